import { describe, expect, it } from 'vitest';
import { keepsPromise, measurement, median, rowOf } from './measure';

describe('the bench', () => {
  it('takes the median', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(() => median([])).toThrow(RangeError);
  });

  it('compares one run’s ratio with what is promised', () => {
    const slow = measurement('start', 'ms', 'lower', [300, 320, 310], [200, 200], 'bare window', 1.5);
    expect(slow).toMatchObject({ ours: 310, reference: 200, ratio: 1.55 });
    expect(keepsPromise(slow)).toBe(false);
    expect(keepsPromise({ ...slow, ratio: 1.5 })).toBe(true);
    expect(keepsPromise({ ...slow, better: 'higher', ratio: 1.4 })).toBe(false);
  });

  it('says in JSON what was measured and nothing else', () => {
    const line = measurement('start', 'ms', 'lower', [300], [200], 'bare window', 1.5);
    const runs = { ours: [300], reference: [200] };
    const row = { name: 'start', unit: 'ms', ours: 300, reference: 200, ratio: 1.5, better: 'lower', runs };
    expect(rowOf(line)).toStrictEqual(row);
  });
});
