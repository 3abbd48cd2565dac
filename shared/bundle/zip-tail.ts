import { equal } from '../bytes';
import type { ByteSource } from './bytes-io';
import { centralHeader, endRecords, type PlacedEntry } from './zip-layout';
import type { ZipFault } from './zip-salvage';

/** Compares what follows the last of the files with the directory and the end that belong to them. */
export async function checkTail(near: ByteSource, entries: readonly PlacedEntry[]): Promise<ZipFault[]> {
  const faults: ZipFault[] = [];
  const last = entries.at(-1);
  const offset = last ? last.dataOffset + last.size : 0;
  let place = offset;
  /** Whether these bytes are next; null where the archive ends among them. */
  const follows = async (expected: Uint8Array): Promise<boolean | null> => {
    const found = await near.read(place, Math.min(expected.length, near.size - place));
    place += found.length;
    if (found.length < expected.length && equal(found, expected.subarray(0, found.length))) return null;
    return equal(found, expected);
  };
  for (const entry of entries) {
    const same = await follows(centralHeader(entry));
    if (same === null) return [...faults, { part: 'cut' }];
    if (!same) faults.push({ part: 'directory', file: entry.name });
  }
  const same = await follows(endRecords(entries.length, place - offset, offset));
  if (same === null) return [...faults, { part: 'cut' }];
  if (!same || place !== near.size) faults.push({ part: 'end' });
  return faults;
}
