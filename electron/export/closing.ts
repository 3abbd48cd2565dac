import { AppError } from '../../shared/errors';
import { extentOf } from '../../shared/record/outcome';
import { isClosed } from '../../shared/record/state';
import type { Cases } from '../services';
import { onSteadyGround } from '../signoff/steady-ground';

/**
 * Why this machine's person cannot close a record: an observer, a copied data folder, a log with two ends. The bundle is
 * written all the same, and whoever checks it is told that nobody closed it.
 */
const MAY_NOT: ReadonlySet<string> = new Set([
  'case.no-identity',
  'record.clone',
  'rule.author.fork',
  'rule.author.unknown',
  'rule.role.not-allowed',
]);

/**
 * Closes a sealed record: from then on no event that is here can be left out of a bundle unnoticed. Where the last closing
 * covers everything nothing is written, so that an unchanged record gives the same bundle on every machine.
 */
export async function closeRecord(cases: Pick<Cases, 'log' | 'write'>, id: string): Promise<void> {
  try {
    await onSteadyGround(async () => {
      const { inspection, causes, folded } = cases.log(id);
      // An event that waits for another is in no bundle; a closing on top of it would wait with it.
      if (!inspection?.seal || isClosed(inspection) || folded.waiting.length > 0) return;
      await cases.write(id, 'record.closed', extentOf(causes, folded.ordered));
    });
  } catch (error) {
    if (!(error instanceof AppError && MAY_NOT.has(error.code))) throw error;
  }
}
