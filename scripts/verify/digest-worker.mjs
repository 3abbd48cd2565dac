// Digests stretches of an open file, on a thread of its own: SHA-256 and CRC-32 of each piece while it is in the cache.
import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { crc32 } from 'node:zlib';

/** Large enough that the calls do not count, small enough to stay in a processor's cache between the two digests. */
const PIECE_BYTES = 256 * 1024;
/** How often the other side hears of progress. */
const TELL_BYTES = 8 * 1024 * 1024;

/** @type {{ fd: number, stop: Int32Array }} the file is open in the process; anything but 0 in `stop` ends the work */
const { fd, stop } = workerData;
const piece = Buffer.allocUnsafeSlow(PIECE_BYTES);

parentPort?.on('message', (/** @type {{ offset: number, size: number }} */ { offset, size }) => {
  parentPort?.postMessage(digest(offset, size));
});

/**
 * @param {number} offset
 * @param {number} size
 */
function digest(offset, size) {
  const hash = createHash('sha256');
  let crc = 0;
  let untold = 0;
  for (let at = 0; at < size;) {
    if (Atomics.load(stop, 0) !== 0) return { error: 'stopped' };
    let read;
    try {
      read = readSync(fd, piece, 0, Math.min(PIECE_BYTES, size - at), offset + at);
    } catch (error) {
      return { error: error instanceof Error && 'code' in error ? error.code : 'unknown' };
    }
    // The file became shorter while it was read.
    if (read === 0) return { error: 'truncated' };
    const bytes = piece.subarray(0, read);
    hash.update(bytes);
    crc = crc32(bytes, crc);
    at += read;
    untold += read;
    if (untold >= TELL_BYTES) {
      parentPort?.postMessage({ done: untold });
      untold = 0;
    }
  }
  return { crc, sha256: hash.digest('hex'), done: untold };
}
