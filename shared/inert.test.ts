import { describe, expect, it } from 'vitest';
import { inert, inertJson, piecesOf, readable, turnedText } from './inert';

describe('text of a bundle', () => {
  it('is shown as it is where it can be seen', () => {
    for (const text of ['', '丙仓管 第 1 项', '<img src=x onerror=alert(1)>', '=1+1', '👍 é'])
      expect(inert(text)).toBe(text);
    expect(piecesOf('két\nsor')).toEqual([{ text: 'két\nsor', escaped: false }]);
  });

  it.each([
    ['a right-to-left override', '\u202E', '\\u202e'],
    ['an isolate', '\u2066', '\\u2066'],
    ['a zero-width space', '\u200B', '\\u200b'],
    ['an escape of a terminal', '\u001B', '\\u001b'],
    ['a carriage return', '\r', '\\u000d'],
    ['a line separator', '\u2028', '\\u2028'],
    ['a lone surrogate', '\uD800', '\\ud800'],
    ['a tag', '\u{E0041}', '\\udb40\\udc41'],
    ['a private character', '\uE000', '\\ue000'],
  ])('spells out %s', (_what, character, escape) => {
    expect(inert(`a${character}b`)).toBe(`a${escape}b`);
    expect(piecesOf(character)).toEqual([{ text: escape, escaped: true }]);
    expect(JSON.parse(inertJson(JSON.stringify({ text: character })))).toEqual({ text: character });
  });
});

describe('what others wrote', () => {
  it('is shown with every text in it inert, lines kept, and is left alone where nothing needs it', () => {
    const plain = { text: '一\n二', list: [1, null, { at: 'x' }] };
    expect(readable(plain)).toBe(plain);
    const hostile = { ...plain, said: [{ text: '实际 \u202E021\u202C 台\n完' }] };
    expect(readable(hostile)).toEqual({ ...plain, said: [{ text: '实际 \\u202e021\\u202c 台\n完' }] });
  });

  it('is refused while it is written if it turns lines around, by the name of the field', () => {
    expect(turnedText({ text: '少 2 台\t已复点', found: { marks: '👨\u200d👩' } })).toBeNull();
    expect(turnedText({ text: '', found: { marks: '\u202E021' } })).toBe('found.marks');
  });
});
