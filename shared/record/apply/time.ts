import type { Stamp } from '../state';
import type { Handler } from './context';
import { stampOf } from './context';

/** What is known of the time beside each machine's own clock. Whether a token holds is the verifier's to say. */

export const clockCompared: Handler<'clock.compared'> = (state, event) => {
  state.clocks.push({ ...stampOf(event), ...event.body });
  return null;
};

export const timestampGiven: Handler<'timestamp.given'> = (state, event) => {
  const { of, over, authority } = event.body;
  const signOffs = [...state.voided, ...(state.signOff ? [state.signOff] : [])];
  // Only who signed may add to it: otherwise somebody could take the place of a genuine token with a worthless one.
  const mine = (stamp: Stamp | null): boolean => stamp?.event === of && stamp.author === event.author;
  const known =
    over === 'signature'
      ? signOffs.some(({ signatures }) => signatures.some(mine))
      : mine(state.seal) || state.amendments.some(({ seal }) => mine(seal));
  if (!known) return 'unknown.signature';
  if (state.timestamps.some((other) => other.of === of && other.authority === authority))
    return 'timestamp.twice';
  state.timestamps.push({ ...stampOf(event), ...event.body });
  return null;
};
