import { describe, expect, it } from 'vitest';
import type { GoodsLine } from '../../../shared/customs/case-schema';
import { differs, draftOf, foundOf, invalidNumbers } from './line-draft';

const goods: GoodsLine = {
  line: 1,
  hsCode: '8471301000',
  name: '便携式电脑',
  quantity: 120,
  unit: '台',
  grossWeightKg: 276,
  origin: '越南',
};

describe('a goods line, declared against found', () => {
  it('leaves out what was not looked at', () => {
    expect(foundOf({ ...draftOf(null), quantity: '118', origin: ' 越南 ' }, '台')).toEqual({
      quantity: 118,
      unit: '台',
      origin: '越南',
    });
    expect(foundOf(draftOf(null), '台')).toEqual({});
  });

  it('comes back as it was saved', () => {
    const found = { quantity: 0, unit: '台', name: '电脑' };
    expect(foundOf(draftOf({ ...found, opened: 2, sampled: 1 }), '台')).toEqual(found);
    expect(draftOf({ opened: 2, sampled: 0 })).toMatchObject({ opened: '2', sampled: '0' });
  });

  it('shows where it differs, numbers by value and not by spelling', () => {
    const draft = { ...draftOf(null), quantity: '120.0', origin: '中国' };
    expect(differs(goods, draft, 'quantity')).toBe(false);
    expect(differs(goods, draft, 'origin')).toBe(true);
    expect(differs(goods, draft, 'name')).toBe(false);
  });

  it('finds what should be a number and is not', () => {
    expect(invalidNumbers({ ...draftOf(null), quantity: '约 100', opened: '-1', sampled: '3' })).toEqual([
      'quantity',
      'opened',
    ]);
  });
});
