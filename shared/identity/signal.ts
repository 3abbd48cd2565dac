import { base64, fromBase64, utf8 } from '../bytes';
import { AppError } from '../errors';
import { canonicalJson } from '../json';
import { SignalPayload } from '../protocol/signal';
import { signBytes, verifyBytes } from '../record/signing';

/** A signal as it travels: the payload's exact text, and the sender's signature over it (DER, Base64). */
export interface SignedSignal {
  payload: string;
  signature: string;
}

const signedBytes = (payload: string) => utf8(`yuanjian-signal/1 ${payload}`);

/** Signs what simple-peer wants carried, with the device key. */
export async function signSignal(privateKey: CryptoKey, payload: SignalPayload): Promise<SignedSignal> {
  const text = canonicalJson(payload);
  return { payload: text, signature: base64(await signBytes(privateKey, signedBytes(text))) };
}

/**
 * Checks a signal against the key of the person that it says it is from, and reads it. Whether case, session, sender,
 * receiver and counters are the expected ones is for the caller to compare.
 * @throws AppError `signal.forged` when the signature is not the key's, `signal.malformed` when the payload does not fit.
 */
export async function verifySignal(publicKey: CryptoKey, signal: SignedSignal): Promise<SignalPayload> {
  if (!(await verifyBytes(publicKey, signatureOf(signal), signedBytes(signal.payload)))) {
    throw new AppError('signal.forged');
  }
  try {
    return SignalPayload.parse(JSON.parse(signal.payload));
  } catch (cause) {
    throw new AppError('signal.malformed', {}, { cause });
  }
}

function signatureOf({ signature }: SignedSignal): Uint8Array {
  try {
    return fromBase64(signature);
  } catch {
    return new Uint8Array(); // Not Base64: not a signature, so not valid.
  }
}
