import { equal, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { CHUNK_BYTES, type ByteSource } from './bytes-io';
import { crc32 } from './crc32';
import {
  END64_BYTES,
  END_BYTES,
  isPlainName,
  localHeader,
  place,
  readDirectory,
  readEnd,
  tail,
  type PlacedEntry,
} from './zip-layout';

const MAX_DIRECTORY_BYTES = 64 * 1024 * 1024;

/** A bundle's ZIP, opened. */
export interface ZipArchive {
  /** In the order in which the files lie. */
  entries: readonly PlacedEntry[];
  /**
   * A whole file.
   * @throws AppError `bundle.too-large` past `limit`, `bundle.damaged` where its checksum is another.
   */
  read(entry: PlacedEntry, limit: number): Promise<Bytes>;
  /** A file piece by piece; rejects with `bundle.damaged` after the last piece where its checksum is another. */
  stream(entry: PlacedEntry): AsyncGenerator<Uint8Array, void, undefined>;
}

/**
 * Opens a ZIP that lies exactly as `zip-layout.ts` says: what the directory tells is laid out anew and compared byte
 * by byte with what is there, so no gap, prefix, suffix, comment, flag, date, second entry or other local header passes.
 * @throws AppError `bundle.not-zip`, `bundle.name` or `bundle.not-canonical`; `what` names the part.
 */
export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const endLength = Math.min(source.size, END_BYTES + END64_BYTES);
  const found = readEnd(await source.read(source.size - endLength, endLength));
  if (!found) throw new AppError('bundle.not-zip');
  const { directoryOffset, directorySize } = found;
  if (directorySize > MAX_DIRECTORY_BYTES || directoryOffset + directorySize > source.size) {
    throw new AppError('bundle.not-canonical', { what: 'directory' });
  }
  const directory = await source.read(directoryOffset, directorySize);
  const listed = readDirectory(directory);
  if (!listed) throw new AppError('bundle.not-canonical', { what: 'directory' });
  const names = new Set<string>();
  for (const { name } of listed) {
    const folded = name.toLowerCase();
    if (!isPlainName(name) || names.has(folded)) throw new AppError('bundle.name', { name: printable(name) });
    names.add(folded);
  }

  const { placed, offset } = place(listed);
  const expected = tail(placed, offset);
  if (offset !== directoryOffset || !equal(directory, expected.directory)) {
    throw new AppError('bundle.not-canonical', { what: 'directory' });
  }
  const endOffset = directoryOffset + directorySize;
  if (source.size - endOffset !== expected.end.length)
    throw new AppError('bundle.not-canonical', { what: 'end' });
  if (!equal(await source.read(endOffset, expected.end.length), expected.end)) {
    throw new AppError('bundle.not-canonical', { what: 'end' });
  }
  for (const entry of placed) {
    const header = localHeader(entry);
    if (!equal(await source.read(entry.offset, header.length), header)) {
      throw new AppError('bundle.not-canonical', { what: entry.name });
    }
  }
  return archive(source, placed);
}

function archive(source: ByteSource, entries: readonly PlacedEntry[]): ZipArchive {
  async function* stream(entry: PlacedEntry): AsyncGenerator<Uint8Array, void, undefined> {
    let crc = 0;
    for (let at = 0; at < entry.size; at += CHUNK_BYTES) {
      const piece = await source.read(entry.dataOffset + at, Math.min(CHUNK_BYTES, entry.size - at));
      crc = crc32(piece, crc);
      yield piece;
    }
    if (crc !== entry.crc) throw new AppError('bundle.damaged', { name: entry.name });
  }
  return {
    entries,
    stream,
    read: async (entry, limit) => {
      if (entry.size > limit) throw new AppError('bundle.too-large', { name: entry.name });
      const bytes = new Uint8Array(entry.size);
      let at = 0;
      for await (const piece of stream(entry)) {
        bytes.set(piece, at);
        at += piece.length;
      }
      return bytes;
    },
  };
}

/** A name for a message: no control characters, not endless. */
const printable = (name: string): string => name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?');
