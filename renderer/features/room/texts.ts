import { useLanguage, type Language } from '../../app/i18n';

interface Bilingual {
  zh: string;
  en?: string;
}

/** A text of the case in the person's language, in Chinese where it has no other. */
const inLanguage = (text: Bilingual, language: Language): string => text[language] ?? text.zh;

export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage();
  return (text) => inLanguage(text, language);
}
