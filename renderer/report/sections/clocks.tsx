import { beijingSecond } from '../../../shared/beijing-time';
import { contradicts, type ClockFinding } from '../../../shared/record/clock';
import type { Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Filled, heading, line, Mono, note } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { groupHex } from '../format';
import { seconds } from '../seconds';
import { word, type TextKey } from '../words';

const TABLE: TableShape = {
  id: 'clocks',
  heads: ['name', 'comparedWith', 'comparedAt', 'clockAhead', 'uncertainty'],
  widths: ['20%', '22%', '24%', '18%', '16%'],
};

const KINDS: Record<ClockFinding['kind'], TextKey> = {
  'set-forward': 'clockForward',
  'step-back': 'clockStep',
  'measured-apart': 'clockApart',
  'set-back': 'clockBack',
  'restart-back': 'clockRestart',
  'run-back': 'clockRun',
  'before-cause': 'clockCause',
  'before-checkpoint': 'clockCheckpoint',
  'checkpoint-back': 'clockCheckpointBack',
  'two-histories': 'clockHistories',
};

/**
 * How far the clocks of those who wrote were apart where they were compared, and where the record's own times contradict
 * each other; nothing where there is neither.
 */
export function clocks(inspection: Inspection, findings: readonly ClockFinding[]): Block[] {
  if (inspection.clocks.length === 0 && findings.length === 0) return [];
  const other = (fingerprint: string): string =>
    fingerprint === inspection.authority ? word('hub') : nameOf(inspection, fingerprint);
  return [
    heading('clocks'),
    ...tableRows(
      inspection.clocks.map((compared) => ({
        key: `clocks/${compared.event}`,
        table: TABLE,
        node: (
          <>
            <td>{nameOf(inspection, compared.author)}</td>
            <td>{other(compared.with)}</td>
            <td>{beijingSecond(compared.wall)}</td>
            {/* The event says how far the other clock is ahead; the reader asks how far this one is. */}
            <td>{seconds(-compared.aheadMs, true)}</td>
            <td>±{seconds(compared.roundTripMs / 2)}</td>
          </>
        ),
      })),
    ),
    ...findings.map(({ kind, author, event, byMs }) =>
      line(
        `clocks/${kind}/${event}`,
        <>
          <Filled of={KINDS[kind]} params={{ name: nameOf(inspection, author), by: seconds(byMs) }} />{' '}
          <Mono>{groupHex(event)}</Mono>
        </>,
        'rd-said',
      ),
    ),
    ...(findings.some(contradicts) ? [note('clocks/contradicts', 'clockContradicts')] : []),
  ];
}
