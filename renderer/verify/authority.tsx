import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { Button } from '../ui/button';
import { Facts, Hash, Part } from './bits';
import { TrustForm } from './trust-form';
import type { Trusted } from './trust';
import { Untrusted } from './untrusted';

interface AuthorityProps {
  authority: NonNullable<BundleReport['authority']>;
  onTrust: (more: readonly Trusted[]) => Promise<void>;
}

/** What trust in an anchor rests on; other programs may name anchors in words of their own. */
const ORIGINS = ['machine', 'certificate', 'fingerprint', 'compared'] as const;

/** Who vouches for the people in the record, and whether the reader knows them. */
export function Authority({ authority, onTrust }: AuthorityProps) {
  const { t } = useTranslation('verify');
  const { name, fingerprint, trusted, anchor } = authority;
  const origin = ORIGINS.find((one) => one === anchor);
  return (
    <Part id="authority" title={t('authority.title')}>
      <Facts
        facts={[
          [t('authority.name'), <Untrusted key="n" text={name} />],
          [t('authority.fingerprint'), <Hash key="h" hex={fingerprint} testId="authority-fingerprint" />],
          [
            t('authority.trust'),
            <span key="t" className={trusted ? 'v-good' : 'v-open'} data-testid="authority-trust">
              {trusted ? (origin ? t(`anchor.${origin}`) : anchor) : t('authority.unknown')}
            </span>,
          ],
        ]}
      />
      {trusted ? (
        <details className="v-more-trust" data-testid="trust-more">
          <summary>{t('trust.more')}</summary>
          <p>{t('trust.more.about')}</p>
          <TrustForm onTrust={onTrust} certificatesOnly />
        </details>
      ) : (
        <div className="v-trust">
          <p>{t('authority.unknown.about')}</p>
          <Compared key={fingerprint} fingerprint={fingerprint} onTrust={onTrust} />
          <TrustForm onTrust={onTrust} />
        </div>
      )}
    </Part>
  );
}

/** Trust by having compared the digits: said by the person, never assumed. */
function Compared({ fingerprint, onTrust }: { fingerprint: string } & Pick<AuthorityProps, 'onTrust'>) {
  const { t } = useTranslation('verify');
  const [compared, setCompared] = useState(false);
  return (
    <div className="v-compared">
      <label>
        <input
          type="checkbox"
          checked={compared}
          data-testid="trust-compared"
          onChange={(event) => setCompared(event.target.checked)}
        />
        {t('trust.compared')}
      </label>
      <Button
        disabled={!compared}
        data-testid="trust-compared-submit"
        onClick={() => void onTrust([{ fingerprint, from: 'compared' }])}
      >
        {t('trust.again')}
      </Button>
    </div>
  );
}
