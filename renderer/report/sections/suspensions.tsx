import { beijingSecond } from '../../../shared/beijing-time';
import { ENDING_LABELS, SUSPENSION_REASON_LABELS } from '../../../shared/customs/codes';
import type { Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, heading, line } from '../bits';
import { tableRows, together, type Block, type TableShape } from '../blocks';
import { word } from '../words';

const TABLE: TableShape = {
  id: 'suspensions',
  heads: ['number', 'suspendedAt', 'resumedAt', 'suspendedWhy'],
  widths: ['10%', '22%', '22%', '46%'],
};

/** When the inspection stood still and why, and how it was ended early; nothing where neither happened. */
export function suspensions(inspection: Inspection): Block[] {
  const { suspensions: all, ending } = inspection;
  if (all.length === 0 && !ending) return [];
  const rows = all.map(({ event, wall, reason, text, resumed }, index) => ({
    key: `suspensions/${event}`,
    table: TABLE,
    node: (
      <>
        <td>{index + 1}</td>
        <td>{beijingSecond(wall)}</td>
        <td>{resumed ? beijingSecond(resumed.wall) : word('notResumed')}</td>
        <td>
          <Both of={SUSPENSION_REASON_LABELS[reason]} />
          {text && <p>{text}</p>}
          {resumed?.text && <p>{word('resumedWith', { text: resumed.text })}</p>}
        </td>
      </>
    ),
  }));
  const ended = ending && [
    line(
      'suspensions/ending',
      <>
        <b>
          <Both of={ENDING_LABELS[ending.how]} />
        </b>{' '}
        {word('endedAt', { at: beijingSecond(ending.wall), name: nameOf(inspection, ending.author) })}
      </>,
      'rd-who',
    ),
    line('suspensions/ending/why', word('endedWhy', { reason: ending.reason }), 'rd-said'),
  ];
  return [heading('suspensions'), ...tableRows(rows), ...(ended ? together(ended) : [])];
}
