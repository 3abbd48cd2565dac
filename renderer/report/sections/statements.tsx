import { beijingSecond } from '../../../shared/beijing-time';
import type { Inspection } from '../../../shared/record/state';
import { heading, note } from '../bits';
import type { Block } from '../blocks';

/** Where the signers' statements are found, and sign-offs that were taken back. */
export function statements(inspection: Inspection): Block[] {
  return [
    heading('statements'),
    note('statements/where', 'statementsWhere'),
    ...inspection.voided.map(({ reopened, signatures }) => {
      const params = { at: beijingSecond(reopened.wall), reason: reopened.reason, n: signatures.length };
      return note(`statements/${reopened.event}`, 'voidedLine', params, 'rd-said');
    }),
  ];
}
