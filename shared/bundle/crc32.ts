/** CRC-32 of ISO 3309 as ZIP uses it: it finds damage, it proves nothing. */

/**
 * Eight tables, so that eight bytes cost one step instead of eight: `TABLES[k * 256 + b]` is what byte `b` does to the
 * checksum when `k` bytes follow it.
 */
const TABLES = new Uint32Array(8 * 256);
for (let i = 0; i < 256; i++) {
  let value = i;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  TABLES[i] = value;
}
for (let i = 256; i < TABLES.length; i++) {
  const before = TABLES[i - 256]!;
  TABLES[i] = (before >>> 8) ^ TABLES[before & 0xff]!;
}

/** The checksum of what gave `before` followed by `bytes`; begin with 0. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const table = TABLES;
  let value = ~before;
  let at = 0;
  for (const end = bytes.length - 7; at < end; at += 8) {
    value ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
    value =
      table[1792 + (value & 0xff)]! ^
      table[1536 + ((value >>> 8) & 0xff)]! ^
      table[1280 + ((value >>> 16) & 0xff)]! ^
      table[1024 + (value >>> 24)]! ^
      table[768 + bytes[at + 4]!]! ^
      table[512 + bytes[at + 5]!]! ^
      table[256 + bytes[at + 6]!]! ^
      table[bytes[at + 7]!]!;
  }
  for (; at < bytes.length; at++) value = (value >>> 8) ^ table[(value ^ bytes[at]!) & 0xff]!;
  return ~value >>> 0;
}
