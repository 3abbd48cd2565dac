import { app, BrowserWindow, type WebPreferences } from 'electron';
import { AppError } from '../../shared/errors';
import { withCreator } from './pdf-creator';
import type { PrintReport } from './report';

/** A page with many pictures on a slow machine; beyond this something hangs. */
const PATIENCE_MS = 120_000;

/** What the page's `reportReady` promise gives. */
interface Ready {
  ok: boolean;
  /** Sheets that the page has laid out; each is a page of the PDF. */
  pages: number;
}

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
  // The page has laid itself out on sheets of this size, feet and numbers of pages with them.
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  });
  return withCreator(pdf, `Yuanjian ${app.getVersion()}`);
}
