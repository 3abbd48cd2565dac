import { standstill, isUsable } from '../blockers';
import { openChallenge } from '../challenges';
import type { EventOf, RecordEvent } from '../event';
import type { Challenge, Inspection } from '../state';
import type { CutKind } from '../../customs/presence-labels';
import type { Context, Handler } from './context';
import { stampOf } from './context';

/** Random challenges: given and judged by the lead, answered by the company; one at a time. */

export const challengeIssued: Handler<'challenge.issued'> = (state, event) => {
  const { challenge: id, steps } = event.body;
  if (openChallenge(state) || state.challenges.some((known) => known.id === id)) return 'challenge.busy';
  const stopped = standstill(state);
  if (stopped) return stopped;
  state.challenges.push({ id, issued: stampOf(event), steps, answer: null, judgement: null, cuts: [] });
  return null;
};

export const challengeAnswered: Handler<'challenge.answered'> = (state, event) => {
  const challenge = find(state, event.body.challenge);
  if (!challenge) return 'unknown.challenge';
  if (challenge.judgement) return 'challenge.judged';
  // Who could not at first may still manage; who has shown it has shown it.
  if (challenge.answer?.how === 'shown') return 'challenge.answered';
  challenge.answer = { ...stampOf(event), how: event.body.how };
  return null;
};

export const challengeJudged: Handler<'challenge.judged'> = (state, event, context) => {
  const { challenge: id, ...judgement } = event.body;
  const challenge = find(state, id);
  if (!challenge) return 'unknown.challenge';
  if (challenge.judgement) return 'challenge.judged';
  const { verdict, proof, text } = judgement;
  if (proof && !proves(state, challenge, event, context)) return 'challenge.no-proof';
  if (verdict === 'failed' && text.trim() === '') return 'challenge.no-reason';
  if (verdict === 'passed') {
    if (challenge.answer?.how !== 'shown') return 'challenge.unanswered';
    if (challenge.cuts.length > 0) return 'challenge.cut';
    if (!proof) return 'challenge.no-proof';
  }
  challenge.judgement = { ...stampOf(event), ...judgement };
  return null;
};

/** Notes what cuts the company's picture while a challenge is open; called for every event that has an effect. */
export function noteCut(state: Inspection, event: RecordEvent, { part }: Pick<Context, 'part'>): void {
  const kind = cutOf(state, event, part);
  const open = kind && openChallenge(state);
  if (open) open.cuts.push({ ...stampOf(event), kind });
}

/** Only the company's main picture, and its way to the lead, is what a challenge rests on. */
function cutOf(state: Inspection, event: RecordEvent, part: Context['part']): CutKind | null {
  const company = part === 'representative';
  switch (event.type) {
    case 'camera.changed':
      return company && event.body.place === undefined ? 'camera' : null;
    case 'camera.trouble':
      return event.body.place === undefined ? 'trouble' : null;
    case 'call.interrupted': {
      const peer = state.participants.find(({ fingerprint }) => fingerprint === event.body.peer)?.part;
      const between = (company && peer === 'lead') || (part === 'lead' && peer === 'representative');
      return between ? 'interrupted' : null;
    }
    case 'call.left':
      return company ? 'left' : null;
    case 'call.joined':
      return company ? 'came-back' : null;
    default:
      return null;
  }
}

const find = (state: Inspection, id: string): Challenge | undefined =>
  state.challenges.find((challenge) => challenge.id === id);

/** Whether a proof is there and was made after the challenge was given. */
function proves(
  state: Inspection,
  { issued }: Challenge,
  { body: { proof } }: EventOf<'challenge.judged'>,
  { ordered, position }: Context,
): boolean {
  if (proof?.by === 'still') {
    const captured = state.stills.find(({ id }) => id === proof.still)?.captured;
    // Looked for from the end: both are among the latest events.
    const at = (hash: string): number => ordered.findLastIndex((one, n) => n < position && one.hash === hash);
    return !!captured && isUsable(state, proof.still) && at(captured.event) > at(issued.event);
  }
  const recording = state.recordings.find(({ id }) => id === proof?.recording);
  const take = recording?.takes.find((one) => one.take === proof?.take);
  if (!proof || !take || proof.toMs < proof.fromMs) return false;
  // Both times are the clock of the lead, who records.
  return Date.parse(take.started) + proof.toMs > Date.parse(issued.wall);
}
