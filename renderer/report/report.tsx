import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { call } from '../app/bridge';
import { blobUrl } from '../ui/blob-url';
import { fontsAreHere, type Ready } from './ready';
import { RecordDocument } from './record-document';
import { word } from './words';
import './report.css';

/** The page that main prints as the PDF report: `report.html?case=<id>`. */

async function show(): Promise<Ready> {
  const id = new URLSearchParams(location.search).get('case') ?? '';
  const { inspection, clockFindings } = await call('cases.get', { case: id });
  document.title = `${word('title')} ${inspection.case.declaration.number}`;
  const root = document.getElementById('root');
  if (!root) throw new TypeError('the page has no root');
  const pages = createRoot(root);
  /** Hashes of pictures that cannot be shown; what stands in their place says so. */
  const unseen = new Set<string>();
  const draw = (pass: string, pictures = true) =>
    flushSync(() => {
      pages.render(
        <RecordDocument
          key={pass}
          inspection={inspection}
          clockFindings={clockFindings}
          printing
          imageUrl={(sha256, width) => (pictures && !unseen.has(sha256) ? blobUrl(id, sha256, width) : '')}
        />,
      );
    });
  // Laying the text out is what asks for the fonts it needs; with them it is laid out again, from nothing.
  draw('fonts', false);
  await document.fonts.ready;
  draw('print');
  // One picture that nobody can show must not keep the others' record from being put forward.
  for (const sha256 of await withoutPicture()) unseen.add(sha256);
  if (unseen.size > 0) {
    draw('unseen');
    if ((await withoutPicture()).length > 0) return { ok: false };
  }
  const pageTexts = [...document.querySelectorAll('.rd-page')];
  // Better no report than one with text cut off or in a font that the reader's machine may not have.
  const whole = pageTexts.every((text) => text.scrollHeight <= text.clientHeight);
  return { ok: whole && pageTexts.length > 0 && (await fontsAreHere()) };
}

/**
 * Waits for the pictures. They are not decoded here: main did that to make them smaller, and a PDF takes them as they are.
 * @returns the hashes of those that are none.
 */
async function withoutPicture(): Promise<string[]> {
  const images = [...document.images];
  await Promise.all(
    images
      .filter(({ complete }) => !complete)
      .map(
        (image) =>
          new Promise((settled) => {
            image.addEventListener('load', settled);
            image.addEventListener('error', settled);
          }),
      ),
  );
  return images
    .filter(({ naturalWidth }) => naturalWidth === 0)
    .map(({ src }) => /[0-9a-f]{64}/.exec(src)?.[0] ?? '');
}

window.reportReady = show().catch(() => ({ ok: false }));
