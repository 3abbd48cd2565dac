import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/messages';
import type { CaseView } from '../../../shared/ipc/contract';
import { useLanguage } from '../../app/i18n';
import { Thumbnail } from './still-card';
import { StillLinksAndAdvice } from './still-links';

/** What was photographed, and that it is safe: on this machine's disk, then with the officer. */
export function CompanyStills({ view }: { view: CaseView }) {
  const { t } = useTranslation('room');
  const language = useLanguage();
  const stills = view.inspection.stills.map((still, index) => ({ still, number: index + 1 }));
  if (stills.length === 0) return null;
  return (
    // It scrolls, so the keyboard has to be able to get into it.
    <section className="company-stills" aria-label={t('company.stills')} aria-live="polite" tabIndex={0}>
      <h2>{t('company.stills')}</h2>
      <ol>
        {stills.reverse().map(({ still, number }) => {
          const { captured, failed, received } = still;
          const words = captured
            ? [
                t('company.photographed'),
                t('company.stored'),
                t(received ? 'company.delivered' : 'company.delivering'),
              ]
            : [failed ? errorText({ code: failed.code, params: {} }, language) : t('still.requested')];
          const state = received ? 'verified' : captured ? 'captured' : failed ? 'failed' : 'requested';
          return (
            <li key={still.id} data-testid={`still-${still.id}`} data-state={state}>
              <span className="thumb">
                <Thumbnail view={view} still={still} alt={t('still.number', { number })} />
              </span>
              <span>
                <span data-testid="still-state">{words.join(' → ')}</span>
                <StillLinksAndAdvice view={view} still={still} />
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
