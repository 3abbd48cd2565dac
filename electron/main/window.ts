import { BrowserWindow, screen, type WebPreferences } from 'electron';
import type { Logger } from '../services';
import { ORIGIN } from './csp';
import { keepPlace, placeOn, readPlace, SMALLEST } from './window-place';

/** Background of the desk theme, so that the window does not flash before the first paint. */
const BACKGROUND = '#f3f5f9';
/** A page that crashes is loaded anew, since the record is on the disk; one that keeps crashing is left alone. */
const RELOADS = 3;

/** Makes the one window, already loading. */
export function createWindow(folder: string, webPreferences: WebPreferences, logger: Logger): BrowserWindow {
  const place = placeOn(
    readPlace(folder),
    screen.getAllDisplays().map(({ workArea }) => workArea),
  );
  const { maximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    useContentSize: true,
    show: false,
    backgroundColor: BACKGROUND,
    webPreferences,
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => remember(window, folder, logger));
  reloadAfterCrash(window, logger);
  void window.loadURL(`${ORIGIN}/`).catch(() => logger.error('the first page could not be loaded'));
  return window;
}

function remember(window: BrowserWindow, folder: string, logger: Logger): void {
  const { x, y } = window.getNormalBounds();
  const [width = SMALLEST.width, height = SMALLEST.height] = window.getContentSize();
  try {
    keepPlace(folder, { x, y, width, height, maximized: window.isMaximized() });
  } catch {
    logger.warn('the place of the window was not kept');
  }
}

function reloadAfterCrash(window: BrowserWindow, logger: Logger): void {
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logger.error('the page crashed', { reason, exitCode });
    if (reloads >= RELOADS) return;
    reloads += 1;
    window.webContents.reload();
  });
}
