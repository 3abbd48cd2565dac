import { equal } from '../bytes';
import type { ByteSource } from './bytes-io';
import { windowed } from './window';
import { MAX_FILES, isPlainName, localHeader, type PlacedEntry } from './zip-layout';
import { LOCAL_BYTES, MAX_LOCAL_BYTES, readLocalHeader, type FoundHeader } from './zip-local';
import { nextRecord, recordAt } from './zip-search';
import { checkTail } from './zip-tail';

/** What of an archive is not as prescribed. */
export interface ZipFault {
  /**
   * `directory`, `end`: they say something else than the files in front of them. `header`: the header in front of a
   * file. `gap`: bytes of no file in front of one. `packed`: a file that is compressed or encrypted, or whose size comes
   * behind it. `name`: forbidden or used twice. `cut`: the archive ends too early.
   */
  part: 'directory' | 'end' | 'header' | 'gap' | 'packed' | 'name' | 'cut';
  /** The file that it is about, where it is about one. */
  file?: string;
}

export interface Salvaged {
  /** What can be read, in the order in which it lies. */
  entries: PlacedEntry[];
  faults: ZipFault[];
}

/** So much may lie in front of the first file before nobody takes it for an archive. */
const MAX_PREFIX_BYTES = 64 * 1024;

/**
 * Finds the files of an archive whose directory cannot be relied on, by the headers in front of them, and says where
 * headers, directory and end differ from the one layout. A wrong size costs one file, not those that follow: the next
 * header is looked for. Reads what lies between two headers at most once; memory: one piece.
 */
export async function salvage(source: ByteSource): Promise<Salvaged> {
  const near = windowed(source);
  const entries: PlacedEntry[] = [];
  const faults: ZipFault[] = [];
  const names = new Set<string>();
  let record = await nextRecord(near, 0, MAX_PREFIX_BYTES);
  if (record && record.at > 0) faults.push({ part: 'gap' });
  while (record?.kind === 'file') {
    if (entries.length + faults.length >= MAX_FILES) return { entries, faults: [{ part: 'directory' }] };
    const { entry, end, next, fault } = await fileAt(near, record.at);
    const folded = entry.name.toLowerCase();
    const file = printable(entry.name);
    if (fault === 'cut') faults.push({ part: 'cut', ...(file !== '' && { file }) });
    else if (!isPlainName(entry.name) || names.has(folded)) faults.push({ part: 'name', file });
    else {
      names.add(folded);
      if (fault) faults.push({ part: fault, file });
      if (fault !== 'packed') entries.push(entry);
    }
    if (next && next.at > end) faults.push({ part: 'gap', file });
    record = next;
  }
  if (entries.length > 0 && !faults.some(({ part }) => HIDES_TAIL.has(part)))
    faults.push(...(await checkTail(near, entries)));
  return { entries, faults: onePerFile(faults) };
}

/** Holds every header of our own. */
const USUAL_LOCAL_BYTES = 512;

/** After these the directory is another one by necessity. */
const HIDES_TAIL = new Set<ZipFault['part']>(['gap', 'packed', 'name', 'cut']);

interface Found {
  entry: PlacedEntry;
  /** Where its data end. */
  end: number;
  /** What comes behind it; null at the end of the archive. */
  next: Awaited<ReturnType<typeof nextRecord>>;
  fault: 'header' | 'packed' | 'cut' | null;
}

async function fileAt(near: ByteSource, offset: number): Promise<Found> {
  const found = await headerAt(near, offset, USUAL_LOCAL_BYTES);
  if (!found) {
    const entry = { name: '', size: 0, crc: 0, offset, dataOffset: offset + LOCAL_BYTES };
    return { entry, end: near.size, next: null, fault: 'cut' };
  }
  const { header, bytes } = found;
  const { name, crc, sizes, stored } = header;
  const dataOffset = offset + header.length;
  for (const size of sizes) {
    const next = await recordAt(near, dataOffset + size);
    if (!next) continue;
    const entry = { name, crc, size, offset, dataOffset };
    const canonical = stored && equal(bytes, localHeader(entry));
    return { entry, end: dataOffset + size, next, fault: !stored ? 'packed' : canonical ? null : 'header' };
  }
  const [declared] = sizes;
  const next = await nextRecord(near, dataOffset, near.size);
  const whole = dataOffset + declared <= (next?.at ?? near.size);
  const size = whole ? declared : (next?.at ?? near.size) - dataOffset;
  const entry = { name, crc, size, offset, dataOffset };
  const fault = !stored ? 'packed' : whole ? null : next ? 'header' : 'cut';
  return { entry, end: dataOffset + size, next, fault };
}

/** Null where the archive ends in the middle of the header. */
async function headerAt(
  near: ByteSource,
  offset: number,
  length: number,
): Promise<{ header: FoundHeader; bytes: Uint8Array } | null> {
  const bytes = await near.read(offset, Math.min(length, near.size - offset));
  const header = readLocalHeader(bytes);
  if (header) return { header, bytes: bytes.subarray(0, header.length) };
  return length < MAX_LOCAL_BYTES ? headerAt(near, offset, MAX_LOCAL_BYTES) : null;
}

/** A file that is named by its header need not be named by the directory too. */
function onePerFile(faults: readonly ZipFault[]): ZipFault[] {
  const told = new Set<string>();
  return faults.filter(({ file }) => {
    if (file === undefined) return true;
    const known = told.has(file);
    told.add(file);
    return !known;
  });
}

/** A name for a message: no control characters, not endless. */
const printable = (name: string): string => name.slice(0, 80).replace(/[^\x20-\x7e]/g, '?');
