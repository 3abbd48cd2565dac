import { fromBase64, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { readTimestampResponse, timestampRequest } from '../../shared/time/exchange';
import { verifyToken } from '../../shared/time/verify-token';
import { postQuery, type Patience } from './post';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';

const TIMEOUT_MS = 10_000;
const NONCE_BYTES = 16;

/**
 * Asks an authority for a token and checks it before anybody uses it.
 * @param imprint SHA-256 of what the token is to be over, 32 bytes.
 * @param patience whoever signs waits for less than the queue does.
 * @returns the TimeStampToken, DER.
 * @throws AppError `timestamp.*`: `postQuery`, `readTimestampResponse`, `verifyToken`; `.untrusted` where the certificate in
 * the settings does not vouch for it.
 */
export async function askForToken(
  authority: TimeAuthoritySetting,
  imprint: Uint8Array,
  patience: Partial<Patience> = {},
): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const answer = await postQuery(authority.url, timestampRequest(imprint, nonce), {
    timeoutMs: TIMEOUT_MS,
    ...patience,
  });
  const token = await readTimestampResponse(answer, { imprint, nonce });
  const pinned = authority.certificate === undefined ? [] : [fromBase64(authority.certificate)];
  const facts = await verifyToken(token, imprint, pinned);
  if (pinned.length > 0 && !facts.trusted)
    throw new AppError('timestamp.untrusted', { authority: facts.authority });
  return token;
}
