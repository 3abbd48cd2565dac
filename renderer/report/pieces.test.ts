import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pieces } from './pieces';

describe('a long text', () => {
  it('is whole where it is short, with its lines', () => {
    expect(pieces(' 一行\n二行 ')).toEqual(['一行\n二行']);
    expect(pieces('  ')).toEqual(['']);
  });

  it('may end a page after a sentence', () => {
    const sentence = `${'字'.repeat(199)}。`;
    expect(pieces(sentence.repeat(5))).toEqual([sentence.repeat(2), sentence.repeat(2), sentence]);
  });

  it('loses nothing, and no piece is higher than a page', () => {
    const texts = fc.array(fc.string({ maxLength: 900 }), { maxLength: 30 });
    fc.assert(
      fc.property(texts, (lines) => {
        const text = lines.join('\n').trim();
        const found = pieces(text);
        expect(found.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
        for (const piece of found) {
          expect(piece.length).toBeLessThanOrEqual(410);
          expect(piece.split('\n').length).toBeLessThanOrEqual(6);
        }
      }),
    );
  });
});
