import { useTranslation } from 'react-i18next';
import type { StandstillWords } from '../../law/standstill-words';

/** In place of a request: that the inspection stands still, why, and that nothing has to be done. */
export function StandstillCard({ still }: { still: StandstillWords }) {
  const { t } = useTranslation('law');
  return (
    <section
      className="request standstill-card"
      aria-live="polite"
      data-testid="standstill"
      data-state={still.kind}
    >
      <div>
        <h2 className="wish">{still.title}</h2>
        <p className="detail">
          {still.why} · {t('since', { time: still.since })}
        </p>
        <p className="detail">{t(`company.${still.kind}`)}</p>
      </div>
    </section>
  );
}
