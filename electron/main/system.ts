import { powerMonitor, powerSaveBlocker, shell, systemPreferences } from 'electron';
import type { Access, MediaAccess, PowerChange } from '../../shared/ipc/contract';
import type { SettingsPage } from '../../shared/ipc/inputs';
import type { Windows } from '../services';

/** What the app has to do with the computer that it runs on: sleep, and what the system allows. */

/** The only addresses of settings that are ever opened. Linux has a program for each desktop and no address for it. */
const PAGES: Partial<Record<NodeJS.Platform, Record<SettingsPage, string>>> = {
  darwin: {
    camera: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Camera',
    microphone: 'x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone',
  },
  win32: { camera: 'ms-settings:privacy-webcam', microphone: 'ms-settings:privacy-microphone' },
};

/** What the system itself lets this app have; the answers of macOS and Windows, and `unknown` where nobody says. */
export function mediaAccess(): MediaAccess {
  const system = ({ darwin: 'macos', win32: 'windows' } as const)[process.platform as string] ?? 'linux';
  const of = (page: SettingsPage): Access =>
    system === 'linux' ? 'unknown' : ACCESS[systemPreferences.getMediaAccessStatus(page)];
  return { camera: of('camera'), microphone: of('microphone'), system };
}

const ACCESS: Record<ReturnType<typeof systemPreferences.getMediaAccessStatus>, Access> = {
  granted: 'granted',
  denied: 'denied',
  restricted: 'denied',
  'not-determined': 'not-asked',
  unknown: 'unknown',
};

/** Opens the page of the system's settings; false where there is none to open. */
export async function openSettings(page: SettingsPage): Promise<boolean> {
  const address = PAGES[process.platform]?.[page];
  if (address === undefined) return false;
  await shell.openExternal(address);
  return true;
}

/** Tells the windows when the computer sleeps, wakes up, is locked or unlocked. Once, when the app is ready. */
export function watchPower(windows: Windows): void {
  const tell = (to: PowerChange) => () => windows.push('power-changed', { to });
  powerMonitor.on('suspend', tell('asleep'));
  powerMonitor.on('resume', tell('awake'));
  powerMonitor.on('lock-screen', tell('locked'));
  powerMonitor.on('unlock-screen', tell('unlocked'));
}

/** Keeps the computer and its screen awake from now on; returns the function that lets it sleep again. */
export function stayAwake(): () => void {
  const id = powerSaveBlocker.start('prevent-display-sleep');
  return () => {
    if (powerSaveBlocker.isStarted(id)) powerSaveBlocker.stop(id);
  };
}
