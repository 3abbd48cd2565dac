import { isUsable } from '../../../../shared/record/blockers';
import type { ChallengeProof } from '../../../../shared/record/challenge';
import { mayGoOn } from '../../../../shared/record/recordings';
import type { Challenge, Inspection, Still } from '../../../../shared/record/state';

/** The stills that were captured since a challenge was given, with their numbers in the case. */
export function stillsSince(
  inspection: Inspection,
  { issued }: Pick<Challenge, 'issued'>,
): { still: Still; number: number }[] {
  // Asked for and given by the same clock: the lead's.
  const since = ({ requested }: Still): boolean => !!requested && requested.wall > issued.wall;
  return inspection.stills
    .map((still, index) => ({ still, number: index + 1 }))
    .filter(({ still }) => since(still) && isUsable(inspection, still.id));
}

export type RecordedPart = Extract<ChallengeProof, { by: 'recording' }>;

/** The part of the running recording from when a challenge was given until now; null where nothing is recorded. */
export function recordedPart(
  { recordings }: Pick<Inspection, 'recordings'>,
  { issued }: Pick<Challenge, 'issued'>,
  now: number,
): RecordedPart | null {
  const running = recordings.find(mayGoOn);
  const take = running?.takes.at(-1);
  if (!running || !take) return null;
  const since = (at: number): number => Math.max(0, Math.round(at - Date.parse(take.started)));
  return {
    by: 'recording',
    recording: running.id,
    take: take.take,
    fromMs: since(Date.parse(issued.wall)),
    toMs: since(now),
  };
}
