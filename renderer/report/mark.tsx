import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FIELD_NAMES } from '../../shared/pdf/fields';
import { readable } from '../../shared/inert';
import { call } from '../app/bridge';
import { fontsAreHere, type Ready } from './ready';
import { SealedMark, SignedMark } from './sections/marks';
import '../ui/fonts.css';
import './styles/sheet.css';
import './styles/text.css';
import './styles/parts.css';
import './mark.css';

/** Sizes of words that do not fit as they are, in points. */
const LARGEST = 6.25;
const SMALLEST = 2.5;

/** The page that main prints as what a field of the report shows: `mark.html?case=<id>&field=…&at=…&statement=…`. */

async function show(): Promise<Ready> {
  const asked = new URLSearchParams(location.search);
  const { inspection, me } = await call('cases.get', { case: asked.get('case') ?? '' });
  const field = FIELD_NAMES.find((name) => name === asked.get('field'));
  const root = document.getElementById('root');
  if (!root || !field) throw new TypeError('no such page');
  const words = { at: asked.get('at') ?? '', statement: readable(asked.get('statement') ?? '') };
  const mark =
    field === 'seal' ? (
      <SealedMark inspection={inspection} />
    ) : (
      <SignedMark {...words} inspection={inspection} field={field} author={me.fingerprint} />
    );
  flushSync(() =>
    createRoot(root).render(
      <div className="rd rd-mark-sheet" lang="zh-CN">
        <div className="rd-sign-box">{mark}</div>
      </div>,
    ),
  );
  const ready = await fontsAreHere();
  // Better no signature than one whose words are cut off.
  return { ok: fits(root) && ready };
}

/**
 * Whether the box has room for everything. Words wider than Chinese ones (pictographs, characters that are spelled out) are
 * made smaller until it has: nobody's refusal may be written so that others cannot sign after it.
 */
function fits(root: HTMLElement): boolean {
  const box = root.querySelector<HTMLElement>('.rd-sign-box');
  const whole = (): boolean => box !== null && box.scrollHeight <= box.clientHeight;
  for (let size = LARGEST; size >= SMALLEST && !whole(); size -= 0.25)
    for (const words of root.querySelectorAll<HTMLElement>('.rd-words')) words.style.fontSize = `${size}pt`;
  return whole();
}

window.reportReady = show().catch(() => ({ ok: false }));
