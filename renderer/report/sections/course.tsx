import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import { CAMERA_CHANGE_LABELS } from '../../../shared/customs/codes';
import { brokeAt } from '../../../shared/record/interruptions';
import type { CallSession, Inspection } from '../../../shared/record/state';
import { nameOf, spokenCalls } from '../attendance';
import { Both, heading, line } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { word } from '../words';

const TABLE: TableShape = {
  id: 'course',
  heads: ['number', 'from', 'to', 'participants', 'interruptions'],
  widths: ['10%', '20%', '20%', '22%', '28%'],
};

const INTERRUPTED = { back: 'interruptedFrom', left: 'interruptedLeft' } as const;

/** Calls and their interruptions, each as the person's own machine noticed it. */
export function course(inspection: Inspection): Block[] {
  const calls = spokenCalls(inspection);
  if (calls.length === 0) return [heading('course'), line('course/none', word('noCalls'))];
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
    ...cameraChanges(inspection, calls),
  ];
}

/** A camera that was changed in the middle of a call shows another view, so the record says when and to which. */
function cameraChanges(inspection: Inspection, calls: readonly CallSession[]): Block[] {
  return calls.flatMap(({ cameras }, index) =>
    cameras.map(({ event, wall, author, camera, reason }) =>
      line(
        `course/camera/${event}`,
        <>
          {word('cameraChanged', {
            n: index + 1,
            at: beijingClockSecond(wall),
            name: nameOf(inspection, author),
          })}
          <Both of={CAMERA_CHANGE_LABELS[reason]} />
          {camera && word('cameraNow', { camera })}
        </>,
      ),
    ),
  );
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
