import { AppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import type { Row } from './database';

/** Readers of columns: what is not of the expected kind means that the database is damaged. */

export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw damaged(column);
  return value;
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw damaged(column);
  return value;
}

export function blob(row: Row, column: string): Bytes {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw damaged(column);
  return Uint8Array.from(value);
}

export function json(row: Row, column: string): unknown {
  try {
    return JSON.parse(text(row, column));
  } catch {
    throw damaged(column);
  }
}

const damaged = (column: string): AppError =>
  new AppError('hub.data-damaged', {}, { cause: new TypeError(column) });
