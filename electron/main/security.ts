import { app, session, systemPreferences, type WebContents } from 'electron';
import type { Logger } from '../services';
import { ORIGIN } from './csp';

/** What no page may do, ours included: leave, open windows, embed others, or get a permission that the app has no use for. */

/** For calls, copy buttons, choosing the loudspeaker, the picture over the whole screen, and the place that a person gives. */
const PERMISSIONS: ReadonlySet<string> = new Set([
  'media',
  'clipboard-sanitized-write',
  'speaker-selection',
  'fullscreen',
  'geolocation',
]);

const isOurs = (url: string | undefined): boolean =>
  url === ORIGIN || (url?.startsWith(`${ORIGIN}/`) ?? false);

export function restrictPermissions(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => PERMISSIONS.has(permission) && isOurs(origin),
  );
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    const allowed = PERMISSIONS.has(permission) && isOurs(requestingUrl);
    if (!allowed || permission !== 'media' || process.platform !== 'darwin') {
      answer(allowed);
      return;
    }
    void askSystem().then(answer, () => answer(false));
  });
  // Also where no page asks for it, its dictionaries would be fetched from the internet at the first start.
  defaultSession.setSpellCheckerEnabled(false);
  defaultSession.setSpellCheckerLanguages([]);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}

/** macOS asks the person itself, once for each device; a refusal there is shown by the page as "denied". */
async function askSystem(): Promise<boolean> {
  const camera = await systemPreferences.askForMediaAccess('camera');
  const microphone = await systemPreferences.askForMediaAccess('microphone');
  return camera || microphone;
}

export function restrictContents(logger: Logger): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    const stay = (event: { preventDefault(): void }, what: string): void => {
      event.preventDefault();
      logger.warn('a page tried to leave', { by: what });
    };
    contents.on('will-navigate', (event) => stay(event, 'navigation'));
    contents.on('will-redirect', (event) => stay(event, 'redirection'));
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) stay(event, 'frame');
    });
    zoomByKeys(contents);
  });
}

/** Without a menu nothing else would listen to Ctrl with +, − and 0. Steps of 10 %, from 50 % to 200 %. */
function zoomByKeys(contents: WebContents): void {
  contents.on('before-input-event', (event, { type, key, control, meta }) => {
    if (type !== 'keyDown' || !(process.platform === 'darwin' ? meta : control)) return;
    const factor = contents.getZoomFactor();
    const next = { '+': factor + 0.1, '=': factor + 0.1, '-': factor - 0.1, '0': 1 }[key];
    if (next === undefined) return;
    event.preventDefault();
    contents.setZoomFactor(Math.min(2, Math.max(0.5, next)));
  });
}
