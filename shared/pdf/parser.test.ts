import { describe, expect, it } from 'vitest';
import { Parser } from './parser';
import { spellObject, spellValue } from './spell';
import {
  dateString,
  latin1,
  readDateString,
  readTextString,
  Ref,
  Stream,
  textString,
  type Stored,
  type Value,
} from './values';

const value = (text: string): Value => new Parser(latin1(text), 0, text.length).value();
const indirect = (text: string): Stored => new Parser(latin1(text), 0, text.length).indirect(1, () => 3);
const malformed: unknown = expect.objectContaining({ code: 'pdf.malformed' });

describe('PDF syntax', () => {
  it('is kept as it was written, and written in one way', () => {
    expect(spellValue(value('<</A[1 -2.50 0 R/B(a\\)(b))\n<0aF>true]/C<< >>/D 12 0 R>>'))).toBe(
      '<< /A [1 -2.50 0 R /B (a\\)(b)) <0aF> true] /C <<  >> /D 12 0 R >>',
    );
    expect(value('12 0 R')).toEqual(new Ref(12));
    expect(value('12 0')).toBe('12');
  });

  it('takes a stream by its length, wherever that is written', () => {
    for (const length of ['3', '9 0 R']) {
      const stored = indirect(`1 0 obj\n<</Length ${length}>> stream\r\nend\nendstream\nendobj\n`) as Stream;
      expect(stored).toBeInstanceOf(Stream);
      const spelled = Buffer.concat(spellObject(1, stored)).toString('latin1');
      expect(spelled).toBe('1 0 obj\n<< /Length 3 >>\nstream\nend\nendstream\nendobj\n');
    }
  });

  it.each([
    ['a key that comes twice', '<</A 1/A 2>>'],
    ['a key of two spellings', '<</#41 1>>'],
    ['a dictionary without its end', '<</A 1'],
    ['an array without its end', '[1 2'],
    ['a string without its end', '(a(b)'],
    ['a hexadecimal string of other digits', '<0g>'],
    ['a comment', '%a\n1'],
    ['nothing', ''],
    ['nesting without measure', '['.repeat(10_000)],
  ])('refuses %s', (_, text) => {
    expect(() => value(text)).toThrow(malformed);
  });

  it.each([
    ['another number', '2 0 obj\n1\nendobj\n'],
    ['another generation', '1 1 obj\n1\nendobj\n'],
    ['a stream longer than the file', '1 0 obj\n<</Length 99>>\nstream\nx\nendstream\nendobj\n'],
    ['a stream without a length', '1 0 obj\n<<>>\nstream\nx\nendstream\nendobj\n'],
    ['a stream of another length', '1 0 obj\n<</Length 0>>\nstream\nx\nendstream\nendobj\n'],
    ['no end', '1 0 obj\n1\n'],
  ])('refuses an object with %s', (_, text) => {
    expect(() => indirect(text)).toThrow(malformed);
  });

  it('says text and dates so that they are read again', () => {
    for (const text of ['', '查检 (a) 😀']) expect(readTextString(textString(text))).toBe(text);
    const at = new Date('2026-03-16T01:30:00Z');
    expect(dateString(at)).toBe('(D:20260316013000Z)');
    expect(readDateString(dateString(at))).toEqual(at);
    expect(readDateString('(D:20260231013000Z)')).toBeNull();
    expect(readTextString('(plain)')).toBeNull();
  });
});
