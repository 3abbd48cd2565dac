import { CHUNK_BYTES, type ByteSource } from './bytes-io';
import { CENTRAL, END, END64, LOCAL, isPlainName } from './zip-layout';
import { LOCAL_BYTES, latin } from './zip-local';

/** A place in an archive where a file's header, or the directory and what follows it, begins. */
export interface ZipRecord {
  kind: 'file' | 'directory';
  at: number;
}

const KINDS = new Map<number, ZipRecord['kind']>([
  [LOCAL, 'file'],
  [CENTRAL, 'directory'],
  [END, 'directory'],
  [END64, 'directory'],
]);

/** The record that begins exactly here, or null. */
export async function recordAt(near: ByteSource, at: number): Promise<ZipRecord | null> {
  if (at + 4 > near.size) return null;
  const kind = KINDS.get(viewOf(await near.read(at, 4)).getUint32(0, true));
  return kind ? { kind, at } : null;
}

/** The first record from `from` on that begins before `from + within`; past the first byte only one that looks whole. */
export async function nextRecord(near: ByteSource, from: number, within: number): Promise<ZipRecord | null> {
  const here = await recordAt(near, from);
  if (here) return here;
  const stop = Math.min(near.size, from + within);
  const step = CHUNK_BYTES / 4;
  for (let start = from; start < stop; start += step) {
    // Pieces overlap by what a signature may stick out.
    const piece = await near.read(start, Math.min(step + 3, near.size - start));
    const view = viewOf(piece);
    for (let i = piece.indexOf(0x50); i >= 0 && i + 4 <= piece.length; i = piece.indexOf(0x50, i + 1)) {
      const kind = KINDS.get(view.getUint32(i, true));
      if (kind && (await looksWhole(near, start + i))) return { kind, at: start + i };
    }
  }
  return null;
}

/** Whether a signature in the middle of bytes is more than chance: a header has a plain name in its place. */
async function looksWhole(near: ByteSource, at: number): Promise<boolean> {
  const view = viewOf(await near.read(at, Math.min(46, near.size - at)));
  const signature = view.getUint32(0, true);
  if (signature === END || signature === END64) return view.byteLength >= 22;
  const [fixed, field] = signature === LOCAL ? [LOCAL_BYTES, 26] : [46, 28];
  if (view.byteLength < fixed) return false;
  const length = view.getUint16(field, true);
  if (at + fixed + length > near.size) return false;
  return isPlainName(latin(await near.read(at + fixed, Math.min(length, 1024))));
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
