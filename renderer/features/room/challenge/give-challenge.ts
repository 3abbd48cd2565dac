import type { Inspection } from '../../../../shared/record/state';
import { drawChallenge } from '../../../../shared/record/draw-challenge';
import { writeFact } from '../room-facts';

/** Draws a challenge and gives it to the company. @throws AppError why the record does not take it. */
export async function giveChallenge({ id, case: file }: Inspection): Promise<void> {
  const challenge = crypto.randomUUID().replaceAll('-', '');
  const steps = drawChallenge(file.containers.length > 0 ? 'seal' : 'goods');
  await writeFact(id, { type: 'challenge.issued', body: { challenge, steps } });
}
