import { createContext, useContext } from 'react';
import { TEXTS } from './texts';

export type Language = 'zh' | 'en';
export type TextKey = keyof typeof TEXTS;

export const DocumentLanguage = createContext<Language>('zh');

/** Looks words up in the document's language. */
export function useWords() {
  const language = useContext(DocumentLanguage);
  const pick = (text: { zh: string; en?: string }): string =>
    language === 'en' && text.en ? text.en : text.zh;
  const word = (key: TextKey, params: Record<string, string | number> = {}): string =>
    pick(TEXTS[key]).replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  /** The same in the other language, for the small type beside it. */
  const other = (key: TextKey): string => TEXTS[key][language === 'zh' ? 'en' : 'zh'];
  return { language, pick, word, other };
}
