import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../shared/ipc/contract';

/** What a case still needs, in a few words. */
export function useMissing(): (summary: CaseSummary) => ReactNode {
  const { t } = useTranslation('desk');
  return ({ phase, answered, items, blockers }) => {
    if (phase === 'sealed') return <span className="muted">{t('missing.nothing')}</span>;
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
