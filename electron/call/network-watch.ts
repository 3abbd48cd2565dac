import { networkInterfaces } from 'node:os';

/** A person in a call should not notice that the network changed; asking the system costs a tenth of a millisecond. */
const EVERY_MS = 400;

/**
 * Tells when this machine gets or loses an address: from Wi-Fi to a phone's hotspot, or a cable pulled out. Neither Electron
 * nor the sockets say so by themselves. @returns the function that ends it.
 */
export function watchNetwork(
  changed: (addresses: ReadonlySet<string>) => void,
  read: () => ReadonlySet<string> = outwardAddresses,
): () => void {
  let known = spelled(read());
  const timer = setInterval(() => {
    const now = read();
    // Between two networks there is none: nothing can be done about it before there is an address again.
    if (spelled(now) === known || now.size === 0) return;
    known = spelled(now);
    changed(now);
  }, EVERY_MS);
  return () => clearInterval(timer);
}

function outwardAddresses(): ReadonlySet<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return new Set(all.filter(({ internal }) => !internal).map(({ address }) => address));
}

const spelled = (addresses: ReadonlySet<string>): string => [...addresses].sort().join(' ');
