import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { useAction } from '../../../app/action';
import { ErrorNote } from '../../../ui/error-note';
import { writeFact } from '../room-facts';
import { currentCue } from './cue';
import { useLineText } from './phrases';

const ANSWERS = ['fine', 'wait', 'unseen', 'unable'] as const;

/** What the officer says, readable from two metres away and told to a screen reader at once; an answer puts it away. */
export function CueCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const lineText = useLineText();
  const cue = currentCue(view.inspection);
  const answer = useAction((phrase: (typeof ANSWERS)[number]) =>
    writeFact(view.inspection.id, { type: 'chat.said', body: { text: t(`phrase.${phrase}`), phrase } }),
  );
  return (
    <div className="cue-place" aria-live="assertive">
      {cue && (
        <section className="cue-card" aria-label={t('cue.title')} data-testid="cue-card" data-cue={cue.event}>
          <p className="cue-words">{lineText(cue)}</p>
          <div className="cue-answers" role="group" aria-label={t('cue.answers')}>
            {ANSWERS.map((phrase) => (
              <button
                key={phrase}
                type="button"
                disabled={answer.busy}
                data-testid={`cue-${phrase}`}
                onClick={() => void answer.run(phrase)}
              >
                {t(`phrase.${phrase}`)}
              </button>
            ))}
          </div>
          <ErrorNote error={answer.error} />
        </section>
      )}
    </div>
  );
}
