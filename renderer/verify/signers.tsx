import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { REFUSAL_LABELS, ROLE_LABELS } from '../../shared/customs/codes';
import type { Inspection, Part as Role, SignOff, Stamp } from '../../shared/record/state';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { useLanguage } from '../app/i18n';
import { Hash, Part, Time } from './bits';
import { Untrusted } from './untrusted';

interface SignersProps {
  report: BundleReport;
  inspection: Inspection;
}

/** Who signed, with what they said, and who would not; then what was taken back. A signature that does not hold is called that. */
export function Signers({ report, inspection }: SignersProps) {
  const { t } = useTranslation('verify');
  const { signOff, voided } = inspection;
  return (
    <Part id="signers" title={t('signers.title')}>
      {signOff ? <Signed signOff={signOff} report={report} /> : <p className="muted">{t('signers.none')}</p>}
      {voided.map(({ reopened, ...taken }) => (
        <div key={reopened.event} className="v-said">
          <p>
            <Time wall={reopened.wall} /> {t('signers.voided', { count: taken.signatures.length })}{' '}
            <Untrusted text={reopened.reason} />
          </p>
        </div>
      ))}
    </Part>
  );
}

function Signed({ signOff: { signatures, refusal }, report }: { signOff: SignOff; report: BundleReport }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  const holds = (part: Role): boolean => report.summary?.signers.some((one) => one.part === part) === true;
  if (signatures.length === 0 && !refusal) return <p className="muted">{t('signers.none')}</p>;
  return (
    <ul className="v-signers">
      {refusal && (
        <Signer by={refusal} refused>
          <strong className="v-bad">{REFUSAL_LABELS[refusal.how][language]}</strong>{' '}
          <Untrusted text={refusal.reason} />
        </Signer>
      )}
      {signatures.map((signature) => (
        <Signer key={signature.event} by={signature}>
          {!holds(signature.part) && <strong className="v-bad">{t('signers.does-not-hold')} </strong>}
          {signature.statement === '' ? (
            <span className="muted">{t('signers.no-statement')}</span>
          ) : (
            <Untrusted text={signature.statement} />
          )}
        </Signer>
      ))}
    </ul>
  );
}

interface SignerProps {
  by: Stamp & { part: Role; name: string };
  refused?: boolean;
  children: ReactNode;
}

function Signer({ by: { part, name, wall, author }, refused = false, children }: SignerProps) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  return (
    <li data-part={part}>
      <p>
        <strong>
          <Untrusted text={name} />
        </strong>{' '}
        <span className="v-tag">{ROLE_LABELS[part][language]}</span> <Time wall={wall} />
      </p>
      <p className="v-lines">{children}</p>
      <p className="v-where">
        {t(refused ? 'signers.written-by' : 'signers.certificate')} <Hash hex={author} />
      </p>
    </li>
  );
}
