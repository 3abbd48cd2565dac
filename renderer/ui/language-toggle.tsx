import { useTranslation } from 'react-i18next';

interface LanguageToggleProps {
  onChoose: (language: 'zh' | 'en') => void;
}

const NAMES = { zh: '中文', en: 'English' } as const;

/** The two languages, each named in itself. */
export function LanguageToggle({ onChoose }: LanguageToggleProps) {
  const { t, i18n } = useTranslation('common');
  return (
    <div className="language-toggle" role="group" aria-label={t('language')} data-testid="lang-toggle">
      {(['zh', 'en'] as const).map((language) => (
        <button
          key={language}
          type="button"
          lang={language === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={i18n.language === language}
          data-testid={`lang-${language}`}
          onClick={() => onChoose(language)}
        >
          {NAMES[language]}
        </button>
      ))}
    </div>
  );
}
