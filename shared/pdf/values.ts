import type { Bytes } from '../bytes';
import { AppError } from '../errors';

/**
 * The values of a PDF (ISO 32000-1, 7.3) as far as this program has to understand them. Numbers, names, strings and
 * keywords are kept as they are written: nothing here has to know what they mean, and so nothing changes them.
 */
export type Value = string | Ref | Value[] | Dict;

/** Keys with their slash, in the order in which they are written. */
export type Dict = Map<string, Value>;

/** An indirect reference; generations other than 0 do not occur. */
export class Ref {
  constructor(readonly number: number) {}
}

/** A dictionary with bytes behind it; its `/Length` is always written as a number. */
export class Stream {
  constructor(
    readonly dict: Dict,
    readonly data: Uint8Array,
  ) {}
}

/** An indirect object without its number. */
export type Stored = Value | Stream;

/** Indirect objects by their numbers. */
export type Objects = ReadonlyMap<number, Stored>;

export const dict = (entries: Record<string, Value>): Dict => new Map(Object.entries(entries));

/** A text string, in UTF-16 so that any language fits. */
export function textString(text: string): string {
  let digits = 'FEFF';
  for (let i = 0; i < text.length; i++) digits += text.charCodeAt(i).toString(16).padStart(4, '0');
  return `<${digits.toUpperCase()}>`;
}

/** The reverse, for strings that `textString` wrote; null for others. */
export function readTextString(value: Value | undefined): string | null {
  if (typeof value !== 'string' || !/^<FEFF(?:[0-9A-F]{4})*>$/.test(value)) return null;
  const units = value.slice(5, -1).match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

/** A date in UTC, in whole seconds. */
export function dateString(at: Date): string {
  return `(D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;
}

/** The reverse, for dates that `dateString` wrote; null for others. */
export function readDateString(value: Value | undefined): Date | null {
  const parts = typeof value === 'string' && /^\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)$/.exec(value);
  if (!parts) return null;
  const [, year, month, day, hour, minute, second] = parts;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(at.getTime()) || dateString(at) !== value ? null : at;
}

/** Text of which every character is one byte, as PDF syntax is read and written here. */
export function latin1(text: string): Bytes {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

/** The dictionary of an object, of a stream's too. */
export function dictOf(stored: Stored | undefined): Dict {
  if (stored instanceof Stream) return stored.dict;
  if (stored instanceof Map) return stored;
  throw malformed('dictionary');
}

/** A fault in the syntax or structure of a PDF. `what` names the part, not the place. */
export const malformed = (what: string, cause?: unknown): AppError =>
  new AppError('pdf.malformed', { what }, { cause });
