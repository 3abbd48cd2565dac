import { concat, utf8, type Bytes } from '../bytes';
import { TYPE, TYPE_BYTES } from './exif-tags';

/** One field of a TIFF directory, its value in big-endian bytes. */
export interface Entry {
  tag: number;
  type: number;
  value: Uint8Array;
}

/** A text with its closing NUL. Readers take UTF-8 here, which plain ASCII is. */
export const ascii = (tag: number, text: string): Entry => ({
  tag,
  type: TYPE.ascii,
  value: concat(utf8(text.replaceAll('\0', ' ')), Uint8Array.of(0)),
});
export const byte = (tag: number, values: number[]): Entry => ({
  tag,
  type: TYPE.byte,
  value: Uint8Array.from(values),
});
export const opaque = (tag: number, value: Uint8Array): Entry => ({ tag, type: TYPE.undefined, value });
export const short = (tag: number, value: number): Entry => ({ tag, type: TYPE.short, value: u16(value) });
export const long = (tag: number, value: number): Entry => ({ tag, type: TYPE.long, value: u32(value) });

/** Numbers of at least 0, to four decimals. */
export const rational = (tag: number, values: number[]): Entry => ({
  tag,
  type: TYPE.rational,
  value: concat(...values.map(fraction)),
});

function fraction(value: number): Bytes {
  const below = Number.isInteger(value) ? 1 : 10_000;
  return concat(u32(Math.min(Math.round(value * below), 0xffff_ffff)), u32(below));
}

/**
 * One directory with the values that do not fit into it behind it.
 * @param at where in the file it begins.
 */
export function directory(entries: Entry[], at: number): Bytes {
  const fields: Uint8Array[] = [];
  const values: Uint8Array[] = [];
  let next = at + 2 + 12 * entries.length + 4;
  for (const { tag, type, value } of entries.toSorted((a, b) => a.tag - b.tag)) {
    const count = u32(value.length / (TYPE_BYTES[type] ?? 1));
    if (value.length <= 4) {
      fields.push(u16(tag), u16(type), count, value, new Uint8Array(4 - value.length));
      continue;
    }
    fields.push(u16(tag), u16(type), count, u32(next));
    // Values begin at even places.
    const padded = value.length % 2 === 0 ? value : concat(value, Uint8Array.of(0));
    values.push(padded);
    next += padded.length;
  }
  return concat(u16(entries.length), ...fields, u32(0), ...values);
}

const u16 = (value: number): Bytes => Uint8Array.of(value >> 8, value & 0xff);

function u32(value: number): Bytes {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}
