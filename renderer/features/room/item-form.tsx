import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstructionItem } from '../../../shared/customs/case-schema';
import type { CaseView } from '../../../shared/ipc/contract';
import { EvidencePicker } from './evidence-picker';
import { ItemPicture } from './item-picture';
import { SaveRow } from './save-row';
import { useBilingual } from './texts';
import { TextArea } from './text-area';
import { useEvidence } from './use-evidence';
import { useSaved } from './use-saved';
import { useWorkRule } from './use-work-rule';
import { isWriting } from './writing';

const ANSWERS = ['conforms', 'does-not-conform', 'not-applicable'] as const;
type Answer = (typeof ANSWERS)[number];
const KEYS: Readonly<Record<string, Answer>> = { y: 'conforms', n: 'does-not-conform', x: 'not-applicable' };

/** The answer to one item of the instruction, with the stills that show it. */
export function ItemForm({ view, item }: { view: CaseView; item: InstructionItem }) {
  const { t } = useTranslation('room');
  const bilingual = useBilingual();
  const { inspection, me } = view;
  const known = inspection.items.find(({ id }) => id === item.id)?.answer;
  const [answer, setAnswer] = useState<Answer | null>(known?.answer ?? null);
  const [text, setText] = useState(known?.text ?? '');
  const evidence = useEvidence(view, (still) => still.item === item.id, known?.evidence ?? []);
  const { save, saved, busy, error, touched } = useSaved(inspection.id);
  const against = useWorkRule(inspection);
  const lead = me.part === 'lead';
  const readOnly = !lead || against !== null;
  const short = evidence.chosen.length < item.stills;

  const choose = (value: Answer): void => {
    setAnswer(value);
    touched();
  };
  useEffect(() => {
    if (readOnly) return;
    const onKey = (event: KeyboardEvent): void => {
      const value = KEYS[event.key.toLowerCase()];
      if (!value || isWriting(event) || event.ctrlKey || event.altKey || event.metaKey) return;
      setAnswer(value);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [readOnly]);

  const submit = (): void => {
    if (!answer) return;
    save({
      type: 'item.answered',
      body: { item: item.id, answer, text: text.trim(), evidence: evidence.chosen },
    });
  };
  const missing =
    answer === null
      ? t('answer.choose')
      : answer === 'does-not-conform' && text.trim() === ''
        ? t('answer.text.needed')
        : null;
  return (
    <form
      title={against ?? undefined}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={(event) => event.key === 'Enter' && event.ctrlKey && !readOnly && !missing && submit()}
    >
      <div className="item-wish">
        <ItemPicture item={item} />
        <div>
          <p>{bilingual(item.requirement)}</p>
          <p className="soft">{t('item.needs', { count: item.stills })}</p>
        </div>
      </div>
      <EvidencePicker
        view={view}
        disabled={readOnly}
        evidence={{ ...evidence, toggle: (id) => (evidence.toggle(id), touched()) }}
      />
      <div className="answers" role="radiogroup" aria-label={bilingual(item.title)}>
        {ANSWERS.map((value) => (
          <button
            key={value}
            type="button"
            role="radio"
            aria-checked={answer === value}
            className={value}
            disabled={readOnly}
            data-testid={`answer-${value}`}
            onClick={() => choose(value)}
          >
            {t(`answer.${value}`)}
          </button>
        ))}
      </div>
      <TextArea
        label={t(short || answer === 'does-not-conform' ? 'answer.text.needed' : 'answer.text')}
        testId="answer-text"
        value={text}
        readOnly={readOnly}
        onChange={(value) => {
          setText(value);
          touched();
        }}
      />
      {lead && (
        <SaveRow
          label={t('answer.save')}
          testId="answer-save"
          busy={busy}
          saved={saved}
          missing={against ?? missing}
          error={error}
        />
      )}
    </form>
  );
}
