import { useTranslation } from 'react-i18next';
import { useLanguage } from '../app/i18n';
import { LIMITS } from '../report/texts';
import { Part } from './bits';

/** What no verdict says: the same words as in the printed record, and what only a bundle has. */
export function Limits() {
  const { t } = useTranslation('verify');
  const language = useLanguage();
  return (
    <Part id="limits" title={t('limits.title')}>
      <ul className="v-limits">
        {LIMITS.map((limit) => (
          <li key={limit.en}>{limit[language]}</li>
        ))}
        <li>{t('limits.closing')}</li>
      </ul>
    </Part>
  );
}
