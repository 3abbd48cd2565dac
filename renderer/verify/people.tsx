import { useTranslation } from 'react-i18next';
import { ROLE_LABELS } from '../../shared/customs/codes';
import type { Inspection } from '../../shared/record/state';
import { useLanguage } from '../app/i18n';
import { Hash, Part, Time } from './bits';
import { Untrusted } from './untrusted';

/** Everybody who wrote in the record, by their certificates. */
export function People({ inspection }: { inspection: Inspection }) {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  return (
    <Part id="people" title={t('people.title')}>
      <ul className="v-signers">
        {inspection.participants.map(({ fingerprint, name, part, badge, serial, notBefore, notAfter }) => (
          <li key={fingerprint}>
            <p>
              <strong>
                <Untrusted text={name} />
              </strong>{' '}
              {part && <span className="v-tag">{ROLE_LABELS[part][language]}</span>}{' '}
              {badge !== undefined && <Untrusted text={badge} />}
            </p>
            <p className="v-where">
              {t('people.certificate')} <Hash hex={fingerprint} />
            </p>
            <p className="v-where">
              {t('people.serial')} <span className="mono">{serial}</span> · <Time wall={notBefore} /> –{' '}
              <Time wall={notAfter} />
            </p>
          </li>
        ))}
      </ul>
    </Part>
  );
}
