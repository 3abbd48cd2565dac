import { webContents } from 'electron';

/** Chromium on Linux looks at its network again two seconds after a change; until twice that is over nothing relies on it. */
const UNTIL_MS = 5000;

let timer: NodeJS.Timeout | undefined;

/**
 * For connections that the pages make in the next seconds: they bind to any address and leave the way to the system. Chromium would
 * bind them to the addresses that it knows, which on a network that has just changed are gone.
 */
export function bindToAnyAddress(): void {
  clearTimeout(timer);
  setPolicy('default_public_and_private_interfaces');
  timer = setTimeout(() => setPolicy('default'), UNTIL_MS);
}

function setPolicy(policy: 'default' | 'default_public_and_private_interfaces'): void {
  for (const contents of webContents.getAllWebContents())
    if (!contents.isDestroyed()) contents.setWebRTCIPHandlingPolicy(policy);
}
