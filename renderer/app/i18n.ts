import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { commonTexts } from '../i18n/common';
import { startTexts } from '../i18n/start';
import { call } from './bridge';

export type Language = 'zh' | 'en';

/** Texts of one feature: the same keys in both languages. */
interface Texts {
  zh: object;
  en: object;
}

const guess: Language = navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';

/** Only the texts of the first screens; the rest comes with the workspace. */
void i18next.use(initReactI18next).init({
  lng: guess,
  fallbackLng: false,
  ns: ['common', 'start'],
  defaultNS: 'common',
  resources: {
    zh: { common: commonTexts.zh, start: startTexts.zh },
    en: { common: commonTexts.en, start: startTexts.en },
  },
  interpolation: { escapeValue: false },
  initAsync: false,
});
showLanguage(guess);

/** Adds a feature's texts, under the feature's name as the namespace. */
export function addTexts(namespace: string, texts: Texts): void {
  i18next.addResourceBundle('zh', namespace, texts.zh);
  i18next.addResourceBundle('en', namespace, texts.en);
}

/** Shows the app in a language, without remembering it. */
export function showLanguage(language: Language): void {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

/** Shows the app in a language from now on, also after a restart. */
export async function chooseLanguage(language: Language): Promise<void> {
  showLanguage(language);
  await call('app.set-language', { language });
}

/** The language that is shown now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation();
  return i18n.language === 'en' ? 'en' : 'zh';
}
