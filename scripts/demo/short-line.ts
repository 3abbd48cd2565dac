import type { CaseFile, GoodsLine } from '../../shared/customs/case-file';

/**
 * The goods line of which the demo finds one piece too few, so that the record has something to say: the last one whose
 * goods are photographed, for such a finding rests on a picture of them. None where there is only one line.
 */
export function shortLine({ goods, instruction }: CaseFile): GoodsLine | undefined {
  if (goods.length < 2) return undefined;
  return goods.findLast(
    ({ line, quantity }) =>
      quantity > 1 &&
      instruction.items.some((item) => item.kind === 'goods' && item.line === line && item.stills > 0),
  );
}
