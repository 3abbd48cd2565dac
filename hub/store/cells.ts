import { fromUtf8, utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { deriveKey, keyedHash, seal, unseal, type Damaged } from './seal';

/** What the hub's store says of a value or a file that is not as it was written. */
export const dataDamaged: Damaged = (cause) => new AppError('hub.data-damaged', {}, { cause });

/**
 * How what tells of people, companies and goods lies in the database's rows: sealed where the hub has a data key, and
 * else as it is.
 */
export interface Cells {
  /** @param belongsTo what the value is and which row it is in: in another place it does not open. */
  close(plain: Uint8Array, belongsTo: string): Uint8Array;
  /** @throws AppError `hub.data-damaged` when it is not what was closed for this place. */
  open(stored: Bytes, belongsTo: string): Bytes;
  /** What stands in a column for a value by which its row has to be found. */
  lookup(value: string): string;
}

/** For a hub that has nothing to seal with. */
const openCells: Cells = {
  close: (plain) => plain,
  open: (stored) => stored,
  lookup: (value) => value,
};

/** @param dataKey 32 bytes; null when the hub has none. */
export function cellsFor(dataKey: Uint8Array | null): Cells {
  if (!dataKey) return openCells;
  const rows = deriveKey(dataKey, 'hub-rows');
  const lookups = deriveKey(dataKey, 'hub-lookups');
  return {
    close: (plain, belongsTo) => seal(rows, plain, belongsTo),
    open: (stored, belongsTo) => Uint8Array.from(unseal(rows, stored, belongsTo, dataDamaged)),
    lookup: (value) => keyedHash(lookups, value),
  };
}

export const closeJson = (cells: Cells, value: unknown, belongsTo: string): Uint8Array =>
  cells.close(utf8(JSON.stringify(value)), belongsTo);

/** @throws AppError `hub.data-damaged` also when it opens but is not JSON. */
export function openJson(cells: Cells, stored: Bytes, belongsTo: string): unknown {
  const plain = cells.open(stored, belongsTo);
  try {
    return JSON.parse(fromUtf8(plain));
  } catch (cause) {
    throw dataDamaged(cause);
  }
}
