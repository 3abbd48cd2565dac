import { expect, it } from 'vitest';
import { KEYS } from './keyboard-help';

it('gives every key of the room one meaning', () => {
  const keys = KEYS.flatMap(([shown]) => shown.split(/ \/ | /)).filter((key) => !/^[←↑↓→]$/.test(key));
  expect(new Set(keys).size).toBe(keys.length);
  // Those of the whole room: shutter, tools and cameras come from different folders.
  expect(keys).toEqual(expect.arrayContaining(['Space', 'G', 'I', 'K', 'O', 'S']));
});
