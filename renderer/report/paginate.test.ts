import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, type Measured } from './paginate';

const block = (height: number, keep = false): Measured => ({ height, keep, table: null });
const row = (height: number, id = 't', head = 10): Measured => ({ height, keep: false, table: { id, head } });

describe('the pages of the record', () => {
  it('are filled in order', () => {
    expect(paginate([block(40), block(40), block(40)], 100)).toEqual([[0, 1], [2]]);
    expect(paginate([], 100)).toEqual([]);
  });

  it('keep a heading with what follows it', () => {
    expect(paginate([block(60), block(20, true), block(40)], 100)).toEqual([[0], [1, 2]]);
  });

  it('have a table’s heads on each of them', () => {
    expect(paginate([row(30), row(30), row(30), row(30)], 100)).toEqual([[0, 1, 2], [3]]);
    expect(paginate([row(30), row(30), row(31), row(30)], 100)).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(paginate([row(40), row(40, 'other'), row(1, 'other')], 100)).toEqual([[0, 1], [2]]);
  });

  it('are still filled where blocks that belong together are higher than a page', () => {
    expect(paginate([block(60, true), block(60, true), block(60)], 100)).toEqual([[0], [1], [2]]);
  });

  it('hold every block once, and none more than fits', () => {
    const blocks = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 90 }),
        keep: fc.boolean(),
        table: fc.option(fc.record({ id: fc.constantFrom('a', 'b'), head: fc.constant(10) })),
      }),
    );
    fc.assert(
      fc.property(blocks, (given) => {
        const pages = paginate(given, 100);
        expect(pages.flat()).toEqual(given.map((_, i) => i));
        for (const page of pages) {
          let last: string | undefined;
          let height = 0;
          for (const i of page) {
            const { height: own, table } = given[i]!;
            height += own + (table && table.id !== last ? table.head : 0);
            last = table?.id;
          }
          expect(height).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});
