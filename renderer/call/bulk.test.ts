import { describe, expect, it } from 'vitest';
import { concat, equal, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { BULK_WINDOW_BYTES, type Control } from '../../shared/protocol/control';
import type { BlobRef } from '../../shared/record/primitives';
import { decodeFrame, encodeFrame } from './bulk-frame';
import { BulkReceiver, type BlobSink } from './bulk-receiver';
import { BULK_LOW_MARK, BulkSender, FIRST_CHUNK } from './bulk-sender';

const CASE = 'c'.repeat(32);

const bytesOf = (length: number, seed = 1): Bytes =>
  Uint8Array.from({ length }, (_, i) => (i * 31 + seed * 17 + (i >> 8)) & 255);
const refOf = (bytes: Uint8Array): BlobRef => ({
  sha256: sha256Hex(bytes),
  size: bytes.length,
  mime: 'image/jpeg',
});

/** A disk: keeps what was written, and checks the hash at the end as main's store does. */
class Disk implements BlobSink {
  readonly parts = new Map<string, { blob: BlobRef; bytes: Uint8Array }>();
  writes = 0;

  async receive(blob: BlobRef) {
    const part = this.parts.get(blob.sha256) ?? { blob, bytes: new Uint8Array(0) };
    this.parts.set(blob.sha256, part);
    return this.arrival(part);
  }

  async write(sha256: string, offset: number, bytes: Uint8Array) {
    this.writes += 1;
    const part = this.parts.get(sha256);
    if (!part || part.bytes.length !== offset) throw new AppError('blob.offset');
    part.bytes = concat(part.bytes, bytes);
    const arrival = this.arrival(part);
    if (part.bytes.length === part.blob.size && !arrival.verified) part.bytes = new Uint8Array(0);
    return arrival;
  }

  private arrival({ blob, bytes }: { blob: BlobRef; bytes: Uint8Array }) {
    return {
      offset: bytes.length,
      size: blob.size,
      verified: bytes.length === blob.size && sha256Hex(bytes) === blob.sha256,
    };
  }
}

/** Both ends of a bulk channel in one place; the network between them moves only when it is told to. */
function pair(files: Bytes[], disk = new Disk()) {
  const wire: Bytes[] = [];
  const said: Control[] = [];
  const order: string[] = [];
  const unreadable: string[] = [];
  const dropped: string[] = [];
  let buffered = 0;
  let time = 0;
  const pipe = {
    get bulkBuffered() {
      return buffered;
    },
    sendBulk: (frame: Bytes) => {
      buffered += frame.length;
      wire.push(frame);
    },
  };
  const known = new Map(files.map((file) => [sha256Hex(file), file]));
  const sender = new BulkSender(
    pipe,
    async ({ sha256 }, offset, length) => {
      const file = known.get(sha256);
      if (!file) throw new AppError('blob.missing');
      if (order.at(-1) !== sha256) order.push(sha256);
      return file.subarray(offset, offset + length);
    },
    ({ sha256 }) => unreadable.push(sha256),
    () => time,
  );
  const receiver = new BulkReceiver(CASE, disk, (message) => {
    said.push(message);
    const file = message.t === 'want' || message.t === 'got' ? known.get(message.sha256) : undefined;
    if (message.t === 'want')
      sender.want({ case: CASE, sha256: message.sha256, size: file?.length ?? 10 }, message.offset);
    if (message.t === 'got') sender.stop(message.sha256);
  });
  /**
   * Lets everything that is possible happen, counting what waited on the wire at most. As a real channel does, it tells
   * of room only when the queue falls to the mark from above it.
   * @param drainMs how long the wire takes for a frame.
   */
  async function settle(deliver = true, drainMs = 1): Promise<number> {
    let most = 0;
    for (let idle = 0; idle < 5;) {
      await new Promise((resolve) => setImmediate(resolve));
      most = Math.max(most, buffered);
      const frame = deliver ? wire.shift() : undefined;
      idle = frame ? 0 : idle + 1;
      if (!frame) continue;
      const before = buffered;
      buffered -= frame.length;
      time += drainMs;
      if (before > BULK_LOW_MARK && buffered <= BULK_LOW_MARK) sender.low();
      try {
        receiver.frame(frame);
      } catch (error) {
        dropped.push(error instanceof AppError ? error.code : 'internal');
      }
    }
    return most;
  }
  /** Everything on the wire arrives at once. */
  function deliver(): void {
    for (const frame of wire.splice(0)) {
      buffered -= frame.length;
      receiver.frame(frame);
    }
    sender.low();
  }
  return { sender, receiver, disk, wire, said, order, unreadable, dropped, settle, deliver };
}

const payloadBytes = (wire: Bytes[]): number =>
  wire.reduce((sum, frame) => sum + decodeFrame(frame).payload.length, 0);

describe('files over the bulk channel', () => {
  it('arrive whole, in the order in which they were asked for, and are acknowledged', async () => {
    const [thumbnail, original] = [bytesOf(20_000), bytesOf(700_001, 2)];
    const { receiver, disk, said, order, settle } = pair([original, thumbnail]);
    receiver.fetch(refOf(thumbnail));
    receiver.fetch(refOf(original));
    await settle();
    expect(order).toEqual([sha256Hex(thumbnail), sha256Hex(original)]);
    expect(equal(disk.parts.get(sha256Hex(original))!.bytes, original)).toBe(true);
    expect(said.filter(({ t }) => t === 'got')).toEqual([
      { t: 'got', sha256: sha256Hex(thumbnail), ok: true },
      { t: 'got', sha256: sha256Hex(original), ok: true },
    ]);
  });

  it('wait while the channel is full, however large they are', async () => {
    const file = bytesOf(3_000_000);
    const { receiver, settle } = pair([file]);
    receiver.fetch(refOf(file));
    expect(await settle()).toBeLessThanOrEqual(512 * 1024 + 1024);
  });

  it('arrive whole over a slow link too, with less in the queue', async () => {
    const [first, second] = [bytesOf(2_000_000), bytesOf(2_000_000, 2)];
    const { receiver, settle, disk } = pair([first, second]);
    receiver.fetch(refOf(first));
    await settle(true, 400);
    receiver.fetch(refOf(second));
    expect(await settle(true, 400)).toBeLessThanOrEqual(128 * 1024 + 1024);
    expect(disk.parts.get(sha256Hex(second))!.bytes).toHaveLength(2_000_000);
  });

  it('run no further ahead of the disk than the window', async () => {
    const file = bytesOf(3 * BULK_WINDOW_BYTES);
    const disk = new Disk();
    let open = (): void => {};
    const shut = new Promise<void>((resolve) => (open = resolve));
    const write = disk.write.bind(disk);
    disk.write = async (...args) => {
      await shut;
      return write(...args);
    };
    const { receiver, said, settle, order } = pair([file], disk);
    let progress = 0;
    receiver.on('progress', ({ offset }) => (progress = offset));
    receiver.fetch(refOf(file));
    await settle();
    expect({ progress, wants: said.length }).toEqual({ progress: 0, wants: 1 });
    open();
    await settle();
    expect(order).toHaveLength(1);
    expect(progress).toBe(file.length);
    expect(equal(disk.parts.get(sha256Hex(file))!.bytes, file)).toBe(true);
  });

  it('go on where the disk was when the channel broke', async () => {
    const file = bytesOf(500_000);
    const first = pair([file]);
    first.receiver.fetch(refOf(file));
    await first.settle(false);
    first.receiver.frame(first.wire[0]!);
    await first.settle(false);
    first.sender.close();
    first.receiver.close();
    const second = pair([file], first.disk);
    second.receiver.fetch(refOf(file));
    await second.settle();
    expect(second.said[0]).toEqual({ t: 'want', sha256: sha256Hex(file), offset: FIRST_CHUNK });
    expect(equal(second.disk.parts.get(sha256Hex(file))!.bytes, file)).toBe(true);
  });

  it('cut at about half go on from there: the same bytes, at most one window of them sent twice', async () => {
    const file = bytesOf(3 * BULK_WINDOW_BYTES);
    const first = pair([file]);
    first.receiver.fetch(refOf(file));
    let sent = 0;
    // The wire carries the first half; then it is cut, with whatever was on it.
    while ((first.disk.parts.get(sha256Hex(file))?.bytes.length ?? 0) < file.length / 2) {
      await first.settle(false);
      sent += payloadBytes(first.wire);
      first.deliver();
    }
    await first.settle(false);
    sent += payloadBytes(first.wire);
    first.sender.close();
    first.receiver.close();
    const { bytes: half } = first.disk.parts.get(sha256Hex(file))!;
    const second = pair([file], first.disk);
    second.receiver.fetch(refOf(file));
    for (let whole = false; !whole; whole = second.said.some(({ t }) => t === 'got')) {
      await second.settle(false);
      sent += payloadBytes(second.wire);
      second.deliver();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(second.said[0]).toEqual({ t: 'want', sha256: sha256Hex(file), offset: half.length });
    expect(equal(second.disk.parts.get(sha256Hex(file))!.bytes, file)).toBe(true);
    expect(sent - file.length).toBeGreaterThanOrEqual(0);
    expect(sent - file.length).toBeLessThanOrEqual(BULK_WINDOW_BYTES);
  });

  it('that are small go ahead of large ones, also of one that is under way', async () => {
    const [large, other, small] = [bytesOf(900_000), bytesOf(900_001, 2), bytesOf(20_000, 3)];
    const { receiver, disk, settle } = pair([large, other, small]);
    const verified: string[] = [];
    receiver.on('verified', ({ sha256 }) => verified.push(sha256));
    receiver.fetch(refOf(large));
    receiver.fetch(refOf(other));
    await settle(false);
    receiver.fetch(refOf(small));
    await settle();
    expect(verified).toEqual([small, large, other].map(sha256Hex));
    expect(equal(disk.parts.get(sha256Hex(large))!.bytes, large)).toBe(true);
  });

  it('are asked for again when the bytes were not those that the record names, and given up at last', async () => {
    const file = bytesOf(1000);
    const wrong = { ...refOf(file), sha256: 'd'.repeat(64) };
    const { receiver, sender, said, wire } = pair([]);
    const failed: string[] = [];
    receiver.on('failed', ({ error }) => failed.push(error.code));
    sender.close();
    receiver.fetch(wrong);
    for (let i = 0; i < 5; i++) {
      await new Promise((resolve) => setImmediate(resolve));
      try {
        receiver.frame(encodeFrame({ case: CASE, sha256: wrong.sha256, size: 1000, offset: 0 }, file));
      } catch {
        break; // given up: nobody asked for it any more
      }
    }
    expect(wire).toEqual([]);
    expect(said.filter(({ t }) => t === 'want')).toHaveLength(3);
    expect(failed).toEqual(['still.other-hash']);
  });

  it('stop when the disk is full, and the next one is tried', async () => {
    const [a, b] = [bytesOf(1000), bytesOf(2000, 3)];
    const disk = new Disk();
    const receive = disk.receive.bind(disk);
    disk.receive = async (blob) => {
      if (blob.size === 1000) throw new AppError('store.disk-full');
      return receive(blob);
    };
    const { receiver, settle } = pair([a, b], disk);
    const events: string[] = [];
    receiver.on('failed', ({ error }) => events.push(error.code));
    receiver.on('verified', ({ sha256 }) => events.push(sha256));
    receiver.fetch(refOf(a));
    receiver.fetch(refOf(b));
    await settle();
    expect(events).toEqual(['store.disk-full', sha256Hex(b)]);
  });

  it('that cannot be read do not stand in the way of others', async () => {
    const file = bytesOf(3000);
    const { sender, unreadable, receiver, settle } = pair([file]);
    sender.want({ case: CASE, sha256: 'e'.repeat(64), size: 10 }, 0);
    receiver.fetch(refOf(file));
    const verified: string[] = [];
    receiver.on('verified', ({ sha256 }) => verified.push(sha256));
    await settle();
    expect(unreadable).toEqual(['e'.repeat(64)]);
    expect(verified).toEqual([sha256Hex(file)]);
  });

  it('may come before the record names them, and are then not sent again', async () => {
    const file = bytesOf(150_000);
    const { receiver, sender, said, settle, disk } = pair([file]);
    sender.want({ case: CASE, sha256: sha256Hex(file), size: file.length }, 0);
    await settle();
    receiver.fetch(refOf(file));
    await settle();
    expect(said).toEqual([{ t: 'got', sha256: sha256Hex(file), ok: true }]);
    expect(equal(disk.parts.get(sha256Hex(file))!.bytes, file)).toBe(true);
  });

  it('that came too early to be kept are asked for from the beginning', async () => {
    const [first, second] = [bytesOf(700_000), bytesOf(600_000, 2)];
    const { receiver, sender, said, settle, disk, dropped } = pair([first, second]);
    for (const file of [first, second])
      sender.want({ case: CASE, sha256: sha256Hex(file), size: file.length }, 0);
    await settle();
    expect(dropped[0]).toBe('message.too-large');
    receiver.fetch(refOf(second));
    await settle();
    expect(said.slice(0, 2)).toEqual([
      { t: 'got', sha256: sha256Hex(second), ok: false },
      { t: 'want', sha256: sha256Hex(second), offset: 0 },
    ]);
    expect(equal(disk.parts.get(sha256Hex(second))!.bytes, second)).toBe(true);
  });

  it('refuse frames of another case, out of their place, or beyond what is kept', async () => {
    const file = bytesOf(200_000);
    const { receiver, settle } = pair([]);
    const head = { case: CASE, ...refOf(file), offset: 0 };
    const frame = (change: object) => {
      const { case: id, sha256, size, offset } = { ...head, ...change };
      return encodeFrame({ case: id, sha256, size, offset }, file.subarray(0, 100));
    };
    expect(() => receiver.frame(frame({ offset: 100 }))).toThrow('message.invalid');
    receiver.fetch(refOf(file));
    await settle();
    expect(() => receiver.frame(frame({ case: 'd'.repeat(32) }))).toThrow('message.not-allowed');
    expect(() => receiver.frame(frame({ size: 150_000 }))).toThrow('message.invalid');
    expect(() => receiver.frame(frame({ offset: 100 }))).toThrow('message.invalid');
  });
});
