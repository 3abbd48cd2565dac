import { BRIDGE_MESSAGES } from './bridge';
import { BUNDLE_MESSAGES } from './bundle';
import { CALL_MESSAGES } from './call';
import { HUB_MESSAGES } from './hub';
import { MEDIA_MESSAGES } from './media';
import { PDF_MESSAGES } from './pdf';
import { RECORD_MESSAGES } from './record';
import { STORE_MESSAGES } from './store';
import { SYNC_MESSAGES } from './sync';
import { TIME_MESSAGES } from './time';
import { VERIFY_MESSAGES } from './verify';
import { RECORDING_MESSAGES } from './recording';
import { RULES } from '../record/rules';
import type { ErrorJson } from '../errors';

/** What an error says to a person: what happened, what is safe, and what to do next. */
export interface Message {
  zh: string;
  en: string;
}

/** Every error code of the product with its text; rules of the record are looked up as `rule.<RuleId>`. */
const MESSAGES: Readonly<Record<string, Message>> = {
  ...RECORD_MESSAGES,
  ...BRIDGE_MESSAGES,
  ...STORE_MESSAGES,
  ...HUB_MESSAGES,
  ...SYNC_MESSAGES,
  ...CALL_MESSAGES,
  ...MEDIA_MESSAGES,
  ...RECORDING_MESSAGES,
  ...BUNDLE_MESSAGES,
  ...PDF_MESSAGES,
  ...TIME_MESSAGES,
  ...VERIFY_MESSAGES,
  ...Object.fromEntries(Object.entries(RULES).map(([id, { zh, en }]) => [`rule.${id}`, { zh, en }])),
};

/** The text of an error in a language; a code without a text is shown as it is, so that nothing is hidden. */
export function errorText(error: ErrorJson, language: 'zh' | 'en'): string {
  const text = MESSAGES[error.code]?.[language] ?? error.code;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(error.params[name] ?? whole));
}

export const hasMessage = (code: string): boolean => code in MESSAGES;
