import { beijingSecond } from '../../../shared/beijing-time';
import type { BodyOf } from '../../../shared/record/bodies';
import type { Inspection, ItemState } from '../../../shared/record/state';
import { Both, heading, Label, Mark, said, type Tone } from '../bits';
import { together, type Block } from '../blocks';
import { capturedOf, gallery, Picture, stillsOfItem } from '../pictures';
import { TEXTS } from '../texts';

type Answer = BodyOf<'item.answered'>['answer'];
type Instruction = Inspection['case']['instruction']['items'][number];

const ANSWERS: Record<Answer, { zh: string; en: string; tone: Tone }> = {
  conforms: { zh: '相符', en: 'Conforms', tone: 'good' },
  'does-not-conform': { zh: '不符', en: 'Does not conform', tone: 'bad' },
  'not-applicable': { zh: '不适用', en: 'Not applicable', tone: 'plain' },
};

/** A longer text than this would make the block beside one picture higher than the picture. */
const BESIDE_PICTURE = 160;

/** What the instruction asked for, item by item, with the answer and its pictures. */
export function items(inspection: Inspection): Block[] {
  const asked = inspection.case.instruction.items;
  return [heading('items'), ...asked.flatMap((item, index) => one(inspection, item, index + 1))];
}

function one(inspection: Inspection, item: Instruction, number: number): Block[] {
  const answer = inspection.items.find(({ id }) => id === item.id)?.answer ?? null;
  const key = `items/${item.id}`;
  const top = <Top item={item} number={number} answer={answer} />;
  const stills = stillsOfItem(inspection, item.id);
  const shown = capturedOf(inspection, stills);
  const [first] = shown;
  const text = answer?.text.trim() ?? '';
  if (first && shown.length === 1 && text.length <= BESIDE_PICTURE) {
    const node = (
      <>
        <div>
          {top}
          {text && <p className="rd-said">{text}</p>}
        </div>
        <Picture {...first} />
      </>
    );
    return [{ key, className: 'rd-item rd-item-one', node }];
  }
  const rest = [...said(key, text), ...gallery(key, inspection, stills)];
  return [...together([{ key, className: 'rd-item', node: top }, ...rest.slice(0, 1)]), ...rest.slice(1)];
}

interface TopProps {
  item: Instruction;
  number: number;
  answer: ItemState['answer'];
}

function Top({ item, number, answer }: TopProps) {
  const kind = answer ? ANSWERS[answer.answer] : null;
  return (
    <>
      <div className="rd-item-head">
        <h3>
          <span className="rd-index">{number}</span>
          <Both of={item.title} />
        </h3>
        <Mark tone={kind?.tone ?? 'plain'} of={kind ?? TEXTS.unanswered} />
      </div>
      <p className="rd-note">
        <Label of="asked" />
        {'：'}
        <Both of={item.requirement} />
      </p>
      {answer && (
        <p className="rd-note">
          <Label of="answered" /> {beijingSecond(answer.wall)}
          {answer.evidence.length === 0 && (
            <>
              {'；'}
              <Label of="noPictures" />
            </>
          )}
        </p>
      )}
    </>
  );
}
