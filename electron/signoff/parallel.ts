import { base64 } from '../../shared/bytes';
import type { BodyOf } from '../../shared/record/bodies';
import { makeSm2Key, signSm2, sm2Spki, type Sm2Key } from '../../shared/suites/sm2';
import type { ParallelSuite } from '../../shared/suites/suites';
import type { SecretStore } from '../services';

/** A parallel signature but for the event that it stands beside. */
export type ParallelValue = Omit<BodyOf<'signature.parallel'>, 'of'>;

/** Signs a manifest a second time, in the suite that is set on this machine; null where none is set. */
export type SignParallel = (fingerprint: string, manifest: Uint8Array) => ParallelValue | null;

/**
 * Keeps one SM2 key for each of this machine's certificates, sealed as every other secret and made when it is first
 * needed. No authority certifies it: the record does, since its event is signed with the device key.
 * @param suite what is set now: read anew for each signature.
 */
export function parallelSigner(secrets: SecretStore, suite: () => ParallelSuite | null): SignParallel {
  const keyOf = (fingerprint: string): Sm2Key => {
    const name = `sm2/${fingerprint}`;
    const kept = secrets.get(name);
    if (kept) return { privateKey: new Uint8Array(kept), spki: sm2Spki(kept) };
    const made = makeSm2Key();
    secrets.set(name, made.privateKey);
    return made;
  };
  return (fingerprint, manifest) => {
    const chosen = suite();
    if (chosen === null) return null;
    const key = keyOf(fingerprint);
    return { suite: chosen, key: base64(key.spki), value: base64(signSm2(key, manifest)) };
  };
}
