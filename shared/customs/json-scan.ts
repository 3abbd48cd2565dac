/**
 * Finds where a JSON text breaks. JSON.parse says so in words that differ from engine to engine and often without a
 * position, and it silently keeps the last of two fields with one name; both matter to somebody who writes a case
 * file by hand.
 */

/** Where and why the text is not JSON; line and column count from 1, columns in UTF-16 units. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
  readonly reason: { readonly zh: string; readonly en: string };
}

/** Nesting that is followed before the text is refused; a case file needs 5. */
const MAX_DEPTH = 64;

const STRING = /"(?:[^"\\\p{Cc}]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;
const SPACE = /[ \t\n\r]*/y;

class Stop extends Error {
  constructor(
    readonly index: number,
    readonly reason: JsonFault['reason'],
  ) {
    super(reason.en);
  }
}

/**
 * The first fault of the text, or null: then JSON.parse will take it, no object names a field twice, and no
 * string holds a raw control character.
 */
export function findJsonFault(text: string): JsonFault | null {
  try {
    const end = skip(text, value(text, skip(text, 0), 0));
    if (end < text.length)
      throw new Stop(end, { zh: '内容之后还有多余字符', en: 'unexpected text after the end' });
    return null;
  } catch (cause) {
    if (!(cause instanceof Stop)) throw cause;
    const before = text.slice(0, cause.index);
    const line = before.split('\n').length;
    return { line, column: cause.index - before.lastIndexOf('\n'), reason: cause.reason };
  }
}

function match(pattern: RegExp, text: string, index: number): string | null {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0] ?? null;
}

function skip(text: string, index: number): number {
  return index + (match(SPACE, text, index)?.length ?? 0);
}

function value(text: string, index: number, depth: number): number {
  if (depth > MAX_DEPTH) throw new Stop(index, { zh: '嵌套过深', en: 'nested too deeply' });
  const c = text.charAt(index);
  if (c === '{') return members(text, index, '}', objectMember(depth));
  if (c === '[') return members(text, index, ']', (t, i) => value(t, i, depth + 1));
  if (c === '"') return index + string(text, index).length;
  const scalar = match(SCALAR, text, index);
  if (scalar === null) throw unexpected(text, index, { zh: '此处应为一个值', en: 'a value was expected' });
  return index + scalar.length;
}

/** The entries between brackets, separated by commas; `entry` reads one and returns where it ends. */
function members(
  text: string,
  open: number,
  close: string,
  entry: (text: string, index: number) => number,
): number {
  let index = skip(text, open + 1);
  if (text.charAt(index) === close) return index + 1;
  for (;;) {
    index = skip(text, entry(text, index));
    const c = text.charAt(index);
    if (c === close) return index + 1;
    if (c !== ',') {
      throw unexpected(text, index, { zh: `此处应为“,”或“${close}”`, en: `“,” or “${close}” was expected` });
    }
    index = skip(text, index + 1);
  }
}

function objectMember(depth: number): (text: string, index: number) => number {
  const names = new Set<string>();
  return (text, start) => {
    if (text.charAt(start) !== '"') {
      throw unexpected(text, start, {
        zh: '此处应为带双引号的字段名',
        en: 'a field name in double quotes was expected',
      });
    }
    const raw = string(text, start);
    const name = String(JSON.parse(raw));
    if (names.has(name)) throw new Stop(start, { zh: '同一字段出现两次', en: 'the field appears twice' });
    names.add(name);
    const colon = skip(text, start + raw.length);
    if (text.charAt(colon) !== ':')
      throw unexpected(text, colon, { zh: '此处应为“:”', en: '“:” was expected' });
    return value(text, skip(text, colon + 1), depth + 1);
  };
}

function string(text: string, index: number): string {
  const found = match(STRING, text, index);
  if (found === null) {
    throw new Stop(index, {
      zh: '字符串未结束，或含有换行、控制字符、错误的转义',
      en: 'the string does not end, or holds a line break, a control character or a wrong escape',
    });
  }
  return found;
}

function unexpected(text: string, index: number, reason: JsonFault['reason']): Stop {
  return index < text.length
    ? new Stop(index, reason)
    : new Stop(index, { zh: '文件提前结束', en: 'the text ends too early' });
}
