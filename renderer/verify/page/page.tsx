import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showLanguage } from '../../app/i18n';
import { Brand } from '../../ui/brand';
import { LanguageToggle } from '../../ui/language-toggle';
import { VerifyDesk } from '../verify-desk';
import { openHere } from './open-here';

export function Page() {
  const { t } = useTranslation('verify');
  const title = t('page.title');
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <>
      <header className="page-head">
        <Brand />
        <span className="page-title">{title}</span>
        <LanguageToggle onChoose={showLanguage} />
      </header>
      <main>
        <VerifyDesk open={openHere} />
      </main>
      <footer className="page-foot">{t('page.foot')}</footer>
    </>
  );
}
