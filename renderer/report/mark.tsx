import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { FIELD_NAMES } from '../../shared/pdf/fields';
import { call } from '../app/bridge';
import { fontsAreHere, type Ready } from './ready';
import { SealedMark, SignedMark } from './sections/marks';
import '../ui/fonts.css';
import './styles/sheet.css';
import './styles/text.css';
import './styles/parts.css';
import './mark.css';

/** The page that main prints as what a field of the report shows: `mark.html?case=<id>&field=…&at=…&statement=…`. */

async function show(): Promise<Ready> {
  const asked = new URLSearchParams(location.search);
  const { inspection, me } = await call('cases.get', { case: asked.get('case') ?? '' });
  const field = FIELD_NAMES.find((name) => name === asked.get('field'));
  const root = document.getElementById('root');
  if (!root || !field) throw new TypeError('no such page');
  const words = { at: asked.get('at') ?? '', statement: asked.get('statement') ?? '' };
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
  return { ok: await fontsAreHere() };
}

window.reportReady = show().catch(() => ({ ok: false }));
