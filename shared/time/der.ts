import { concat, type Bytes } from '../bytes';

/**
 * Strict DER (X.690 section 10): definite lengths in their shortest form, nothing left over. What is not read by this is not
 * read at all, so no structure has two spellings. Every function throws `RangeError` on bytes that are not DER.
 */

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  generalizedTime: 0x18,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Context-specific tags, as they stand in the bytes. */
export const context = (number: number): number => 0xa0 + number;
export const primitiveContext = (number: number): number => 0x80 + number;

/** One element: its identifier octet, its whole bytes, and what is inside. */
export interface Element {
  tag: number;
  raw: Bytes;
  content: Bytes;
}

/** Reads bytes that are exactly one element. */
export function readElement(bytes: Uint8Array, tag?: number): Element {
  const { element, end } = elementAt(bytes, 0);
  if (end !== bytes.length) throw new RangeError('bytes after the element');
  if (tag !== undefined && element.tag !== tag) throw new RangeError(`tag ${element.tag}, not ${tag}`);
  return element;
}

/** The elements that fill some content without gaps. */
export function elements(content: Uint8Array): Element[] {
  const found: Element[] = [];
  for (let at = 0; at < content.length;) {
    const { element, end } = elementAt(content, at);
    found.push(element);
    at = end;
  }
  return found;
}

function elementAt(bytes: Uint8Array, at: number): { element: Element; end: number } {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined) throw new RangeError('the element is cut off');
  if ((tag & 0x1f) === 0x1f) throw new RangeError('a tag of several bytes');
  const count = first < 0x80 ? 0 : first & 0x7f;
  if (first >= 0x80 && (count < 1 || count > 4)) throw new RangeError('no definite length');
  let length = first < 0x80 ? first : 0;
  for (let i = 0; i < count; i++) length = length * 256 + (bytes[at + 2 + i] ?? 0);
  if (count > 0 && (length < 0x80 || length < 256 ** (count - 1))) throw new RangeError('a longer length');
  const start = at + 2 + count;
  const end = start + length;
  if (end > bytes.length) throw new RangeError('the element is cut off');
  const element = { tag, raw: Uint8Array.from(bytes.subarray(at, end)), content: copy(bytes, start, end) };
  return { element, end };
}

const copy = (bytes: Uint8Array, start: number, end: number): Bytes =>
  Uint8Array.from(bytes.subarray(start, end));

/** Reads the members of a SEQUENCE or SET one after another; `end` makes sure that none was left. */
export class Fields {
  private readonly members: Element[];
  private at = 0;

  constructor(parent: Element, tag: number = TAG.sequence) {
    if (parent.tag !== tag) throw new RangeError(`tag ${parent.tag}, not ${tag}`);
    this.members = elements(parent.content);
  }

  /** The next member, which must have this tag if one is given. */
  next(tag?: number): Element {
    const member = this.members[this.at];
    if (!member || (tag !== undefined && member.tag !== tag)) throw new RangeError('another member');
    this.at += 1;
    return member;
  }

  /** The next member if it has this tag. */
  optional(tag: number): Element | null {
    return this.members[this.at]?.tag === tag ? this.next(tag) : null;
  }

  end(): void {
    if (this.at !== this.members.length) throw new RangeError('members left over');
  }
}

/** Spells an element. */
export function element(tag: number, ...parts: Uint8Array[]): Bytes {
  const content = concat(...parts);
  return concat(Uint8Array.of(tag, ...lengthOf(content.length)), content);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  return [0x80 + digits.length, ...digits];
}
