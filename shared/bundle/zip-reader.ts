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
import { salvage, type ZipFault } from './zip-salvage';

/** What is wrong with one file: its checksum is another, or its header is not the one that follows from the directory. */
export type FileFault = 'damaged' | 'header' | null;

/** A bundle's ZIP, opened. */
export interface ZipArchive {
  /** In the order in which the files lie. */
  entries: readonly PlacedEntry[];
  /** How it differs from the one layout; empty for an archive that the writer made. Headers are looked at with their files. */
  faults: readonly ZipFault[];
  /**
   * A whole file, whatever is wrong with it.
   * @throws AppError `bundle.too-large` past `limit`.
   */
  look(entry: PlacedEntry, limit: number): Promise<{ bytes: Bytes; fault: FileFault }>;
  /** As `look`. @throws AppError also `bundle.not-canonical` and `bundle.damaged` for a file with a fault. */
  read(entry: PlacedEntry, limit: number): Promise<Bytes>;
  /** What is wrong with a file whose data, read elsewhere, have this checksum. */
  check(entry: PlacedEntry, crc: number): Promise<FileFault>;
}

/**
 * Opens a ZIP. One that lies exactly as `zip-layout.ts` says is known by its directory: what it tells is laid out anew
 * and compared byte by byte with what is there, so no gap, prefix, suffix, comment, flag, date, attribute or second entry
 * passes. Of any other as much is opened as can be found, with its faults.
 * @throws AppError `bundle.not-zip` where no file can be found.
 */
export async function examineZip(source: ByteSource): Promise<ZipArchive> {
  const canonical = await readCanonical(source);
  if (canonical) return archive(source, canonical, []);
  const { entries, faults } = await salvage(source);
  if (entries.length === 0 && faults.length === 0) throw new AppError('bundle.not-zip');
  return archive(source, entries, faults);
}

/** As `examineZip`. @throws AppError `bundle.not-zip`, `bundle.name` or `bundle.not-canonical` where anything is wrong. */
export async function openZip(source: ByteSource): Promise<ZipArchive> {
  const opened = await examineZip(source);
  const [fault] = opened.faults;
  if (fault?.part === 'name') throw new AppError('bundle.name', { name: fault.file ?? '' });
  if (fault) throw new AppError('bundle.not-canonical', { what: fault.file ?? fault.part });
  return opened;
}

/** The files of an archive with the one layout; null for any other. */
async function readCanonical(source: ByteSource): Promise<PlacedEntry[] | null> {
  const endLength = Math.min(source.size, END_BYTES + END64_BYTES);
  const found = readEnd(await source.read(source.size - endLength, endLength));
  if (!found) return null;
  const { directoryOffset, directorySize } = found;
  if (directorySize > MAX_DIRECTORY_BYTES || directoryOffset + directorySize > source.size) return null;
  const directory = await source.read(directoryOffset, directorySize);
  const listed = readDirectory(directory);
  if (!listed) return null;
  const names = new Set<string>();
  for (const { name } of listed) {
    const folded = name.toLowerCase();
    if (!isPlainName(name) || names.has(folded)) return null;
    names.add(folded);
  }
  const { placed, offset } = place(listed);
  if (offset !== directoryOffset || !matchesDirectory(directory, placed)) return null;
  const end = endRecords(placed.length, directorySize, offset);
  const endOffset = directoryOffset + directorySize;
  if (source.size - endOffset !== end.length || !equal(await source.read(endOffset, end.length), end))
    return null;
  return placed;
}

function archive(
  source: ByteSource,
  entries: readonly PlacedEntry[],
  faults: readonly ZipFault[],
): ZipArchive {
  const near = windowed(source);
  // Of an archive with faults the headers have been looked at, and what is wrong with them has been told.
  const faultOf = (entry: PlacedEntry, header: Uint8Array, crc: number): FileFault => {
    const canonical = faults.length > 0 || equal(header, localHeader(entry));
    if (crc === entry.crc) return canonical ? null : 'header';
    // The one number of two that fits is the one that was not changed.
    return !canonical && equal(header, localHeader({ ...entry, crc })) ? 'header' : 'damaged';
  };
  const look: ZipArchive['look'] = async (entry, limit) => {
    if (entry.size > limit) throw new AppError('bundle.too-large', { name: entry.name });
    const length = entry.dataOffset - entry.offset;
    const whole = await near.read(entry.offset, length + entry.size);
    const bytes = whole.slice(length);
    return { bytes, fault: faultOf(entry, whole.subarray(0, length), crc32(bytes)) };
  };
  return {
    entries,
    faults,
    look,
    read: async (entry, limit) => {
      const { bytes, fault } = await look(entry, limit);
      if (fault === 'header') throw new AppError('bundle.not-canonical', { what: entry.name });
      if (fault === 'damaged') throw new AppError('bundle.damaged', { name: entry.name });
      return bytes;
    },
    check: async (entry, crc) =>
      faultOf(entry, await source.read(entry.offset, entry.dataOffset - entry.offset), crc),
  };
}
