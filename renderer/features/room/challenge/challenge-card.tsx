import { useTranslation } from 'react-i18next';
import { CUT_LABELS } from '../../../../shared/customs/presence-labels';
import type { CaseView } from '../../../../shared/ipc/contract';
import { openChallenge } from '../../../../shared/record/challenges';
import { stepText } from '../../../../shared/record/challenge-words';
import { useLanguage } from '../../../app/i18n';
import { beijingClockSecond } from '../../../../shared/beijing-time';
import { NotProven } from '../not-proven';
import { JudgeForm } from './judge-form';
import './challenge.css';

/** The officers' side of the challenge that is open: what was asked, what became of it, and the lead's judgement. */
export function ChallengeCard({ view }: { view: CaseView }) {
  const { t } = useTranslation('presence');
  const language = useLanguage();
  const challenge = openChallenge(view.inspection);
  if (!challenge) return null;
  const { steps, answer, cuts, issued } = challenge;
  return (
    <section
      className="challenge-card"
      aria-label={t('challenge.title')}
      data-testid="challenge-card"
      data-state={answer?.how ?? 'waiting'}
    >
      <h2>
        {t('challenge.title')} <span className="soft mono">{beijingClockSecond(issued.wall)}</span>
      </h2>
      <ol>
        {steps.map((step, index) => (
          <li key={index}>{stepText(step, language)}</li>
        ))}
      </ol>
      <div aria-live="polite">
        <p className={answer?.how === 'shown' ? 'good' : 'soft'} data-testid="challenge-answer">
          {t(`challenge.${answer?.how ?? 'waiting'}`)}
        </p>
        {cuts.length > 0 && (
          <p className="slow" data-testid="challenge-cut">
            {t('challenge.cut')}
            {language === 'zh' ? '：' : ': '}
            {[...new Set(cuts.map(({ kind }) => CUT_LABELS[kind][language]))].join(' · ')}
          </p>
        )}
      </div>
      {view.me.part === 'lead' && <JudgeForm key={challenge.id} view={view} challenge={challenge} />}
      <NotProven text={t('challenge.limits')} />
    </section>
  );
}
