import { beijingSecond } from '../../../shared/beijing-time';
import { DISPOSAL_LABELS, RESULT_LABELS } from '../../../shared/customs/codes';
import type { Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, Facts, heading, note, said } from '../bits';
import { together, type Block } from '../blocks';

/** The officers' result, what follows from it, and their words. */
export function result(inspection: Inspection): Block[] {
  const { result: proposed } = inspection;
  if (!proposed) return [heading('conclusion'), note('result/none', 'noResult')];
  const facts: Block = {
    key: 'result/facts',
    node: (
      <Facts
        facts={[
          ['result', <Both of={RESULT_LABELS[proposed.result]} />],
          ['disposal', <Both of={DISPOSAL_LABELS[proposed.disposal]} />],
          ['proposedBy', nameOf(inspection, proposed.author)],
          ['proposedAt', beijingSecond(proposed.wall)],
        ]}
      />
    ),
  };
  const words = said('result', proposed.text);
  return [...together([heading('conclusion'), facts, ...words.slice(0, 1)]), ...words.slice(1)];
}
