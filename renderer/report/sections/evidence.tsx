import { beijingClockSecond, beijingSecond } from '../../../shared/beijing-time';
import { adviceText } from '../../../shared/record/picture-advice';
import { shownMarks } from '../../../shared/record/marks';
import { samePictures } from '../../../shared/record/same-pictures';
import type { Inspection, Still } from '../../../shared/record/state';
import { linksOf, linkWords } from '../../../shared/record/still-links';
import { nameOf } from '../attendance';
import { heading, Label, line, Mono, note } from '../bits';
import { tableRows, type Block, type TableShape } from '../blocks';
import { groupContainer, groupHex, plainNumber } from '../format';
import { stillFacts } from '../still-facts';
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
    ...(taken.length === 0 ? [note('evidence/none', 'noEvidence')] : []),
    ...tableRows(
      taken.map(({ still, number }) => row(inspection, still, number, same.get(still.id))),
    ).flatMap((block, i) => [{ ...block, keep: true }, about(inspection, taken[i]!.still, block)]),
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

/** Below its row: on which device it was made, what it proves and where the original is. */
function about(inspection: Inspection, still: Still, { keep }: Block): Block {
  const { device, item, answers, lines, containers, originals } = stillFacts(inspection, still);
  const uses = [
    ...(answers ? [word('item')] : []),
    ...lines.map((n) => word('line', { n })),
    ...containers.map(groupContainer),
  ];
  const made = device && [device.name, device.app && `${word('program')} ${device.app}`, device.platform];
  return {
    key: `evidence/${still.id}/about`,
    table: TABLE,
    className: 'rd-under',
    ...(keep && { keep }),
    node: (
      <>
        <td />
        <td colSpan={3}>
          <p>
            <Label of="proves" />
            {'：'}
            {item?.title.zh}
            {item?.requirement.zh && `（${item.requirement.zh}）`}
            {uses.length > 0 && `；${word('restsOn', { uses: uses.join('、') })}`}
          </p>
          <p>
            <Label of="device" />
            {'：'}
            {made?.filter(Boolean).join('，')}；<Label of="fingerprint" />{' '}
            <Mono>{groupHex(device?.fingerprint ?? '')}</Mono>
          </p>
          <p>
            <Label of="originalAt" />
            {'：'}
            {originals
              .map(({ name, wall }) => word('machineHas', { name, at: beijingSecond(wall) }))
              .join('；')}
            {'；'}
            {word('inBundle')}
          </p>
        </td>
      </>
    ),
  };
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
          {captured.width}×{captured.height}
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
