import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between app and hub that can be cut. */
export interface Wire {
  url: string;
  /** Bytes carried towards the hub, and from it. */
  carried: { up: number; down: number };
  /** Cuts every connection once so many more bytes went one way, and lets no new ones through until `mend`. */
  cutAfter(direction: 'up' | 'down', bytes: number): void;
  mend(): void;
  /** How often it was cut. */
  cuts: number;
  close(): Promise<void>;
}

export async function startWire(hubUrl: string): Promise<Wire> {
  const target = new URL(hubUrl);
  const sockets = new Set<Socket>();
  let mended = true;
  let cut: { direction: 'up' | 'down'; left: number } | null = null;

  const server = createServer((near) => {
    if (!mended) return void near.destroy();
    const far = connect(Number(target.port), target.hostname);
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    const carry = (from: Socket, to: Socket, direction: 'up' | 'down'): void => {
      sockets.add(from);
      from.on('error', end).on('close', () => {
        sockets.delete(from);
        end();
      });
      from.on('data', (bytes) => {
        wire.carried[direction] += bytes.length;
        if (cut?.direction === direction && (cut.left -= bytes.length) <= 0) {
          cut = null;
          mended = false;
          wire.cuts += 1;
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (!to.write(bytes)) from.pause();
      });
      to.on('drain', () => from.resume());
    };
    carry(near, far, 'up');
    carry(far, near, 'down');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const wire: Wire = {
    url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried: { up: 0, down: 0 },
    cuts: 0,
    mend: () => (mended = true),
    cutAfter: (direction, left) => (cut = { direction, left }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return wire;
}
