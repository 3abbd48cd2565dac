import { expect, it } from 'vitest';
import { readMoment } from './moment';

it.each([
  ['2031-05-01', '2031-04-30T16:00:00.000Z'],
  ['2031-05-01T08:00:00Z', '2031-05-01T08:00:00.000Z'],
  ['2031-05-01T08:00:00+08:00', '2031-05-01T00:00:00.000Z'],
])('reads %s', (text, instant) => {
  expect(readMoment(text).toISOString()).toBe(instant);
});

it.each(['', 'now', '2031', '2031-13-01', '2031-05-01 08:00', '2031-05-01T08:00:00', '1e9'])(
  'refuses %j',
  (text) => {
    expect(() => readMoment(text)).toThrow(expect.objectContaining({ code: 'time.unreadable' }) as Error);
  },
);
