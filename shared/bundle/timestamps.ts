import { fromBase64, type Bytes } from '../bytes';
import type { Inspection } from '../record/state';
import { withTimestamps } from './cades-time';
import { timestampPath } from './names';

/** Where a bundle carries the tokens of `timestamp.given` events: inside the signatures, and beside the seals. */

/**
 * The signature file of a signer: the event's CMS with every token over it as an unsigned attribute (CAdES-T). A token that
 * is not even DER stays in its event alone.
 * @throws AppError `cades.malformed`
 */
export function stampedSignature(cms: Bytes, event: string, inspection: Inspection): Bytes {
  const tokens = inspection.timestamps
    .filter(({ of, over }) => over === 'signature' && of === event)
    .map(({ token }) => fromBase64(token))
    .filter((token) => fits(cms, token));
  return tokens.length === 0 ? cms : withTimestamps(cms, tokens);
}

/** The tokens over the seal and the seals of amendments, each with its place. */
export function sealTokens(inspection: Inspection): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  for (const { event, of, over, token } of inspection.timestamps) {
    if (over === 'seal') files.set(timestampPath(of, event), fromBase64(token));
  }
  return files;
}

function fits(cms: Bytes, token: Bytes): boolean {
  try {
    withTimestamps(cms, [token]);
    return true;
  } catch {
    return false; // Told by whoever checks the token.
  }
}
