import { AppError } from '../errors';
import type { Bytes } from '../bytes';
import { Fields, TAG, elements, readElement, type Element } from './der';
import { integerHex, oidText } from './der-values';

/**
 * What may sign a timestamp: RSA (PKCS #1 v1.5) of at least 2048 bits or ECDSA on P-256 or P-384, each with SHA-2. SHA-1 and
 * MD5 are refused wherever something is signed or named by them.
 */

export type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

export interface Scheme {
  family: 'RSA' | 'ECDSA';
  /** Null where the identifier leaves it to the digest algorithm beside it (`rsaEncryption` in CMS). */
  hash: Hash | null;
}

const HASHES: Readonly<Record<string, Hash>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const EC_PUBLIC_KEY = '1.2.840.10045.2.1';
const SCHEMES: Readonly<Record<string, Scheme>> = {
  [RSA_ENCRYPTION]: { family: 'RSA', hash: null },
  '1.2.840.113549.1.1.11': { family: 'RSA', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { family: 'RSA', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { family: 'RSA', hash: 'SHA-512' },
  '1.2.840.10045.4.3.2': { family: 'ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { family: 'ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { family: 'ECDSA', hash: 'SHA-512' },
};

/** Names for people of what is refused most. */
const REFUSED: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'SHA-1',
  '1.2.840.113549.1.1.5': 'SHA-1 (RSA)',
  '1.2.840.10045.4.1': 'SHA-1 (ECDSA)',
  '1.2.840.113549.2.5': 'MD5',
  '1.2.840.113549.1.1.4': 'MD5 (RSA)',
  '1.2.840.113549.1.1.10': 'RSASSA-PSS',
};

const CURVES: Readonly<Record<string, { namedCurve: string; octets: number }>> = {
  '1.2.840.10045.3.1.7': { namedCurve: 'P-256', octets: 32 },
  '1.3.132.0.34': { namedCurve: 'P-384', octets: 48 },
};

/** @throws AppError `timestamp.algorithm` unless it is SHA-256, SHA-384 or SHA-512. */
export function digestOf(algorithm: Element): Hash {
  const { id, parameters } = parts(algorithm);
  const hash = HASHES[id];
  if (!hash) throw refused(id);
  if (parameters && !isNull(parameters)) throw new RangeError('parameters of a digest');
  return hash;
}

/** @throws AppError `timestamp.algorithm` for any other signature algorithm. */
export function schemeOf(algorithm: Element): Scheme {
  const { id, parameters } = parts(algorithm);
  const scheme = SCHEMES[id];
  if (!scheme) throw refused(id);
  const fits = scheme.family === 'RSA' ? parameters !== null && isNull(parameters) : parameters === null;
  if (!fits) throw new RangeError('parameters of a signature');
  return scheme;
}

/**
 * Whether a signature over data is the key's.
 * @param spki SubjectPublicKeyInfo, DER.
 * @throws AppError `timestamp.algorithm` when the key is of another kind, or too short.
 */
export async function verifySignature(
  spki: Bytes,
  { family, hash }: { family: Scheme['family']; hash: Hash },
  signature: Uint8Array,
  data: Bytes,
): Promise<boolean> {
  const { id, parameters } = parts(new Fields(readElement(spki)).next());
  if (id === RSA_ENCRYPTION && family === 'RSA') {
    const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash };
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    const { modulusLength } = key.algorithm as RsaKeyAlgorithm;
    if (modulusLength < 2048 || modulusLength > 8192)
      throw new AppError('timestamp.algorithm', { what: `RSA ${modulusLength}` });
    return crypto.subtle.verify(algorithm, key, Uint8Array.from(signature), data);
  }
  if (id !== EC_PUBLIC_KEY || family !== 'ECDSA') throw refused(id);
  const curve = CURVES[parameters ? oidText(parameters) : ''];
  if (!curve) throw refused(parameters ? oidText(parameters) : id);
  const raw = rawSignature(signature, curve.octets);
  const { namedCurve } = curve;
  const key = await crypto.subtle.importKey('spki', spki, { name: 'ECDSA', namedCurve }, false, ['verify']);
  return crypto.subtle.verify({ name: 'ECDSA', hash }, key, raw, data);
}

/** SEQUENCE { INTEGER r, INTEGER s } → r ‖ s. */
function rawSignature(signature: Uint8Array, octets: number): Bytes {
  const fields = new Fields(readElement(signature));
  const numbers = [fields.next(), fields.next()];
  fields.end();
  const raw = new Uint8Array(2 * octets);
  numbers.forEach((number, i) => {
    const digits = integerHex(number).startsWith('00') ? number.content.subarray(1) : number.content;
    if (number.content[0]! >= 0x80 || digits.length > octets) throw new RangeError('no number of the curve');
    raw.set(digits, (i + 1) * octets - digits.length);
  });
  return raw;
}

function parts(algorithm: Element): { id: string; parameters: Element | null } {
  if (algorithm.tag !== TAG.sequence) throw new RangeError('no algorithm');
  const [id, parameters = null, ...rest] = elements(algorithm.content);
  if (!id || rest.length > 0) throw new RangeError('no algorithm');
  return { id: oidText(id), parameters };
}

const isNull = ({ tag, content }: Element): boolean => tag === TAG.null && content.length === 0;
const refused = (id: string): AppError => new AppError('timestamp.algorithm', { what: REFUSED[id] ?? id });
