import { networkInterfaces } from 'node:os';

export interface MachineAddress {
  address: string;
  loopback: boolean;
  interface: string;
}

/** The IPv4 addresses of this machine: only those fit into an invitation code that is read over the telephone. */
export function machineAddresses(): MachineAddress[] {
  return Object.entries(networkInterfaces())
    .flatMap(([name, addresses]) =>
      (addresses ?? [])
        .filter(({ family }) => family === 'IPv4')
        .map(({ address, internal }) => ({ address, loopback: internal, interface: name })),
    )
    .sort((a, b) => Number(a.loopback) - Number(b.loopback));
}

const ANY = ['0.0.0.0', '::'];
const originOf = (host: string, port: number): string =>
  `https://${host.includes(':') ? `[${host}]` : host}${port === 443 ? '' : `:${port}`}`;

/** Where this machine itself reaches a hub that listens there. */
export const ownUrl = (host: string, port: number): string =>
  originOf(ANY.includes(host) ? '127.0.0.1' : host, port);

/** Where others reach it: every address of the machine when it listens on all of them. */
export function sharedUrls(host: string, port: number, addresses = machineAddresses()): string[] {
  if (!ANY.includes(host)) return [originOf(host, port)];
  const reachable = addresses.filter(({ loopback }) => !loopback);
  const shown = reachable.length > 0 ? reachable : addresses;
  return shown.slice(0, 8).map(({ address }) => originOf(address, port));
}
