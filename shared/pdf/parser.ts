import { malformed, Ref, Stream, type Dict, type Stored, type Value } from './values';

/** Deeper nesting than any page needs: a limit for what strangers hand in. */
const MAX_DEPTH = 64;
const NUMBER = /^(?:0|[1-9]\d{0,8})$/;

/** What kind of character each byte is (ISO 32000-1, 7.2.2); what lies beyond the end is none. */
const SPACE = 1;
const REGULAR = 2;
const KIND = new Uint8Array(256).fill(REGULAR);
for (const char of '()<>[]{}/%') KIND[char.charCodeAt(0)] = 0;
for (const char of '\0\t\n\f\r ') KIND[char.charCodeAt(0)] = SPACE;

/** Reads PDF syntax from bytes. Comments are not understood: no writer of what is read here leaves any. */
export class Parser {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
    private readonly end: number,
  ) {}

  /**
   * An indirect object from its number to `endobj`.
   * @param lengthOf the value of a stream's length that is stored elsewhere.
   * @throws AppError `pdf.malformed`.
   */
  indirect(number: number, lengthOf: (ref: Ref) => number): Stored {
    for (const word of [String(number), '0', 'obj']) this.keyword(word);
    const value = this.value();
    if (this.word() === 'endobj') return value;
    if (!(value instanceof Map)) throw malformed('object');
    this.keyword('stream');
    if (this.char() === '\r') this.at++;
    if (this.char() !== '\n') throw malformed('stream');
    const start = this.at + 1;
    const stated = value.get('/Length');
    const length = stated instanceof Ref ? lengthOf(stated) : Number(stated);
    if (!Number.isSafeInteger(length) || length < 0 || start + length > this.end) throw malformed('stream');
    this.at = start + length;
    this.keyword('endstream');
    this.keyword('endobj');
    value.set('/Length', String(length));
    return new Stream(value, this.bytes.subarray(start, start + length));
  }

  /** @throws AppError `pdf.malformed`. */
  value(depth = 0): Value {
    if (depth > MAX_DEPTH) throw malformed('nesting');
    this.skip();
    const first = this.char();
    if (first === '/') return this.name();
    if (first === '(') return this.literal();
    if (first === '[') return this.array(depth);
    if (first === '<') return this.char(1) === '<' ? this.dict(depth) : this.hexadecimal();
    const word = this.regular();
    return NUMBER.test(word) ? (this.reference(word) ?? word) : word;
  }

  /** Takes the word, which has to come next. */
  keyword(word: string): void {
    if (this.word() !== word) throw malformed(word);
    this.skip();
    this.at += word.length;
  }

  /** The word that comes next; it is not taken. */
  private word(): string {
    this.skip();
    const { at } = this;
    const word = this.is(REGULAR) ? this.regular() : '';
    this.at = at;
    return word;
  }

  private reference(number: string): Ref | null {
    const { at } = this;
    for (const word of ['0', 'R']) {
      if (this.word() !== word) {
        this.at = at;
        return null;
      }
      this.keyword(word);
    }
    return new Ref(Number(number));
  }

  private array(depth: number): Value[] {
    const values: Value[] = [];
    this.at++;
    for (this.skip(); this.char() !== ']'; this.skip()) values.push(this.value(depth + 1));
    this.at++;
    return values;
  }

  private dict(depth: number): Dict {
    const entries: Dict = new Map();
    this.at += 2;
    for (this.skip(); this.char() !== '>'; this.skip()) {
      const key = this.name();
      // A key of two spellings, or one that comes twice, means different things to different readers.
      if (key.includes('#') || entries.has(key)) throw malformed('key');
      entries.set(key, this.value(depth + 1));
    }
    if (this.char(1) !== '>') throw malformed('dictionary');
    this.at += 2;
    return entries;
  }

  private name(): string {
    if (this.char() !== '/') throw malformed('name');
    this.at++;
    return `/${this.is(REGULAR) ? this.regular() : ''}`;
  }

  private regular(): string {
    const start = this.at;
    while (this.is(REGULAR)) this.at++;
    if (this.at === start) throw malformed('token');
    return this.slice(start);
  }

  private literal(): string {
    const start = this.at;
    let open = 0;
    do {
      const char = this.char();
      if (char === '') throw malformed('string');
      if (char === '\\') this.at++;
      else if (char === '(') open++;
      else if (char === ')') open--;
      this.at++;
    } while (open > 0);
    return this.slice(start);
  }

  private hexadecimal(): string {
    const start = this.at++;
    while (/[0-9A-Fa-f]/.test(this.char())) this.at++;
    if (this.char() !== '>') throw malformed('string');
    this.at++;
    return this.slice(start);
  }

  private skip(): void {
    while (this.is(SPACE)) this.at++;
  }

  private is(kind: number): boolean {
    return this.at < this.end && KIND[this.bytes[this.at]!] === kind;
  }

  /** The character at an offset from here; nothing beyond the end. */
  private char(offset = 0): string {
    const at = this.at + offset;
    return at < this.end ? String.fromCharCode(this.bytes[at]!) : '';
  }

  private slice(start: number): string {
    let text = '';
    for (let i = start; i < this.at; i++) text += String.fromCharCode(this.bytes[i]!);
    return text;
  }
}
