import { equal, type Bytes } from '../bytes';
import { AppError } from '../errors';
import type { ByteSource } from './bytes-io';
import { crc32 } from './crc32';
import { windowed } from './window';
import {
  END64_BYTES,
  END_BYTES,
  MAX_DIRECTORY_BYTES,
  isPlainName,
  localHeader,
  matchesDirectory,
  place,
  readDirectory,
  readEnd,
  endRecords,
  type PlacedEntry,
} from './zip-layout';

/** A bundle's ZIP, opened. */
export interface ZipArchive {
  /** In the order in which the files lie. */
  entries: readonly PlacedEntry[];
  /**
   * A whole file.
   * @throws AppError `bundle.too-large` past `limit`, `bundle.not-canonical` where its header is not the one that
   * follows from the directory, `bundle.damaged` where its checksum is another.
   */
  read(entry: PlacedEntry, limit: number): Promise<Bytes>;
  /** Whether the header of a file, whose data are read elsewhere, is the one that follows from the directory. */
  checkHeader(entry: PlacedEntry): Promise<boolean>;
}

/**
 * Opens a ZIP that lies exactly as `zip-layout.ts` says: what the directory tells is laid out anew and compared byte
 * by byte with what is there, so no gap, prefix, suffix, comment, flag, date, attribute or second entry passes. The
 * header in front of a file is compared when that file is read.
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
  if (offset !== directoryOffset || !matchesDirectory(directory, placed)) {
    throw new AppError('bundle.not-canonical', { what: 'directory' });
  }
  const end = endRecords(placed.length, directorySize, offset);
  const endOffset = directoryOffset + directorySize;
  if (source.size - endOffset !== end.length || !equal(await source.read(endOffset, end.length), end)) {
    throw new AppError('bundle.not-canonical', { what: 'end' });
  }
  return archive(source, placed);
}

function archive(source: ByteSource, entries: readonly PlacedEntry[]): ZipArchive {
  const near = windowed(source);
  return {
    entries,
    checkHeader: async (entry) =>
      equal(await source.read(entry.offset, entry.dataOffset - entry.offset), localHeader(entry)),
    read: async (entry, limit) => {
      if (entry.size > limit) throw new AppError('bundle.too-large', { name: entry.name });
      const length = entry.dataOffset - entry.offset;
      const whole = await near.read(entry.offset, length + entry.size);
      if (!equal(whole.subarray(0, length), localHeader(entry)))
        throw new AppError('bundle.not-canonical', { what: entry.name });
      const bytes = whole.slice(length);
      if (crc32(bytes) !== entry.crc) throw new AppError('bundle.damaged', { name: entry.name });
      return bytes;
    },
  };
}

/** A name for a message: no control characters, not endless. */
const printable = (name: string): string => name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?');
