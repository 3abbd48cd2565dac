import { describe, expect, it } from 'vitest';
import { csv } from './csv';

const only = (text: string): string => csv([[text]]).slice(1, -2);

describe('a table of words that anybody wrote', () => {
  it('is one row a line, with the mark that says UTF-8', () => {
    expect(csv([['时间', 'time'], ['1']])).toBe('\uFEFF时间,time\r\n1\r\n');
  });

  it('keeps commas, quotes and space at the ends within their cell', () => {
    expect(only('a,b')).toBe('"a,b"');
    expect(only('say "yes"')).toBe('"say ""yes"""');
    expect(only(' a ')).toBe('" a "');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '＝1', '＠x', ' =1+1', '　=1'])(
    'computes nothing of %s',
    (text) => {
      expect(only(text).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  it('leaves no line break, tab or turned text: a row cannot be added, nor a cell hidden', () => {
    expect(only('a\r\n=1+1\tb\u202Ec')).toBe('a\\u000d\\u000a=1+1\\u0009b\\u202ec');
    expect(only('\t=1+1')).toBe('\\u0009=1+1');
  });
});
