import { expect, it } from 'vitest';
import { seconds } from './seconds';

it('writes a clock’s difference with its sign, and a length without', () => {
  expect(seconds(120.4, true)).toBe('+0.120 秒');
  expect(seconds(-1500, true)).toBe('−1.500 秒');
  expect(seconds(-0.2, true)).toBe('+0.000 秒');
  expect(seconds(61_000)).toBe('61.000 秒');
});
