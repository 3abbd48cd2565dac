import { beijingSecond } from '../../../shared/beijing-time';
import type { Inspection, Stamp } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { heading, line, note, said } from '../bits';
import type { Block } from '../blocks';
import { word } from '../words';

/** The party's objections and the answers to them, in full; nothing where there are none. */
export function objections(inspection: Inspection): Block[] {
  if (inspection.objections.length === 0) return [];
  return [
    heading('objections'),
    ...inspection.objections.flatMap((objection, index) => {
      const key = `objections/${objection.event}`;
      const { answer } = objection;
      return [
        who(inspection, key, 'objectedBy', objection, index + 1),
        ...said(`${key}/said`, objection.text),
        ...(answer
          ? [
              who(inspection, `${key}/answer`, 'answeredBy', answer, index + 1),
              ...said(`${key}/answer/said`, answer.text),
            ]
          : [note(`${key}/unanswered`, 'notAnswered')]),
      ];
    }),
  ];
}

const who = (
  inspection: Inspection,
  key: string,
  text: 'objectedBy' | 'answeredBy',
  { author, wall }: Stamp,
  n: number,
): Block => ({
  ...line(key, word(text, { n, name: nameOf(inspection, author), at: beijingSecond(wall) }), 'rd-who'),
  keep: true,
});
