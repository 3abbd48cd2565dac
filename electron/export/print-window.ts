import { BrowserWindow, type WebPreferences } from 'electron';
import { AppError } from '../../shared/errors';
import type { PrintReport } from './report';

/** A page with many pictures on a slow machine; beyond this something hangs. */
const PATIENCE_MS = 120_000;

/** What the page's `reportReady` promise gives. */
interface Ready {
  ok: boolean;
  /** Printed at the foot of every page; no more than digits, letters and dots, since no font is loaded there. */
  label: string;
}

const FOOTER_STYLE =
  'width:100%;padding:0 15mm;font:7.5px sans-serif;color:#5b6577;display:flex;justify-content:space-between';

/**
 * Prints the report page in a hidden window with the same preload, sandbox and restrictions as every other.
 * @param page URL of the report page for a case.
 */
export function reportPrinter(webPreferences: WebPreferences, page: (id: string) => string): PrintReport {
  return async (id, signal) => {
    const window = new BrowserWindow({ show: false, width: 900, height: 1270, webPreferences });
    let onAbort: () => void = () => undefined;
    let timer: NodeJS.Timeout | undefined;
    const stopped = new Promise<never>((_resolve, reject) => {
      const fail = (why: string) => reject(new AppError('report.failed', { why }));
      onAbort = () => fail('cancelled');
      signal.addEventListener('abort', onAbort);
      timer = setTimeout(() => fail('timeout'), PATIENCE_MS);
      window.webContents.once('render-process-gone', (_event, { reason }) => fail(reason));
    });
    try {
      signal.throwIfAborted();
      return await Promise.race([print(window, page(id)), stopped]);
    } catch (error) {
      throw error instanceof AppError
        ? error
        : new AppError('report.failed', { why: 'print' }, { cause: error });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      window.destroy();
    }
  };
}

async function print(window: BrowserWindow, url: string): Promise<Uint8Array> {
  await window.loadURL(url);
  // Resolves when fonts and pictures are there; asked of our own page, in a window that can show no other.
  const ready = (await window.webContents.executeJavaScript('window.reportReady')) as Ready | undefined;
  if (!ready?.ok) throw new AppError('report.failed', { why: 'page' });
  const label = ready.label.replace(/[^\w. ·-]/g, '');
  return window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: `<div style="${FOOTER_STYLE}"><span>${label}</span><span><span class="pageNumber"></span> / <span class="totalPages"></span></span></div>`,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
}
