import {
  CAMERA_CHANGE_LABELS,
  DISPOSAL_LABELS,
  ENDING_LABELS,
  FINDING_KIND_LABELS,
  REFUSAL_LABELS,
  RESULT_LABELS,
  SUSPENSION_REASON_LABELS,
} from '../../shared/customs/codes';
import { errorText } from '../../shared/messages';
import type { TimelineEntry } from '../../shared/ipc/contract';
import type { BodyOf, EventType } from '../../shared/record/bodies';
import type { Inspection } from '../../shared/record/state';

type Language = 'zh' | 'en';

interface Words {
  item: (id: string) => string;
  person: (fingerprint: string) => string;
  /** A still by its number in the case. */
  still: (id: string) => string;
  language: Language;
}

type Tellers = { [T in EventType]?: (body: BodyOf<T>, words: Words) => string };

/** What an event says beyond its type, in a few words. Types that are missing say it all by their name. */
const TELL: Tellers = {
  'call.joined': ({ camera }) => camera,
  'camera.changed': ({ camera, reason }, { language }) =>
    joined(CAMERA_CHANGE_LABELS[reason][language], camera),
  'call.connected': ({ peer }, words) => words.person(peer),
  'call.interrupted': ({ peer }, words) => words.person(peer),
  'call.left': ({ reason }) => reason,
  'item.asked': ({ item }, words) => words.item(item),
  'item.ready': ({ item }, words) => words.item(item),
  'item.answered': ({ item, text }, words) => joined(words.item(item), text),
  'still.requested': ({ item }, words) => words.item(item),
  'still.captured': ({ still, width, height, item }, words) =>
    joined(words.still(still), words.item(item), `${width} × ${height}`),
  'still.failed': ({ still, code }, words) =>
    joined(words.still(still), errorText({ code, params: {} }, words.language)),
  'still.received': ({ still }, words) => words.still(still),
  'still.set-aside': ({ still, reason }, words) => joined(words.still(still), reason),
  'chat.said': ({ text }) => text,
  'container.checked': ({ container, sealFound }) => joined(container, sealFound),
  'line.found': ({ line, finding, text }, { language }) =>
    joined(String(line), FINDING_KIND_LABELS[finding][language], text),
  'result.proposed': ({ result, disposal, text }, { language }) =>
    joined(RESULT_LABELS[result][language], DISPOSAL_LABELS[disposal][language], text),
  'inspection.suspended': ({ reason, text }, { language }) =>
    joined(SUSPENSION_REASON_LABELS[reason][language], text),
  'inspection.resumed': ({ text }) => text,
  'inspection.ended': ({ how, reason }, { language }) => joined(ENDING_LABELS[how][language], reason),
  'objection.raised': ({ text }) => text,
  'objection.answered': ({ text }) => text,
  'clock.compared': ({ aheadMs, roundTripMs }) =>
    `${aheadMs.toFixed(0)} ms ± ${(roundTripMs / 2).toFixed(0)}`,
  'timestamp.given': ({ authority }) => authority,
  'signature.parallel': ({ suite }) => suite,
  'amendment.made': ({ reason, text }) => joined(reason, text),
  'amendment.confirmed': ({ remark }) => remark,
  'signoff.reopened': ({ reason }) => reason,
  'signature.given': ({ statement }) => statement,
  'signature.refused': ({ how, reason }, { language }) => joined(REFUSAL_LABELS[how][language], reason),
};

const joined = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');

/** One event's detail for the timeline. */
export function detailOf(
  { type, body }: Pick<TimelineEntry, 'type' | 'body'>,
  inspection: Inspection,
  language: Language,
): string {
  const words: Words = {
    language,
    person: (peer) => inspection.participants.find(({ fingerprint }) => fingerprint === peer)?.name ?? '',
    item: (id) => {
      const title = inspection.case.instruction.items.find((item) => item.id === id)?.title;
      return title?.[language] ?? title?.zh ?? id;
    },
    still: (id) => {
      const index = inspection.stills.findIndex((still) => still.id === id);
      return index < 0 ? '#?' : `#${index + 1}`;
    },
  };
  return tell(type, body, words);
}

function tell<T extends EventType>(type: T, body: unknown, words: Words): string {
  // Main parsed the body by its type's schema before it stored the event.
  return TELL[type]?.(body as BodyOf<T>, words) ?? '';
}
