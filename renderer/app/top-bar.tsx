import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from '../ui/brand';
import { LanguageToggle } from '../ui/language-toggle';
import { chooseLanguage } from './i18n';
import { go } from './route';

/** The name, which leads home, what goes on meanwhile, checking a bundle, and the language. */
export function TopBar({ children }: { children: ReactNode }) {
  const { t } = useTranslation('desk');
  return (
    <header className="top-bar">
      <button
        type="button"
        className="home"
        title={t('home')}
        data-testid="go-desk"
        onClick={() => go({ screen: 'desk' })}
      >
        <Brand />
      </button>
      {children}
      <span className="actions">
        <button
          type="button"
          className="button quiet"
          data-testid="go-verify"
          onClick={() => go({ screen: 'verify' })}
        >
          {t('verify')}
        </button>
        <LanguageToggle onChoose={(language) => void chooseLanguage(language)} />
      </span>
    </header>
  );
}
