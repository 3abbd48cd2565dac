import { isRunning, isUndecided } from '../recordings';
import { MAX_UNKEPT_MS, type RecordingHead } from '../recording';
import type { RuleId } from '../rules';
import type { Inspection, Recording } from '../state';
import type { Handler } from './context';
import { stampOf } from './context';

/** Recordings: asked for by the lead, allowed and stopped by the company, kept on the asker's machine. */

export const recordingRequested: Handler<'recording.requested'> = (state, event) => {
  const { recording: id } = event.body;
  if (state.recordings.some((one) => one.id === id || isUndecided(one) || isRunning(one)))
    return 'recording.busy';
  state.recordings.push({
    id,
    requested: stampOf(event),
    answer: null,
    withdrawn: null,
    takes: [],
    ended: null,
  });
  return null;
};

export const recordingConsented: Handler<'recording.consented'> = (state, event) =>
  answer(state, event.body.recording, { ...stampOf(event), consents: true });

export const recordingDeclined: Handler<'recording.declined'> = (state, event) =>
  answer(state, event.body.recording, { ...stampOf(event), consents: false });

export const recordingWithdrawn: Handler<'recording.withdrawn'> = (state, event) => {
  const recording = find(state, event.body.recording);
  if (!recording || recording.ended) return 'unknown.recording';
  if (!recording.answer?.consents || recording.withdrawn) return 'recording.no-consent';
  recording.withdrawn = stampOf(event);
  return null;
};

export const recordingBegun: Handler<'recording.begun'> = (state, event) => {
  const { recording: id, ...facts } = event.body;
  const recording = find(state, id);
  const against = mayRecord(recording, event.author);
  if (!recording || against) return against;
  if (facts.take !== recording.takes.length + 1) return 'recording.out-of-order';
  recording.takes.push({ ...stampOf(event), ...facts, kept: null });
  return null;
};

export const recordingKept: Handler<'recording.kept'> = (state, event) => {
  const recording = find(state, event.body.recording);
  const against = mayRecord(recording, event.author);
  if (!recording || against) return against;
  return keep(recording, event.body.head);
};

/**
 * What is on the disk but not on the record yet when consent is withdrawn was recorded under it, so the end may still name
 * it; anything longer was not.
 */
export const recordingEnded: Handler<'recording.ended'> = (state, event) => {
  const { recording: id, reason, head } = event.body;
  const recording = find(state, id);
  if (!recording || recording.ended) return 'unknown.recording';
  if (head) {
    if (!recording.answer?.consents) return 'recording.no-consent';
    if (recording.requested.author !== event.author) return 'role.not-allowed';
    const known = recording.takes.at(-1)?.kept?.ms ?? 0;
    if (recording.withdrawn && head.ms - known > MAX_UNKEPT_MS) return 'recording.no-consent';
    const against = keep(recording, head);
    if (against) return against;
  }
  recording.ended = { ...stampOf(event), reason };
  return null;
};

function answer(state: Inspection, id: string, given: NonNullable<Recording['answer']>): RuleId | null {
  const recording = find(state, id);
  if (!recording || recording.ended) return 'unknown.recording';
  if (recording.answer) return 'recording.answered';
  recording.answer = given;
  return null;
}

const find = (state: Inspection, id: string): Recording | undefined =>
  state.recordings.find((recording) => recording.id === id);

/** Only the machine that asked may record, and only while the consent that it got stands. */
function mayRecord(recording: Recording | undefined, author: string): RuleId | null {
  if (!recording || recording.ended) return 'unknown.recording';
  if (!recording.answer?.consents || recording.withdrawn) return 'recording.no-consent';
  return recording.requested.author === author ? null : 'role.not-allowed';
}

function keep(recording: Recording, head: RecordingHead): RuleId | null {
  const take = recording.takes.at(-1);
  if (!take || take.take !== head.take) return 'recording.out-of-order';
  const { kept } = take;
  const grows = !kept || (head.segments > kept.segments && head.bytes > kept.bytes && head.ms >= kept.ms);
  if (!grows) return 'recording.out-of-order';
  take.kept = head;
  return null;
}
