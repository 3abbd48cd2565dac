import { createRoot } from 'react-dom/client';
import '@fontsource/noto-sans-sc/400.css';
import '@fontsource/noto-sans-sc/700.css';
import { call } from '../app/bridge';
import { blobUrl } from '../ui/blob-url';
import { RecordDocument } from './record-document';
import './report.css';

/** The page that main prints as the PDF report: `report.html?case=<id>&lang=zh`. */

interface Ready {
  ok: boolean;
  label: string;
}

declare global {
  interface Window {
    /** Fulfilled when fonts and pictures are there and the page can be printed; never rejected. */
    reportReady?: Promise<Ready>;
  }
}

async function show(): Promise<Ready> {
  const query = new URLSearchParams(location.search);
  const language = query.get('lang') === 'en' ? 'en' : 'zh';
  const id = query.get('case') ?? '';
  const { inspection } = await call('cases.get', { case: id });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.title = `${language === 'zh' ? '查检记录' : 'Inspection record'} ${inspection.case.declaration.number}`;
  const root = document.getElementById('root');
  if (!root) throw new TypeError('the page has no root');
  await new Promise<void>((resolve) => {
    createRoot(root).render(
      <div
        ref={() => {
          resolve();
        }}
      >
        <RecordDocument
          inspection={inspection}
          imageUrl={(sha256, width) => blobUrl(id, sha256, width)}
          language={language}
        />
      </div>,
    );
  });
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode()));
  return { ok: true, label: `${inspection.case.declaration.number} · ${inspection.id}` };
}

window.reportReady = show().catch(() => ({ ok: false, label: '' }));
