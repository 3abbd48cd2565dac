import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RESULT_LABELS, RESULTS } from '../../../shared/customs/codes';
import type { CaseSummary } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';

/** What a case still needs, in a few words. */
export function useMissing(): (summary: CaseSummary) => ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return ({ phase, answered, items, blockers, result }) => {
    if (phase === 'sealed') {
      const label = RESULTS.find((one) => one === result);
      // Nothing is missing any more: what the queue is read for then is how it came out.
      return label ? RESULT_LABELS[label][language] : <span className="muted">{t('missing.nothing')}</span>;
    }
    if (phase === 'signing')
      return blockers > 0 ? t('missing.signatures', { count: blockers }) : t('missing.ready');
    if (blockers === 0) return t('missing.ready');
    return (
      <>
        {t('missing.items', { answered, items })}
        <span className="muted"> · {t('missing.blockers', { count: blockers })}</span>
      </>
    );
  };
}
