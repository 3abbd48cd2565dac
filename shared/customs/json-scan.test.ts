import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findJsonFault } from './json-scan';

describe('findJsonFault', () => {
  it.each([
    ['', 1, 1],
    ['{"a": 1,}', 1, 9],
    ['{"a": 1\n "b": 2}', 2, 2],
    ['{"a": [1, 2}', 1, 12],
    ['{"a": "no end\n}', 1, 7],
    ["{'a': 1}", 1, 2],
    ['{"a": 01}', 1, 7],
    ['{"a": truely}', 1, 7],
    ['{} {}', 1, 4],
    ['{"a": 1, "\\u0061": 2}', 1, 10],
  ])('%j breaks at line %i, column %i', (text, line, column) => {
    expect(findJsonFault(text)).toMatchObject({ line, column });
  });

  it('refuses deep nesting instead of running out of stack', () => {
    expect(findJsonFault('['.repeat(100_000))?.reason.en).toBe('nested too deeply');
  });

  it('reads long strings', () => {
    expect(findJsonFault(`"${'a'.repeat(1_000_000)}"`)).toBeNull();
    expect(findJsonFault(`"${'\\n'.repeat(500_000)}"`)).toBeNull();
  });

  it('property: takes whatever JSON.stringify makes', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        fc.pre(!/\p{Cc}/u.test(text));
        expect(findJsonFault(text)).toBeNull();
      }),
    );
  });

  it('property: a text that it takes is a text that JSON.parse takes', () => {
    const bits = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '1',
      '-',
      '.5',
      'e3',
      'null',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(bits, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        if (findJsonFault(text) === null) expect(() => void JSON.parse(text)).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
