import type { BodyOf } from '../../../shared/record/bodies';
import type { Inspection } from '../../../shared/record/state';
import { Mark, Said, Section, type Tone } from '../bits';
import { chinaTime } from '../format';
import { useWords } from '../language';
import { Gallery } from '../pictures';

type Answer = BodyOf<'item.answered'>['answer'];

const ANSWERS: Record<Answer, { zh: string; en: string; tone: Tone }> = {
  conforms: { zh: '相符', en: 'Conforms', tone: 'good' },
  'does-not-conform': { zh: '不符', en: 'Does not conform', tone: 'bad' },
  'not-applicable': { zh: '不适用', en: 'Not applicable', tone: 'plain' },
};

export function Items({ inspection }: { inspection: Inspection }) {
  const { word, pick } = useWords();
  return (
    <Section title="items">
      {inspection.case.instruction.items.map((item, index) => {
        const answer = inspection.items.find(({ id }) => id === item.id)?.answer;
        const kind = answer && ANSWERS[answer.answer];
        const pictures = answer?.evidence.length ?? 0;
        return (
          <article className={`rd-item ${pictures === 1 ? 'rd-item-one' : ''}`} key={item.id}>
            <div>
              <div className="rd-item-head">
                <h3>
                  <span className="rd-index">{index + 1}</span>
                  {pick(item.title)}
                </h3>
                {kind ? (
                  <Mark tone={kind.tone}>{pick(kind)}</Mark>
                ) : (
                  <Mark tone="plain">{word('unanswered')}</Mark>
                )}
              </div>
              <p className="rd-note">{word('asked', { text: pick(item.requirement) })}</p>
              {answer && (
                <p className="rd-note">
                  {word('answered')} {chinaTime(answer.wall)}
                  {pictures === 0 && ` · ${word('noPictures')}`}
                </p>
              )}
              {answer && <Said text={answer.text} />}
            </div>
            {answer && <Gallery inspection={inspection} stills={answer.evidence} />}
          </article>
        );
      })}
    </Section>
  );
}
