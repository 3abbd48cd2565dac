import { app } from 'electron';

/**
 * Where the operating system has no position, Chromium asks a service on the internet and sends it the names of the wireless
 * networks around. No machine of an inspection does that: the service's host cannot be found from within the app, and the page
 * is told that there is no position.
 */
const NETWORK_LOCATION_HOST = 'www.googleapis.com';

/** To be called before the app is ready. Keeps what was asked for on the command line. */
export function keepPlaceFromNetwork(): void {
  const { commandLine } = app;
  const asked = commandLine.getSwitchValue('host-resolver-rules');
  const rule = `MAP ${NETWORK_LOCATION_HOST} ~NOTFOUND`;
  commandLine.appendSwitch('host-resolver-rules', [rule, asked].filter(Boolean).join(', '));
  // A proxy would look the name up by itself. This is not the setting of the pages, which have no network at all.
  void app.whenReady().then(() => app.setProxy({ mode: 'direct' }));
}
