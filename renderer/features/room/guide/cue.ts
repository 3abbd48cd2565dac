import type { Spoken } from '../../../../shared/protocol/guidance';
import type { Inspection } from '../../../../shared/record/state';

export type Line = Inspection['chat'][number];

/** The card that the company has in front of it: the last one, until it answers or the lead asks for an item. */
export function currentCue({ chat, items, participants }: Inspection): Line | null {
  const at = chat.findLastIndex(({ card }) => card);
  const card = chat[at];
  if (!card) return null;
  const company = new Set(
    participants.filter(({ part }) => part === 'representative').map(({ fingerprint }) => fingerprint),
  );
  const answered = chat.slice(at + 1).some(({ author }) => company.has(author));
  // Both times are the lead's own clock.
  const overtaken = items.some(({ asked }) => asked !== null && asked.wall > card.wall);
  return answered || overtaken ? null : card;
}

/** The language in which a written text is to be read. */
export const languageOf = (text: string): Spoken => (/\p{Script=Han}/u.test(text) ? 'zh' : 'en');
