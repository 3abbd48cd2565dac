import type { CaseFile, GoodsLine } from '../../shared/customs/case-file';
import type { Film } from '../film/shots';

/**
 * The goods line of which the demo finds one piece too few, so that the record has something to say. Such a finding rests
 * on a picture in which the pieces can be counted: none where the film has no such picture of this case.
 */
export function shortLine({ declaration, goods, instruction }: CaseFile, film?: Film): GoodsLine | undefined {
  if (film?.declaration !== declaration.number) return undefined;
  const counted = film.shots.find(({ short }) => short)?.line;
  const asked = instruction.items.some(({ kind, line }) => kind === 'goods' && line === counted);
  return asked ? goods.find(({ line, quantity }) => line === counted && quantity > 1) : undefined;
}
