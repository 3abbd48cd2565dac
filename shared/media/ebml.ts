/** The little of EBML (RFC 8794) that is needed to walk through a WebM file. */

/** Where an element begins and ends. */
export interface Element {
  id: number;
  /** Offset of its content. */
  content: number;
  /** Bytes of its content; null where the element says that it does not know (a live stream). */
  size: number | null;
}

/** Reads the head of the element at `at`; null when the bytes end before it does. @throws RangeError when it is none. */
export function readElement(bytes: Uint8Array, at: number): Element | null {
  const idLength = vintLength(bytes, at, 4);
  if (idLength === null || at + idLength >= bytes.length) return null;
  const sizeAt = at + idLength;
  const sizeLength = vintLength(bytes, sizeAt, 8);
  if (sizeLength === null || sizeAt + sizeLength > bytes.length) return null;
  const id = readUint(bytes, at, idLength);
  return { id, content: sizeAt + sizeLength, size: readSize(bytes, sizeAt, sizeLength) };
}

/** The first byte has a marker bit in front that is no part of the number; a number of ones alone means "unknown". */
function readSize(bytes: Uint8Array, at: number, length: number): number | null {
  const mask = 0xff >> length;
  const first = (bytes[at] ?? 0) & mask;
  const rest = bytes.subarray(at + 1, at + length);
  if (first === mask && rest.every((byte) => byte === 0xff)) return null;
  const size = first * 256 ** rest.length + readUint(rest, 0, rest.length);
  if (!Number.isSafeInteger(size)) throw new RangeError('an element of an impossible size');
  return size;
}

/** The children of an element whose content lies between `from` and `to`. @throws RangeError when they do not fill it. */
export function* childrenOf(
  bytes: Uint8Array,
  from: number,
  to: number,
): Generator<Element & { end: number }> {
  for (let at = from; at < to;) {
    const element = readElement(bytes, at);
    const end = element && element.size !== null ? element.content + element.size : Infinity;
    if (!element || end > to) throw new RangeError('an element ends beyond the one that it is in');
    yield { ...element, end };
    at = end;
  }
}

/** An unsigned number, most significant byte first. */
export function readUint(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let i = 0; i < length; i++) value = value * 256 + (bytes[at + i] ?? 0);
  return value;
}

function vintLength(bytes: Uint8Array, at: number, longest: number): number | null {
  const first = bytes[at];
  if (first === undefined) return null;
  const length = Math.clz32(first) - 23;
  if (length > longest) throw new RangeError('not an EBML element');
  return length;
}
