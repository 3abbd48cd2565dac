import { useTranslation } from 'react-i18next';
import { writeFact } from '../room-facts';

/**
 * What is said again and again. The record has the words as they were sent; whoever knows the phrase's name reads it in
 * their own language.
 */
export const OFFICER_PHRASES = [
  'closer',
  'steady',
  'light',
  'number',
  'door',
  'open',
  'turn',
  'wait',
  'seen',
] as const;
export const COMPANY_PHRASES = ['fine', 'wait', 'done', 'unseen', 'unable', 'repeat', 'help'] as const;
export type PhraseName = (typeof OFFICER_PHRASES)[number] | (typeof COMPANY_PHRASES)[number];

const NAMES: ReadonlySet<string> = new Set([...OFFICER_PHRASES, ...COMPANY_PHRASES]);
const isPhrase = (name: string): name is PhraseName => NAMES.has(name);

/** A line of the chat in the reader's language where it is a phrase that this program knows, as it was written otherwise. */
export function useLineText(): (line: { text: string; phrase?: string }) => string {
  const { t } = useTranslation('room');
  return ({ text, phrase }) => (phrase !== undefined && isPhrase(phrase) ? t(`phrase.${phrase}`) : text);
}

/** Says a phrase by name; as a cue card where the lead says it. */
export function usePhrases(caseId: string): (phrase: PhraseName, card?: boolean) => Promise<void> {
  const { t } = useTranslation('room');
  return (phrase, card = true) =>
    writeFact(caseId, {
      type: 'chat.said',
      body: { text: t(`phrase.${phrase}`), phrase, ...(card && { card }) },
    });
}
