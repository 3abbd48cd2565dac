import { beijingSecond } from '../../../shared/beijing-time';
import { ROLE_LABELS } from '../../../shared/customs/codes';
import type { Amendment, Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, Facts, heading, line, Mono, note, said } from '../bits';
import type { Block } from '../blocks';
import { groupHex, plainNumber } from '../format';
import { word } from '../words';

/** What was added after the seal, each with its confirmations and its own seal; nothing where nothing was. */
export function amendments(inspection: Inspection): Block[] {
  if (inspection.amendments.length === 0) return [];
  return [
    heading('amendments'),
    note('amendments/about', 'amendmentsAbout'),
    ...inspection.amendments.flatMap((amendment, index) => one(inspection, amendment, index + 1)),
  ];
}

function one(inspection: Inspection, amendment: Amendment, n: number): Block[] {
  const { event, author, wall, reason, text, confirmed, seal } = amendment;
  const key = `amendments/${event}`;
  const made = word('amendedBy', { n, name: nameOf(inspection, author), at: beijingSecond(wall) });
  return [
    { ...line(key, made, 'rd-who'), keep: true },
    line(`${key}/reason`, word('amendedWhy', { reason }), 'rd-said'),
    ...said(`${key}/said`, text),
    ...confirmed.flatMap((one) => [
      line(
        `${key}/${one.event}`,
        <>
          {word('confirmedBy', { name: one.name, at: beijingSecond(one.wall) })}（
          <Both of={ROLE_LABELS[one.part]} />）
        </>,
        'rd-said',
      ),
      ...said(`${key}/${one.event}/remark`, one.remark),
    ]),
    seal
      ? {
          key: `${key}/seal`,
          node: (
            <Facts
              facts={[
                ['amendmentSealedAt', beijingSecond(seal.wall)],
                ['sealCount', plainNumber(seal.count)],
                ['amendmentSeal', <Mono>{groupHex(seal.event)}</Mono>, 'wide'],
              ]}
            />
          ),
        }
      : note(`${key}/seal`, 'amendmentNotSealed'),
  ];
}
