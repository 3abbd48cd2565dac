import type { Handler } from './context';
import { stampOf } from './context';

/** A signature of another suite beside one that counts. Whether its value holds is the verifier's to say. */
export const signatureParallel: Handler<'signature.parallel'> = (state, event) => {
  const { of, suite } = event.body;
  const signOffs = [...state.voided, ...(state.signOff ? [state.signOff] : [])];
  const mine = signOffs.some(({ signatures }) =>
    signatures.some((signature) => signature.event === of && signature.author === event.author),
  );
  if (!mine) return 'unknown.signature';
  if (state.parallel.some((other) => other.of === of && other.suite === suite)) return 'signature.twice';
  state.parallel.push({ ...stampOf(event), ...event.body });
  return null;
};
