import { concat, equal, utf8, type Bytes } from '../bytes';

/**
 * The one way in which a bundle's files lie in its ZIP: stored, one after the other from the first byte, dated
 * 1980-01-01, without extra fields, comments or data descriptors; ZIP64 only where a number does not fit. The writer
 * writes this and the reader accepts nothing else, so the same files always give the same bytes.
 */

export interface ZipEntry {
  /** Path inside the archive. */
  name: string;
  size: number;
  crc: number;
}

/** Where an entry's header begins; its data follow the header. */
export interface PlacedEntry extends ZipEntry {
  offset: number;
  dataOffset: number;
}

const U16 = 0xffff;
const U32 = 0xffffffff;
export const LOCAL = 0x04034b50;
export const CENTRAL = 0x02014b50;
export const END = 0x06054b50;
export const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
export const END_BYTES = 22;
export const END64_BYTES = 56 + 20;
const DATE_1980_01_01 = 0x0021;
const MAX_NAME = 160;

/** More files than any inspection makes; a reader has room for their names before it knows whose they are. */
export const MAX_FILES = 100_000;
export const MAX_DIRECTORY_BYTES = MAX_FILES * (46 + MAX_NAME + 12);

/** A file that ZIP cannot say the size of without ZIP64 in its own header; no blob comes near. */
export const MAX_FILE_BYTES = U32 - 1;

/** Whether a path may stand in a bundle: plain ASCII, relative, no step up, no empty part. */
export function isPlainName(name: string): boolean {
  if (name.length === 0 || name.length > MAX_NAME || !/^[A-Za-z0-9._/-]+$/.test(name)) return false;
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** Little-endian numbers one after another: [bytes, value] each. */
function numbers(...fields: [2 | 4 | 8, number][]): Bytes {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else if (size === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += size;
  }
  return bytes;
}

/** Fields that the local and the central header share, from "flags" to "extra length". */
function common(entry: ZipEntry, nameLength: number, extraLength: number): Bytes {
  return numbers(
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE_1980_01_01],
    [4, entry.crc],
    [4, entry.size],
    [4, entry.size],
    [2, nameLength],
    [2, extraLength],
  );
}

/** The header in front of an entry's data. */
export function localHeader(entry: ZipEntry): Bytes {
  const name = utf8(entry.name);
  return concat(numbers([4, LOCAL], [2, 10]), common(entry, name.length, 0), name);
}

export function centralHeader(entry: PlacedEntry): Bytes {
  const name = utf8(entry.name);
  const far = entry.offset >= U32;
  const extra = far ? numbers([2, 1], [2, 8], [8, entry.offset]) : new Uint8Array();
  return concat(
    numbers([4, CENTRAL], [2, 20], [2, far ? 45 : 10]),
    common(entry, name.length, extra.length),
    numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, far ? U32 : entry.offset]),
    name,
    extra,
  );
}

/** Central directory and end records, for entries whose data end at `offset`. */
export function tail(entries: readonly PlacedEntry[], offset: number): { directory: Bytes; end: Bytes } {
  const directory = join(entries.map(centralHeader));
  return { directory, end: endRecords(entries.length, directory.length, offset) };
}

/** Whether a directory is the one of these entries, byte by byte; nothing is laid out whole for it. */
export function matchesDirectory(directory: Uint8Array, entries: readonly PlacedEntry[]): boolean {
  let at = 0;
  for (const entry of entries) {
    const header = centralHeader(entry);
    if (!equal(directory.subarray(at, at + header.length), header)) return false;
    at += header.length;
  }
  return at === directory.length;
}

/** What follows the directory. */
export function endRecords(count: number, directorySize: number, offset: number): Bytes {
  const large = count >= U16 || directorySize >= U32 || offset >= U32;
  const end64 = large
    ? concat(
        numbers([4, END64], [8, 44], [2, 20], [2, 45], [4, 0], [4, 0]),
        numbers([8, count], [8, count], [8, directorySize], [8, offset]),
        numbers([4, LOCATOR64], [4, 0], [8, offset + directorySize], [4, 1]),
      )
    : new Uint8Array();
  const few = Math.min(count, U16);
  const end = numbers(
    [4, END],
    [2, 0],
    [2, 0],
    [2, few],
    [2, few],
    [4, Math.min(directorySize, U32)],
    [4, Math.min(offset, U32)],
    [2, 0],
  );
  return concat(end64, end);
}

/** As `concat`, for lists too long to be arguments. */
function join(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Places entries one after another from the first byte. */
export function place(entries: readonly ZipEntry[]): { placed: PlacedEntry[]; offset: number } {
  let offset = 0;
  const placed = entries.map((entry) => {
    const dataOffset = offset + 30 + utf8(entry.name).length;
    const at = { ...entry, offset, dataOffset };
    offset = dataOffset + entry.size;
    return at;
  });
  return { placed, offset };
}

/** What the end records say of the directory; null where there are none. */
export function readEnd(end: Uint8Array): { directoryOffset: number; directorySize: number } | null {
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const at = end.length - END_BYTES;
  if (at < 0 || view.getUint32(at, true) !== END) return null;
  const count = view.getUint16(at + 10, true);
  const directorySize = view.getUint32(at + 12, true);
  const directoryOffset = view.getUint32(at + 16, true);
  if (count !== U16 && directorySize !== U32 && directoryOffset !== U32)
    return { directoryOffset, directorySize };
  const at64 = at - END64_BYTES;
  if (at64 < 0 || view.getUint32(at64, true) !== END64) return null;
  return {
    directorySize: Number(view.getBigUint64(at64 + 40, true)),
    directoryOffset: Number(view.getBigUint64(at64 + 48, true)),
  };
}

/**
 * The names, sizes and checksums of a directory; null where it is not one, or one of too many files. Nothing else of it
 * is looked at here.
 */
export function readDirectory(directory: Uint8Array): ZipEntry[] | null {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: ZipEntry[] = [];
  for (let at = 0; at < directory.length;) {
    if (entries.length >= MAX_FILES) return null;
    if (at + 46 > directory.length || view.getUint32(at, true) !== CENTRAL) return null;
    const nameLength = view.getUint16(at + 28, true);
    const end = at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (end > directory.length) return null;
    const name = String.fromCharCode(
      ...directory.subarray(at + 46, at + 46 + Math.min(nameLength, MAX_NAME + 1)),
    );
    entries.push({ name, crc: view.getUint32(at + 16, true), size: view.getUint32(at + 24, true) });
    at = end;
  }
  return entries;
}
