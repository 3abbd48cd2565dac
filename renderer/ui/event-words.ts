import {
  CAMERA_CHANGE_LABELS,
  CAMERA_TROUBLE_LABELS,
  SECOND_CAMERA_LABEL,
  VIRTUAL_CAMERA_LABEL,
  DISPOSAL_LABELS,
  ENDING_LABELS,
  FINDING_KIND_LABELS,
  MARK_TOOL_LABELS,
  RECORDING_ENDING_LABELS,
  REFUSAL_LABELS,
  RESULT_LABELS,
  SUSPENSION_REASON_LABELS,
} from '../../shared/customs/codes';
import {
  CHALLENGE_ANSWER_LABELS,
  PLACE_REASON_LABELS,
  VERDICT_LABELS,
} from '../../shared/customs/presence-labels';
import { looksVirtual } from '../../shared/customs/virtual-camera';
import { errorText } from '../../shared/messages';
import type { TimelineEntry } from '../../shared/ipc/contract';
import type { BodyOf, EventType } from '../../shared/record/bodies';
import { adviceText } from '../../shared/record/picture-advice';
import { pathText } from './path-text';
import { PRECHECK_ADVICE_LABELS } from '../../shared/customs/precheck-labels';
import { stepsText } from '../../shared/record/challenge-words';
import type { RecordingHead } from '../../shared/record/recording';
import type { Inspection } from '../../shared/record/state';
import { clockOf, mebibytes, metresText } from './lengths';

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
  'call.joined': ({ camera }, { language }) => cameraName(camera, language),
  'camera.changed': ({ camera, reason, place }, { language }) =>
    joined(
      place ? SECOND_CAMERA_LABEL[language] : '',
      CAMERA_CHANGE_LABELS[reason][language],
      cameraName(camera, language),
    ),
  'camera.trouble': ({ camera, trouble, place }, { language }) =>
    joined(place ? SECOND_CAMERA_LABEL[language] : '', CAMERA_TROUBLE_LABELS[trouble][language], camera),
  'camera.recovered': ({ camera, trouble, place }, { language }) =>
    joined(place ? SECOND_CAMERA_LABEL[language] : '', CAMERA_TROUBLE_LABELS[trouble][language], camera),
  'call.connected': ({ peer }, words) => words.person(peer),
  'call.interrupted': ({ peer }, words) => words.person(peer),
  'call.left': ({ reason }) => reason,
  'item.asked': ({ item }, words) => words.item(item),
  'item.ready': ({ item }, words) => words.item(item),
  'item.answered': ({ item, text }, words) => joined(words.item(item), text),
  'still.requested': ({ item, retakeOf, burst }, words) =>
    joined(
      words.item(item),
      retakeOf === undefined ? '' : ASKED_AS.retake[words.language](words.still(retakeOf)),
      burst === undefined ? '' : ASKED_AS.burst[words.language],
    ),
  'still.captured': ({ still, width, height, item, check }, words) =>
    joined(
      words.still(still),
      words.item(item),
      `${width} × ${height}`,
      adviceText(check?.advice ?? [], words.language),
    ),
  'frame.grabbed': ({ item, width, height }, words) =>
    joined(item === undefined ? '' : words.item(item), `${width} × ${height}`),
  'still.failed': ({ still, code }, words) =>
    joined(words.still(still), errorText({ code, params: {} }, words.language)),
  'still.received': ({ still }, words) => words.still(still),
  'still.set-aside': ({ still, reason }, words) => joined(words.still(still), reason),
  'mark.drawn': ({ still, shape }, words) =>
    joined(
      words.still(still),
      MARK_TOOL_LABELS[shape.tool][words.language],
      shape.tool === 'text' ? shape.text : '',
    ),
  'mark.undone': ({ still }, words) => words.still(still),
  'challenge.issued': ({ steps }, { language }) => stepsText(steps, language),
  'challenge.answered': ({ how }, { language }) => CHALLENGE_ANSWER_LABELS[how][language],
  'challenge.judged': ({ verdict, proof, text }, words) =>
    joined(
      VERDICT_LABELS[verdict][words.language],
      proof?.by === 'still' ? words.still(proof.still) : '',
      proof?.by === 'recording' ? `${clockOf(proof.fromMs)}–${clockOf(proof.toMs)}` : '',
      text,
    ),
  'place.stated': (place, { language }) =>
    place.how === 'measured'
      ? `${place.latitude.toFixed(5)}, ${place.longitude.toFixed(5)} ±${metresText(place.accuracyMetres)}`
      : joined(PLACE_HOW[place.how][language], place.text, PLACE_REASON_LABELS[place.why][language]),
  'precheck.done': ({ paths, advice }, { language }) =>
    joined(
      ...paths.map((path) => pathText(path, language)),
      ...advice.map((one) => PRECHECK_ADVICE_LABELS[one][language]),
    ),
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
  'recording.begun': ({ take }, { language }) => takeWord(take, language),
  'recording.kept': ({ head }, { language }) => recorded(head, language),
  'recording.ended': ({ reason, head }, { language }) =>
    joined(RECORDING_ENDING_LABELS[reason][language], head ? recorded(head, language) : ''),
  'record.closed': ({ count }, { language }) =>
    language === 'zh' ? `共 ${count} 个事件` : `${count} events`,
  'signoff.reopened': ({ reason }) => reason,
  'signature.given': ({ statement }) => statement,
  'signature.refused': ({ how, reason }, { language }) => joined(REFUSAL_LABELS[how][language], reason),
};

/** How a still was asked for, beyond what for. */
const ASKED_AS = {
  retake: { zh: (still: string) => `重拍自 ${still}`, en: (still: string) => `retake of ${still}` },
  burst: { zh: '连拍', en: 'burst' },
};
/** A place that no device measured. */
const PLACE_HOW = {
  declared: { zh: '声明，非实测', en: 'declared, not measured' },
  withheld: { zh: '未提供', en: 'not given' },
};
const takeWord = (take: number, language: Language): string =>
  language === 'zh' ? `第 ${take} 段` : `part ${take}`;

const recorded = ({ take, ms, bytes }: RecordingHead, language: Language): string =>
  joined(takeWord(take, language), clockOf(ms), mebibytes(bytes));
/** With a word where the name looks like a virtual camera's: worked out from it, since nobody claims that of oneself. */
const cameraName = (camera: string, language: Language): string =>
  joined(camera, looksVirtual(camera) ? VIRTUAL_CAMERA_LABEL[language] : '');

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
