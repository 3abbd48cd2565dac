import { fromBase64, fromHex } from '../../shared/bytes';
import { signatureValue } from '../../shared/bundle/cades-time';
import { sha256Bytes } from '../../shared/hash';
import type { BodyOf } from '../../shared/record/bodies';
import type { Inspection } from '../../shared/record/state';

/** A timestamp that somebody's own signature or seal should have and has not. */
export interface Wanted {
  /** Hash of the event. */
  of: string;
  over: BodyOf<'timestamp.given'>['over'];
  authority: string;
}

/**
 * What one author's signatures and seals still lack. Signatures that became void with a sign-off that was taken back are
 * left as they are: nobody relies on them.
 */
export function wantedTimestamps(
  { signOff, seal, amendments, timestamps }: Inspection,
  author: string,
  authorities: readonly string[],
): Wanted[] {
  const seals = [seal, ...amendments.map((amendment) => amendment.seal)].filter((one) => one !== null);
  const signed = [
    ...(signOff?.signatures ?? []).map((stamp) => ({ ...stamp, over: 'signature' as const })),
    ...seals.map((stamp) => ({ ...stamp, over: 'seal' as const })),
  ];
  return signed
    .filter((stamp) => stamp.author === author)
    .flatMap(({ event, over }) => authorities.map((authority) => ({ of: event, over, authority })))
    .filter(
      ({ of, authority }) => !timestamps.some((given) => given.of === of && given.authority === authority),
    );
}

/**
 * The SHA-256 that a token has to be over: of the octets of the signature value (CAdES-T), or the seal event's own hash.
 * @throws AppError `cades.malformed`; `RangeError` when the event is no signature.
 */
export function imprintOf({ of, over }: Wanted, { signOff }: Inspection): Uint8Array {
  if (over === 'seal') return fromHex(of);
  const signature = signOff?.signatures.find(({ event }) => event === of);
  if (!signature) throw new RangeError('no such signature');
  return sha256Bytes(signatureValue(fromBase64(signature.cms)));
}
