import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../../../shared/ipc/contract';
import { stepText } from '../../../../shared/record/challenge-words';
import type { Challenge } from '../../../../shared/record/state';
import { useAction } from '../../../app/action';
import { useLanguage } from '../../../app/i18n';
import { ErrorNote } from '../../../ui/error-note';
import { writeFact } from '../room-facts';
import './challenge.css';

/** The company's side: what to show, step by step, readable from two metres away, and the two answers. */
export function ChallengeRequest({ view, challenge }: { view: CaseView; challenge: Challenge }) {
  const { t } = useTranslation('presence');
  const language = useLanguage();
  const { id, steps, answer } = challenge;
  const tell = useAction((how: 'shown' | 'unable') =>
    writeFact(view.inspection.id, { type: 'challenge.answered', body: { challenge: id, how } }),
  );
  const done = answer?.how === 'shown';
  return (
    <section
      className="request challenge-request"
      aria-live="assertive"
      data-testid="challenge-request"
      data-challenge={id}
    >
      <div className="challenge-steps">
        <p className="soft">{t('challenge.company.title')}</p>
        <ol>
          {steps.map((step, index) => (
            <li key={index}>
              {stepText(step, language)}
              {step.show === 'code' && (
                <strong className="mono" aria-hidden data-testid="challenge-code">
                  {step.code}
                </strong>
              )}
            </li>
          ))}
        </ol>
        <ErrorNote error={tell.error} />
      </div>
      <div className={done ? 'confirm done' : 'confirm'}>
        <Button
          type="primary"
          data-testid="challenge-shown"
          disabled={done}
          loading={tell.busy}
          onClick={() => void tell.run('shown')}
        >
          {t('challenge.company.done')}
          {done ? ' ✓' : ''}
        </Button>
        {answer ? (
          <p role="status">{t('challenge.company.said')}</p>
        ) : (
          <button
            type="button"
            className="unable"
            data-testid="challenge-unable"
            disabled={tell.busy}
            onClick={() => void tell.run('unable')}
          >
            {t('challenge.company.unable')}
          </button>
        )}
      </div>
    </section>
  );
}
