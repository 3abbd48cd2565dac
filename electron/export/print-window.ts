import { BrowserWindow, type PrintToPDFOptions, type WebPreferences } from 'electron';
import { AppError } from '../../shared/errors';
import type { Printer } from '../signoff/report-page';

/** A page with many pictures on a slow machine; beyond this something hangs. */
const PATIENCE_MS = 120_000;

/** What the page's `reportReady` promise gives. */
interface Ready {
  ok: boolean;
}

/** What is printed: one of our own pages, and how it becomes a PDF. */
interface Printing {
  url: string;
  options: PrintToPDFOptions;
}

/** Sheets that have laid themselves out, feet and numbers of pages with them. */
const SHEETS: PrintToPDFOptions = { generateTaggedPDF: true, generateDocumentOutline: true };
/** A form inside of a PDF has no structure of its own. */
const MARK: PrintToPDFOptions = { generateTaggedPDF: false };

/**
 * Prints our own pages in a hidden window with the same preload, sandbox and restrictions as every other.
 * @param origin where the pages are.
 */
export function printer(webPreferences: WebPreferences, origin: string): Printer {
  const print = (printing: Printing, signal: AbortSignal) => printed(webPreferences, printing, signal);
  return {
    report: (id, signal) => print({ url: `${origin}/report.html?case=${id}`, options: SHEETS }, signal),
    mark: (id, { field, at, statement }, signal) => {
      const asked = new URLSearchParams({ case: id, field, at: at.toISOString(), statement });
      return print({ url: `${origin}/mark.html?${asked.toString()}`, options: MARK }, signal);
    },
  };
}

async function printed(
  webPreferences: WebPreferences,
  printing: Printing,
  signal: AbortSignal,
): Promise<Uint8Array> {
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
    return await Promise.race([print(window, printing), stopped]);
  } catch (error) {
    throw error instanceof AppError
      ? error
      : new AppError('report.failed', { why: 'print' }, { cause: error });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
    window.destroy();
  }
}

async function print(window: BrowserWindow, { url, options }: Printing): Promise<Uint8Array> {
  await window.loadURL(url);
  // Resolves when fonts and pictures are there; asked of our own page, in a window that can show no other.
  const ready = (await window.webContents.executeJavaScript('window.reportReady')) as Ready | undefined;
  if (!ready?.ok) throw new AppError('report.failed', { why: 'page' });
  return window.webContents.printToPDF({
    pageSize: 'A4',
    preferCSSPageSize: true,
    printBackground: true,
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    ...options,
  });
}
