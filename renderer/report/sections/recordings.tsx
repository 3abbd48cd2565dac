import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import { RECORDING_ENDING_LABELS } from '../../../shared/customs/codes';
import type { Inspection, Recording, Take } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, heading, line, Mono, note } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { groupHex, plainNumber } from '../format';
import { seconds } from '../seconds';
import { word } from '../words';

const TABLE: TableShape = {
  id: 'recordings',
  heads: ['number', 'recordedFrom', 'recordedLength', 'recordedChain'],
  widths: ['10%', '24%', '22%', '44%'],
};

/** Which recordings there are, who consented, how each ended, and the hash by which each is known; nothing where none was asked for. */
export function recordings(inspection: Inspection): Block[] {
  const { recordings: all } = inspection;
  if (all.length === 0) return [];
  return [
    heading('recordings'),
    ...all.flatMap((recording, index) => [
      line(`recordings/${recording.id}`, course(inspection, recording, index + 1)),
      ...tableRows(recording.takes.map((take) => row(recording, take, index + 1))),
    ]),
    ...(all.some(({ takes }) => takes.length > 0)
      ? [note('recordings/where', 'recordingsKept', { names: keepers(inspection) })]
      : []),
  ];
}

function course(inspection: Inspection, recording: Recording, n: number) {
  const { requested, answer, withdrawn, ended } = recording;
  const said = !answer ? 'recordingUnanswered' : answer.consents ? 'recordingConsented' : 'recordingDeclined';
  return (
    <>
      {word('recordingRequested', {
        n,
        at: beijingSecond(requested.wall),
        name: nameOf(inspection, requested.author),
      })}
      {word(said, {
        at: beijingClockSecond(answer?.wall ?? ''),
        name: nameOf(inspection, answer?.author ?? ''),
      })}
      {withdrawn && word('recordingWithdrawn', { at: beijingClockSecond(withdrawn.wall) })}
      {ended && (
        <>
          {word('recordingEnded', { at: beijingClockSecond(ended.wall) })}
          <Both of={RECORDING_ENDING_LABELS[ended.reason]} />
        </>
      )}
    </>
  );
}

function row({ id }: Recording, { take, started, kept }: Take, n: number): Block {
  return {
    key: `recordings/${id}/${take}`,
    table: TABLE,
    node: (
      <>
        <td>
          {n}–{take}
        </td>
        <td>{beijingSecond(started)}</td>
        <td>
          {seconds(kept?.ms ?? 0)}
          <small>{word('bytes', { n: plainNumber(kept?.bytes ?? 0) })}</small>
        </td>
        <td>{kept ? <Mono>{groupHex(kept.chain)}</Mono> : word('none')}</td>
      </>
    ),
  };
}

function keepers(inspection: Inspection): string {
  const authors = inspection.recordings
    .filter(({ takes }) => takes.length > 0)
    .map(({ requested }) => nameOf(inspection, requested.author));
  return [...new Set(authors)].join('、');
}
