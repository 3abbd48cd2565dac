import { TEXTS } from './texts';

export type TextKey = keyof typeof TEXTS;

/** A text of the record in Chinese, with what it speaks of filled in. */
export const word = (key: TextKey, params: Record<string, string | number> = {}): string =>
  TEXTS[key].zh.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
