import { ruleText } from '../../../shared/record/rules';
import type { Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { heading, Mono } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { groupHex } from '../format';

const TABLE: TableShape = {
  id: 'rejected',
  heads: ['event', 'name', 'rule'],
  widths: ['44%', '14%', '42%'],
};

/** Events that are kept without effect: nothing is hidden. */
export function rejected(inspection: Inspection): Block[] {
  if (inspection.rejected.length === 0) return [];
  return [
    heading('rejected'),
    ...tableRows(
      inspection.rejected.map(({ event, author, seq, type, rule }) => ({
        key: `rejected/${event}`,
        table: TABLE,
        node: (
          <>
            <td>
              {type} #{seq}
              <small>
                <Mono>{groupHex(event)}</Mono>
              </small>
            </td>
            <td>{nameOf(inspection, author)}</td>
            <td>
              {ruleText(rule, 'zh')}
              <small lang="en">{ruleText(rule, 'en')}</small>
            </td>
          </>
        ),
      })),
    ),
  ];
}
