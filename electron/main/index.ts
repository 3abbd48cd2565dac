import { app, BrowserWindow, Menu, protocol } from 'electron';
import { join } from 'node:path';
import { AppError, toAppError } from '../../shared/errors';
import type { Logger } from '../services';
import type { App } from './app';
import { chooseDataFolder, linkIn, prepareDataFolder } from './data-folder';
import { listenToWindows, windows } from './ipc';
import { LinkBox } from './link-box';
import { keepPlaceFromNetwork } from './location';
import { createLogger } from './log';
import { servePage } from './pages';
import { serveBlob } from './pictures';
import { restrictContents, restrictPermissions } from './security';
import { watchPower } from './system';
import { webPreferences } from './web-preferences';
import { createWindow } from './window';

/*
 * The first lines of the app: only what the first window needs. Everything heavy is in the chunk of ./app, which is
 * loaded while the window already loads its page.
 */

/** Longest wait for what is under way (a write, the hub's answer) when the app is closed. */
const CLOSE_WITHIN_MS = 4000;

protocol.registerSchemesAsPrivileged([
  {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
]);
// In a closed network without multicast the hidden addresses of mDNS would connect nobody. Keeps what was asked for.
const disabled = app.commandLine.getSwitchValue('disable-features');
app.commandLine.appendSwitch(
  'disable-features',
  [disabled, 'WebRtcHideLocalIpsWithMdns'].filter(Boolean).join(','),
);
keepPlaceFromNetwork();
// The other side's voice must be heard without a click.
app.commandLine.appendSwitch('autoplay-policy', 'no-user-gesture-required');
// On Linux the system's own voices, which read cue cards aloud, are there only when asked for.
app.commandLine.appendSwitch('enable-speech-dispatcher');

/** Folder of the built app. Asked here, in the entry, since chunks lie elsewhere. */
const out = join(import.meta.dirname, '..');
const folder = chooseDataFolder(process.argv, process.env, join(app.getPath('appData'), 'yuanjian'));
start();

function start(): void {
  try {
    prepareDataFolder(folder);
  } catch (error) {
    process.stderr.write(`the data folder cannot be used (${toAppError(error).code}): ${folder}\n`);
    app.exit(2);
    return;
  }
  app.setPath('userData', folder);
  app.setPath('sessionData', join(folder, 'chromium'));
  if (app.requestSingleInstanceLock()) {
    run(createLogger(folder));
  } else {
    process.stderr.write('this data folder is open in another app already: its window comes to the front\n');
    app.exit(0);
  }
}

function run(logger: Logger): void {
  if (app.isPackaged) app.setAsDefaultProtocolClient('yuanjian');
  const links = new LinkBox((text) => windows.push('open-link', { text }));
  links.take(linkIn(process.argv));
  app.on('open-url', (_event, url) => links.take(linkIn([url])));
  app.on('second-instance', (_event, argv) => {
    links.take(linkIn(argv));
    const [window] = BrowserWindow.getAllWindows();
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  restrictContents(logger);

  let loaded: App | null = null;
  const loading = app.whenReady().then(async () => {
    openFirstWindow(logger, links, () => loaded);
    const { loadApp } = await import('./app');
    loaded = await loadApp({ folder, out, webPreferences: webPreferences(out), logger, windows });
    return loaded;
  });
  loading.catch((error: unknown) => logger.error('the app could not be loaded', { error: String(error) }));
  listenToWindows(async (name, asker, input) => {
    const answer = await loading.then(
      (ready) => ready.answer(name, asker, input),
      () => ({ ok: false, error: new AppError('internal').toJSON() }) as const,
    );
    if (name === 'app.status') links.ready();
    return answer;
  });
  app.on('window-all-closed', () => app.quit());
  closeInOrder(() => loaded?.close());
}

function openFirstWindow(logger: Logger, links: LinkBox, loaded: () => App | null): void {
  // No menu: the app has its own controls, and building the standard one takes time at start. macOS needs its own.
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);
  restrictPermissions();
  watchPower(windows);
  const root = join(out, 'renderer');
  protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== 'yuanjian') return new Response(null, { status: 404 });
    return (await serveBlob(url, loaded()?.blobs() ?? null, logger)) ?? servePage(root, url.pathname);
  });
  const window = createWindow(folder, webPreferences(out), logger);
  window.webContents.on('did-start-loading', () => links.gone());
}

/** Holds the end of the app back until what is under way is on the disk. */
function closeInOrder(close: () => Promise<void> | undefined): void {
  let closing = false;
  app.on('will-quit', (event) => {
    if (closing) return;
    closing = true;
    event.preventDefault();
    const late = setTimeout(() => app.exit(0), CLOSE_WITHIN_MS);
    void Promise.resolve(close()).finally(() => {
      clearTimeout(late);
      app.exit(0);
    });
  });
}
