import { app, type WebPreferences } from 'electron';
import { join } from 'node:path';

/**
 * What every window of ours is made with.
 * @param out folder of the built app, which holds `preload/` and `renderer/`.
 */
export function webPreferences(out: string): WebPreferences {
  return {
    preload: join(out, 'preload/index.cjs'),
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    // The dictionaries would be fetched from the internet.
    spellcheck: false,
    // A call must go on at full rate behind another window.
    backgroundThrottling: false,
    devTools: !app.isPackaged,
  };
}
