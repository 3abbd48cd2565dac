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
  const draw = (pass: string) =>
    flushSync(() => {
      pages.render(
        <RecordDocument
          key={pass}
          inspection={inspection}
          clockFindings={clockFindings}
          printing
          imageUrl={(sha256, width) => blobUrl(id, sha256, width)}
        />,
      );
    });
  // Laying the text out is what asks for the fonts it needs; with them it is laid out again, from nothing.
  draw('fonts');
  await document.fonts.ready;
  draw('print');
  await Promise.all([...document.images].map((image) => image.decode()));
  const pageTexts = [...document.querySelectorAll('.rd-page')];
  // Better no report than one with text cut off or in a font that the reader's machine may not have.
  const whole = pageTexts.every((text) => text.scrollHeight <= text.clientHeight);
  return { ok: whole && pageTexts.length > 0 && (await fontsAreHere()) };
}

window.reportReady = show().catch(() => ({ ok: false }));
