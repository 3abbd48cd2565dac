import { useTranslation } from 'react-i18next';
import type { BundleReport, Lasting as Lasts } from '../../shared/bundle/verify/report';
import { Facts, Part, Time } from './bits';
import { RenewAction, type RenewProps } from './renew-action';
import { TrustForm } from './trust-form';
import type { Trusted } from './trust';
import { Untrusted } from './untrusted';

interface LastingProps extends RenewProps {
  report: BundleReport;
  lasting: Lasts;
  onTrust: (more: readonly Trusted[]) => Promise<void>;
}

/** Until when the record can be proven, by what, and how to make it longer. */
export function Lasting({ report, lasting, onTrust, ...renewing }: LastingProps) {
  const { t } = useTranslation('verify');
  const { until, ends, name, renewals } = lasting;
  const lapsed = new Date(until) < new Date();
  return (
    <Part id="lasting" title={t('lasting.title')}>
      <Facts
        facts={[
          [
            t('lasting.until'),
            <span
              key="u"
              className={lapsed ? 'v-open' : 'v-good'}
              data-testid="lasting-until"
              data-until={until}
            >
              <Time wall={until} />
            </span>,
          ],
          [
            t('lasting.ends'),
            <span key="e">
              <Untrusted text={name} /> · {t(`lasting.ends.${ends}`)}
            </span>,
          ],
          [t('lasting.renewals'), renewals > 0 ? t('lasting.renewals.count', { count: renewals }) : null],
        ]}
      />
      <p className={lapsed ? 'v-open' : 'muted'}>{t(lapsed ? 'lasting.lapsed' : 'lasting.renew-before')}</p>
      {hasUnknownTime(report) && report.authority?.trusted && (
        <details className="v-trust">
          <summary>{t('lasting.unknown-time')}</summary>
          <p>{t('lasting.unknown-time.about')}</p>
          <TrustForm onTrust={onTrust} />
        </details>
      )}
      {renewing.file.renew ? (
        <RenewAction {...renewing} />
      ) : (
        <p className="muted">{t('lasting.elsewhere')}</p>
      )}
    </Part>
  );
}

/** Whether a timestamp would prove more to somebody who knew its authority. */
const hasUnknownTime = ({ reasons, notes }: BundleReport): boolean =>
  [...reasons, ...notes].some(
    ({ code }) => code === 'timestamp.unknown-authority' || code === 'renewal.unknown-authority',
  );
