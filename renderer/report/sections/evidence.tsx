import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import { adviceText } from '../../../shared/record/picture-advice';
import { shownMarks } from '../../../shared/record/marks';
import { samePictures } from '../../../shared/record/same-pictures';
import type { Inspection, Still } from '../../../shared/record/state';
import { linksOf, linkWords } from '../../../shared/record/still-links';
import { nameOf } from '../attendance';
import { heading, line, Mono } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { groupHex, plainNumber } from '../format';
import { word } from '../words';
import { frames } from './frames';

const TABLE: TableShape = {
  id: 'evidence',
  heads: ['number', 'captured', 'picture', 'hash'],
  widths: ['7%', '27%', '25%', '41%'],
};

/** Every still with who made it, when and how, and its hash in full. */
export function evidence(inspection: Inspection): Block[] {
  const numbered = inspection.stills.map((still, index) => ({ still, number: index + 1 }));
  const same = samePictures(inspection);
  const taken = numbered.filter(({ still }) => still.captured);
  const failed = numbered.filter(({ still }) => still.failed && !still.captured);
  return [
    heading('evidenceList'),
    ...(taken.length === 0 ? [line('evidence/none', word('noEvidence'))] : []),
    ...tableRows(taken.map(({ still, number }) => row(inspection, still, number, same.get(still.id)))),
    ...failed.map(({ still, number }) =>
      line(
        `evidence/${still.id}`,
        word('captureFailed', {
          n: number,
          at: beijingSecond(still.failed?.wall ?? ''),
          code: still.failed?.code ?? '',
        }),
      ),
    ),
    ...frames(inspection),
  ];
}

function row(inspection: Inspection, still: Still, number: number, same: number | undefined): Block {
  const { captured, received, setAside } = still;
  const advice = captured?.check?.advice ?? [];
  const links = linkWords(linksOf(inspection, still), 'zh');
  const marked = shownMarks(still.marks).length;
  const item = inspection.case.instruction.items.find(({ id }) => id === still.item);
  return {
    key: `evidence/${still.id}`,
    table: TABLE,
    className: setAside ? 'rd-aside' : '',
    node: captured && (
      <>
        <td>{number}</td>
        <td>
          {item?.title.zh}
          <small>
            {word('capturedBy', {
              at: beijingSecond(captured.wall),
              name: nameOf(inspection, captured.author),
            })}
          </small>
          <small>
            {received ? word('receivedAt', { at: beijingClockSecond(received.wall) }) : word('notReceived')}
          </small>
        </td>
        <td>
          {plainNumber(captured.width)}×{plainNumber(captured.height)}
          <small>{word(captured.method === 'take-photo' ? 'takePhoto' : 'grabFrame')}</small>
          <small>{captured.camera}</small>
        </td>
        <td>
          <Mono>{groupHex(captured.original.sha256)}</Mono>
          <small>{word('bytes', { n: plainNumber(captured.original.size) })}</small>
          {marked > 0 && <small>{word('marked', { n: marked })}</small>}
          {same !== undefined && <b className="rd-reason">{word('samePicture', { number: same })}</b>}
          {advice.length > 0 && (
            <b className="rd-reason">{word('advised', { advice: adviceText(advice, 'zh') })}</b>
          )}
          {links.length > 0 && <small>{links.join('；')}</small>}
          {setAside && <b className="rd-reason">{word('setAside', { reason: setAside.reason })}</b>}
        </td>
      </>
    ),
  };
}
