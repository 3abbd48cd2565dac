import { beijingSecond } from '../../../shared/beijing-time';
import type { Inspection } from '../../../shared/record/state';
import { heading, Label, line } from '../bits';
import type { Block } from '../blocks';
import { word } from '../words';

/** Where the signers' statements are found, and sign-offs that were taken back. */
export function statements(inspection: Inspection): Block[] {
  return [
    heading('statements'),
    line('statements/where', <Label of="statementsWhere" />),
    ...inspection.voided.map(({ reopened, signatures }) => {
      const params = { at: beijingSecond(reopened.wall), reason: reopened.reason, n: signatures.length };
      return line(`statements/${reopened.event}`, word('voidedLine', params), 'rd-said');
    }),
  ];
}
