import { fromUtf8, hex, type Bytes } from '../bytes';
import { element, TAG, type Element } from './der';

/** Values inside DER elements. Every reader throws `RangeError` or `TypeError` on what is not one. */

/** `1.2.840…` as an OBJECT IDENTIFIER. */
export function oid(text: string): Bytes {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const bytes: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const digits = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      digits.unshift(128 + (left % 128));
    bytes.push(...digits);
  }
  return element(TAG.oid, Uint8Array.from(bytes));
}

/** The dotted text of an OBJECT IDENTIFIER; arcs may be of any size. */
export function oidText({ tag, content }: Element): string {
  if (tag !== TAG.oid || content.length === 0 || content.at(-1)! >= 0x80)
    throw new RangeError('no object identifier');
  const arcs: bigint[] = [];
  let arc = 0n;
  let starts = true;
  for (const byte of content) {
    if (starts && byte === 0x80) throw new RangeError('a padded arc');
    arc = arc * 128n + BigInt(byte & 0x7f);
    starts = byte < 0x80;
    if (starts) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const [head = 0n, ...rest] = arcs;
  const first = head < 80n ? head / 40n : 2n;
  return [first, head - first * 40n, ...rest].join('.');
}

/** A non-negative number as an INTEGER. */
export function unsigned(bytes: Uint8Array): Bytes {
  const start = bytes.findIndex((byte) => byte !== 0);
  const digits = start < 0 ? Uint8Array.of(0) : bytes.subarray(start);
  return digits[0]! >= 0x80 ? element(TAG.integer, Uint8Array.of(0), digits) : element(TAG.integer, digits);
}

/** An INTEGER of the shortest form, as hexadecimal digits of its content. */
export function integerHex({ tag, content }: Element): string {
  const [first = 0, second = 0] = content;
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (tag !== TAG.integer || content.length === 0 || padded) throw new RangeError('no integer');
  return hex(content);
}

/** A small INTEGER that is not negative. */
export function smallInteger(value: Element): number {
  const digits = integerHex(value);
  if (digits.length > 8 || value.content[0]! >= 0x80) throw new RangeError('not a small number');
  return Number.parseInt(digits, 16);
}

export function booleanValue({ tag, content }: Element): boolean {
  const [byte] = content;
  if (tag !== TAG.boolean || content.length !== 1 || (byte !== 0 && byte !== 0xff))
    throw new RangeError('no boolean');
  return byte === 0xff;
}

/** The octets of a BIT STRING of whole octets. */
export function bitOctets({ tag, content }: Element): Bytes {
  if (tag !== TAG.bitString || content[0] !== 0) throw new RangeError('not a string of whole octets');
  return content.slice(1);
}

/** UTCTime (1950 to 2049) or GeneralizedTime, in UTC, with whole seconds or, in GeneralizedTime, fractions. */
export function timeValue({ tag, content }: Element): Date {
  const text = fromUtf8(content);
  const digits =
    tag === TAG.utcTime && /^\d{12}Z$/.test(text)
      ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
      : text;
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d*[1-9])?Z$/.exec(digits);
  if (!parts || (tag !== TAG.utcTime && tag !== TAG.generalizedTime)) throw new RangeError('no time');
  const [, year, month, day, hour, minute, second, fraction = ''] = parts;
  const seconds = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
  const date = new Date(`${seconds}.${fraction.slice(1, 4).padEnd(3, '0')}Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(seconds))
    throw new RangeError('no time');
  return date;
}
