import { z } from 'zod';
import { BACK_TO, CHALLENGE_ANSWERS, GESTURES, SIDES, VERDICTS } from '../customs/presence-labels';
import { RandomId } from './primitives';

/**
 * Random challenges: the lead's machine draws what the company has to show before the camera, so that a film made
 * beforehand cannot know it. What was asked, answered and judged is on the record; the judgement is the officer's.
 */

/** Letters and digits that nobody mixes up in handwriting: no 0 and O, 1 and I and L, 2 and Z, 5 and S, 8 and B, U and V. */
export const CODE_LETTERS = '34679ACDEFGHJKMNPQRTWXY';
export const CODE_LENGTH = 5;

/** One thing to show. */
export const ChallengeStep = z.discriminatedUnion('show', [
  /** Written on paper by hand and held before the camera. */
  z.strictObject({
    show: z.literal('code'),
    code: z.string().regex(new RegExp(`^[${CODE_LETTERS}]{${CODE_LENGTH}}$`)),
  }),
  z.strictObject({ show: z.literal('gesture'), gesture: z.enum(GESTURES) }),
  /** The camera is turned there and stays there for a moment. */
  z.strictObject({ show: z.literal('side'), side: z.enum(SIDES) }),
  /** Back to what the inspection is about, in one take. */
  z.strictObject({ show: z.literal('back'), to: z.enum(BACK_TO) }),
]);
export type ChallengeStep = z.infer<typeof ChallengeStep>;

const Ms = z.int().min(0).max(1e10);

/** What shows how a challenge was met: a still, or a part of a recording. */
export const ChallengeProof = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('still'), still: RandomId }),
  z.strictObject({
    by: z.literal('recording'),
    recording: RandomId,
    take: z.int().min(1).max(1000),
    /** Milliseconds from the take's beginning. */
    fromMs: Ms,
    toMs: Ms,
  }),
]);
export type ChallengeProof = z.infer<typeof ChallengeProof>;

export const CHALLENGE_BODIES = {
  'challenge.issued': z.strictObject({ challenge: RandomId, steps: z.array(ChallengeStep).min(1).max(5) }),
  'challenge.answered': z.strictObject({ challenge: RandomId, how: z.enum(CHALLENGE_ANSWERS) }),
  'challenge.judged': z.strictObject({
    challenge: RandomId,
    verdict: z.enum(VERDICTS),
    proof: ChallengeProof.nullable(),
    text: z.string().max(500),
  }),
} as const;
