import { fromUtf8, hex, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { Fields, TAG, element, elements, readElement, type Element } from './der';
import { integerHex, oid, smallInteger, unsigned } from './der-values';
import { parsing } from './parsing';
import { readToken } from './token';

/** Asking an authority for a token, and what it answers: RFC 3161 section 2.4. */

const SHA256 = element(TAG.sequence, oid('2.16.840.1.101.3.4.2.1'), element(TAG.null));
/** The authority's certificates are asked for: a token is to be checked offline, years later. */
const WITH_CERTIFICATES = element(TAG.boolean, Uint8Array.of(0xff));
const VERSION = unsigned(Uint8Array.of(1));

const FAILURES: Readonly<Record<number, string>> = {
  0: 'badAlg',
  2: 'badRequest',
  5: 'badDataFormat',
  14: 'timeNotAvailable',
  15: 'unacceptedPolicy',
  16: 'unacceptedExtension',
  17: 'addInfoNotAvailable',
  25: 'systemFailure',
};

/**
 * Spells a TimeStampReq.
 * @param imprint SHA-256, 32 bytes.
 * @param nonce random bytes, so that an old answer is not taken for this one's.
 */
export function timestampRequest(imprint: Uint8Array, nonce: Uint8Array): Bytes {
  if (imprint.length !== 32) throw new AppError('internal');
  const messageImprint = element(TAG.sequence, SHA256, element(TAG.octetString, imprint));
  return element(TAG.sequence, VERSION, messageImprint, unsigned(nonce), WITH_CERTIFICATES);
}

/**
 * Reads a TimeStampResp to a request with this imprint and nonce.
 * @returns the token, DER, which `verifyToken` has still to check.
 * @throws AppError `timestamp.refused` (with the authority's reason), `timestamp.other-imprint`, `timestamp.other-nonce`,
 * `timestamp.malformed`, `timestamp.algorithm`.
 */
export async function readTimestampResponse(
  der: Uint8Array,
  { imprint, nonce }: { imprint: Uint8Array; nonce: Uint8Array },
): Promise<Bytes> {
  return parsing('response', () => {
    const fields = new Fields(readElement(der));
    const status = new Fields(fields.next());
    const granted = smallInteger(status.next()) <= 1;
    if (!granted) throw new AppError('timestamp.refused', { reason: reasonOf(status) });
    const token = fields.next(TAG.sequence).raw;
    fields.end();
    const { info } = readToken(token);
    if (info.imprint !== hex(imprint)) throw new AppError('timestamp.other-imprint');
    if (info.nonce !== integerHex(readElement(unsigned(nonce)))) throw new AppError('timestamp.other-nonce');
    return token;
  });
}

/** PKIStatusInfo's text and failure bits, as far as they are there. */
function reasonOf(status: Fields): string {
  const texts = status.optional(TAG.sequence);
  const bits = status.optional(TAG.bitString);
  const said = elements(texts?.content ?? new Uint8Array()).map(({ content }) => fromUtf8(content));
  return [...failuresOf(bits), ...said].join('; ').slice(0, 200) || 'rejection';
}

function failuresOf(bits: Element | null): string[] {
  const octets = bits?.content.subarray(1) ?? new Uint8Array();
  return Object.entries(FAILURES)
    .filter(([bit]) => (octets[Number(bit) >> 3] ?? 0) & (0x80 >> (Number(bit) & 7)))
    .map(([, name]) => name);
}
