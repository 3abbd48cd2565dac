import {
  AuthorityKeyIdentifierExtension,
  Extension,
  X509Certificate,
  X509Crl,
  X509CrlGenerator,
  X509CrlReason,
} from '@peculiar/x509';
import { equal, fromHex, hex, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { SIGN_ALGORITHM, verifyBytes } from '../record/signing';
import type { Authority } from './authority';
import { readCertificate } from './certificate';
import { certificateParts } from './certificate-shape';

/**
 * The certificates that an authority took back, as an X.509 certificate revocation list (RFC 5280, section 5) that it
 * signed: anybody can check it, with OpenSSL too, and whoever hands it on can add or drop nothing.
 */
export interface RevocationList {
  /** CRL number: of two lists of one authority the one with the larger number is the later. 0 while nothing was taken back. */
  number: number;
  /** Serial number → since when. */
  since: ReadonlyMap<string, Date>;
}

/** RFC 5280, section 5.2.3. */
const CRL_NUMBER = '2.5.29.20';
/** The hub signs the list anew whenever it is asked; this tells others when a copy is old. */
const VALID_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Signs the list of what was taken back so far.
 * @param since serial number → when; times are rounded up to whole seconds, which is what X.509 has, so that nothing
 *   that was signed before counts as signed after.
 * @returns the list, DER. Its number is the time of the last entry in milliseconds, so a hub that was put back from a
 *   backup does not give out an older list as the newer.
 */
export async function signCrl(issuer: Authority, since: ReadonlyMap<string, Date>, at: Date): Promise<Bytes> {
  const issuing = new X509Certificate(issuer.certificate);
  const number = Math.max(0, ...[...since.values()].map((date) => date.getTime()));
  const params = {
    issuer: issuing.subjectName,
    thisUpdate: at,
    nextUpdate: new Date(at.getTime() + VALID_MS),
    signingAlgorithm: SIGN_ALGORITHM,
    signingKey: issuer.privateKey,
    entries: [...since].map(([serialNumber, date]) => ({
      serialNumber,
      revocationDate: new Date(Math.ceil(date.getTime() / 1000) * 1000),
      reason: X509CrlReason.cessationOfOperation,
    })),
    extensions: [
      await AuthorityKeyIdentifierExtension.create(issuing.publicKey),
      new Extension(CRL_NUMBER, false, derNumber(number)),
    ],
  };
  // Until the signature has the form that is taken: every second one has.
  for (;;) {
    const der = new Uint8Array((await X509CrlGenerator.create(params)).rawData);
    if (certificateParts(der)) return der;
  }
}

/**
 * Reads a list and checks that it is the authority's.
 * @param der exactly one list; `authorityDer` the authority's certificate.
 * @throws AppError `certificate.list-invalid` when it is no such list, or another's.
 */
export async function readCrl(der: Uint8Array, authorityDer: Uint8Array): Promise<RevocationList> {
  const authority = await readCertificate(authorityDer);
  try {
    const crl = new X509Crl(Uint8Array.from(der));
    const issuer = new Uint8Array(crl.issuerName.toArrayBuffer());
    const subject = new Uint8Array(authority.parsed.subjectName.toArrayBuffer());
    const parts = certificateParts(der);
    const own = parts && (await verifyBytes(authority.publicKey, parts.signature, parts.tbs));
    if (!own || !equal(issuer, subject)) throw new RangeError('not a list of this authority');
    // A critical extension would change what the list says, and there is none that we know.
    if (crl.extensions.some(({ critical }) => critical)) throw new RangeError('critical extension');
    const number = crl.extensions.find(({ type }) => type === CRL_NUMBER);
    if (!number) throw new RangeError('no number');
    return {
      number: readNumber(new Uint8Array(number.value)),
      since: new Map(crl.entries.map((entry) => [entry.serialNumber, entry.revocationDate])),
    };
  } catch (cause) {
    throw new AppError('certificate.list-invalid', {}, { cause });
  }
}

/** INTEGER, DER, of a number from 0 to 2^53 − 1. */
function derNumber(value: number): Bytes {
  const digits = value.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  // The first bit is the sign.
  const bytes = fromHex(even[0]! >= '8' ? `00${even}` : even);
  return Uint8Array.of(0x02, bytes.length, ...bytes);
}

function readNumber(der: Uint8Array): number {
  const value = Number(`0x${hex(der.subarray(2))}`);
  if (!Number.isSafeInteger(value) || !equal(derNumber(value), der)) throw new RangeError('number');
  return value;
}
