import { describe, expect, it } from 'vitest';
import { inert, piecesOf } from './inert';

describe('text of a bundle', () => {
  it('is shown as it is where it can be seen', () => {
    for (const text of ['', '丙仓管 第 1 项', '<img src=x onerror=alert(1)>', '=1+1', 'két\nsor', '👍 é'])
      expect(inert(text)).toBe(text);
  });

  it.each([
    ['a right-to-left override', '\u202E', 'U+202E'],
    ['an isolate', '\u2066', 'U+2066'],
    ['a zero-width space', '\u200B', 'U+200B'],
    ['an escape of a terminal', '\u001B', 'U+001B'],
    ['a carriage return', '\r', 'U+000D'],
    ['a line separator', '\u2028', 'U+2028'],
    ['a lone surrogate', '\uD800', 'U+D800'],
    ['a tag', '\u{E0041}', 'U+E0041'],
    ['a private character', '\uE000', 'U+E000'],
  ])('spells out %s', (_what, character, number) => {
    expect(inert(`a${character}b`)).toBe(`a⟨${number}⟩b`);
    expect(piecesOf(character)).toEqual([{ text: number, escaped: true }]);
  });
});
