import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { PRECHECK_ADVICE_LABELS } from '../../../../shared/customs/precheck-labels';
import { useLanguage } from '../../../app/i18n';
import { ErrorNote } from '../../../ui/error-note';
import { checkLines, type CheckLine } from './precheck-lines';
import { usePrecheck } from './use-precheck';
import './precheck.css';

const SIGNS: Record<CheckLine['state'], string> = { waiting: '…', good: '✓', advice: '!', bad: '✕' };

/** Tries devices, ways, clock, storage and battery before the call, and says in plain words what to do. */
export function PrecheckPanel({ caseId }: { caseId: string }) {
  const { t } = useTranslation('presence');
  const language = useLanguage();
  const { facts, done, busy, error, hubError, start, cancel } = usePrecheck(caseId);
  const lines = checkLines(facts, language, busy);
  return (
    <section
      className="precheck"
      aria-label={t('precheck.title')}
      aria-busy={busy}
      data-testid="precheck"
      data-state={busy ? 'busy' : done ? 'done' : 'idle'}
    >
      <header>
        <h2>{t('precheck.title')}</h2>
        <Button data-testid="precheck-start" loading={busy} onClick={start}>
          {t(busy ? 'precheck.busy' : done ? 'precheck.again' : 'precheck.start')}
        </Button>
        {busy && (
          <Button data-testid="precheck-cancel" onClick={cancel}>
            {t('place.cancel')}
          </Button>
        )}
      </header>
      <p className="soft" role="status">
        {t(busy ? 'precheck.speak' : done ? 'precheck.recorded' : 'precheck.about')}
      </p>
      <ul aria-live="polite">
        {lines.map(({ name, state, found, advice }) => (
          <li key={name} data-testid={`precheck-${name}`} data-state={state}>
            <span className="sign" aria-hidden>
              {SIGNS[state]}
            </span>
            <strong>{t(`precheck.${name}`)}</strong>
            <span className="visually-hidden">{t(`precheck.state.${state}`)}</span>
            <span className="found">
              {found.map((text) => (
                <span key={text}>{text}</span>
              ))}
            </span>
            {advice.map((one) => (
              <p key={one} data-advice={one}>
                {PRECHECK_ADVICE_LABELS[one][language]}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <ErrorNote error={hubError} />
      <ErrorNote error={error} />
    </section>
  );
}
