import { GESTURES, SIDES, type BackTo } from '../customs/presence-labels';
import { CODE_LENGTH, CODE_LETTERS, type ChallengeStep } from './challenge';

/** Gives a whole number from 0 to `below` − 1, each as likely as any other. `below`: 1 to 256. */
export type Draw = (below: number) => number;

/**
 * Draws from a source of random bytes. Bytes in the uneven rest at the end of the range are thrown away, since they would
 * make the first numbers likelier.
 */
export const drawFrom =
  (bytes: (length: number) => Uint8Array): Draw =>
  (below) => {
    const fair = 256 - (256 % below);
    for (;;) {
      for (const byte of bytes(16)) if (byte < fair) return byte % below;
    }
  };

/** What the web's own generator draws. */
const secureDraw: Draw = drawFrom((length) => crypto.getRandomValues(new Uint8Array(length)));

/**
 * What the company has to show: always a code, which no film made beforehand can hold; a gesture, a side or both; in any
 * order; and back to what the inspection is about.
 */
export function drawChallenge(back: BackTo, draw: Draw = secureDraw): ChallengeStep[] {
  const pick = <T>(list: ArrayLike<T>): T => list[draw(list.length)]!;
  const gesture: ChallengeStep = { show: 'gesture', gesture: pick(GESTURES) };
  const side: ChallengeStep = { show: 'side', side: pick(SIDES) };
  const code = Array.from({ length: CODE_LENGTH }, () => pick(CODE_LETTERS)).join('');
  const beside = pick([[gesture], [side], [gesture, side]]);
  const steps = shuffled<ChallengeStep>([{ show: 'code', code }, ...beside], draw);
  return [...steps, { show: 'back', to: back }];
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], draw: Draw): T[] {
  const rest = [...list];
  return list.map(() => rest.splice(draw(rest.length), 1)[0]!);
}
