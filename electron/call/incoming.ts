import { AppError } from '../../shared/errors';
import { verifySignal } from '../../shared/identity/signal';
import type { FromHub, SignalPayload } from '../../shared/protocol/signal';

export type RelayedSignal = Extract<FromHub, { t: 'signal' }>;

/** Public key of a participant of a case, from a certificate that was checked; null for anybody else. */
export type KeyOf = (id: string, fingerprint: string) => Promise<CryptoKey | null>;

/**
 * Checks that a signal is what its sender signed, and is meant for this call.
 * @returns the payload, or null for an honest signal of another call, session or receiver: late, not forged.
 * @throws AppError `call.tampered` when the sender did not sign it like this, `call.stranger` when the sender has no
 *   part in the case.
 */
export async function readSignal(
  message: RelayedSignal,
  expected: { me: string; session: string | null },
  keyOf: KeyOf,
): Promise<SignalPayload | null> {
  const key = await keyOf(message.case, message.from);
  if (!key) throw new AppError('call.stranger');
  let payload: SignalPayload;
  try {
    payload = await verifySignal(key, message);
  } catch (cause) {
    throw new AppError('call.tampered', {}, { cause });
  }
  const meant =
    payload.case === message.case &&
    payload.from === message.from &&
    payload.to === expected.me &&
    payload.session === expected.session;
  return meant ? payload : null;
}
