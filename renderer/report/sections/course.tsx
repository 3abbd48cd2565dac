import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import { brokeAt } from '../../../shared/record/interruptions';
import type { CallSession, Inspection } from '../../../shared/record/state';
import { nameOf, spokenCalls } from '../attendance';
import { heading, note } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { word } from '../words';
import { cameraLines } from './cameras';

const TABLE: TableShape = {
  id: 'course',
  heads: ['number', 'from', 'to', 'participants', 'interruptions'],
  widths: ['10%', '20%', '20%', '22%', '28%'],
};

const INTERRUPTED = { back: 'interruptedFrom', left: 'interruptedLeft' } as const;

/** Calls and their interruptions, each as the person's own machine noticed it. */
export function course(inspection: Inspection): Block[] {
  const calls = spokenCalls(inspection);
  if (calls.length === 0) return [heading('course'), note('course/none', 'noCalls')];
  return [
    heading('course'),
    ...tableRows(
      calls.map((call, index) => ({
        key: `course/${call.id}`,
        table: TABLE,
        node: (
          <>
            <td>{word('session', { n: index + 1 })}</td>
            <td>{beijingSecond(call.connected?.wall ?? '')}</td>
            <td>{endOf(call)}</td>
            <td>{[...new Set(call.joined.map(({ author }) => nameOf(inspection, author)))].join('、')}</td>
            <td>{interruptions(inspection, call)}</td>
          </>
        ),
      })),
    ),
    ...cameraLines(inspection, calls),
  ];
}

function interruptions(inspection: Inspection, { interruptions: times }: CallSession): string {
  if (times.length === 0) return word('none');
  const each = times.map((one) => {
    const key = one.end === null ? 'interruptedOpen' : INTERRUPTED[one.end.how];
    return word(key, {
      from: beijingClockSecond(brokeAt(one)),
      to: one.end ? beijingClockSecond(one.end.wall) : '',
      name: nameOf(inspection, one.author),
      peer: nameOf(inspection, one.peer),
    });
  });
  return `${word('times', { n: times.length })}${each.join('、')}`;
}

function endOf(call: CallSession): string {
  const last = call.left
    .map(({ wall }) => wall)
    .sort()
    .at(-1);
  return last ? beijingSecond(last) : word('notEnded');
}
