import type { Inspection } from '../../record/state';
import type { Findings } from './report';

/**
 * Whether anything could have been left out. What an event rests on cannot be dropped unseen, but what nothing rests on can:
 * so a sealed record is complete only by the word of whoever closed it, and only if the closing rests on all the rest.
 */
export function checkClosing({ seal, closing, count }: Inspection, findings: Findings): void {
  if (!seal) return;
  if (!closing) return findings.addIfWhole('closing.none');
  const outside = count - 1 - closing.count;
  if (outside > 0) findings.addIfWhole('closing.outside', { event: closing.event }, { count: outside });
}
