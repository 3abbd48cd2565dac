import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  type X509CertificateCreateParams,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { hex, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { sha256Hex } from '../hash';
import { KEY_ALGORITHM, SIGN_ALGORITHM } from '../record/signing';
import { certificateParts } from './certificate-shape';
import { holderUris } from './holder-uris';
import type { Person } from './person';

/** A hub's certificate authority: its certificate says who it is, its key certifies people and signs receipts. */
export interface Authority {
  /** Self-signed certificate, DER. */
  certificate: Bytes;
  /** SHA-256 of the certificate: how the hub is known to everybody. */
  fingerprint: string;
  name: string;
  privateKey: CryptoKey;
}

/** What a certificate will say of a person. */
export type Holder = Pick<Person, 'name' | 'roles' | 'badge' | 'case' | 'uscc'>;

const DAY = 24 * 60 * 60 * 1000;
const AUTHORITY_DAYS = 20 * 365;
const OFFICER_DAYS = 2 * 365;
/** Others come for one case: long enough for a postponed inspection and the objections after it. */
const GUEST_DAYS = 90;
/** Clocks of two machines differ: a certificate is valid from a little before it was made. */
const CLOCK_SLACK = 10 * 60 * 1000;
/** RFC 9336: signing of documents. */
const DOCUMENT_SIGNING = '1.3.6.1.5.5.7.3.36';

/** Makes a new authority: P-256, self-signed, 20 years. Its private key can be exported, so that it can be kept. */
export async function makeAuthority(name: string, at: Date = new Date()): Promise<Authority> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const certificate = await canonically({
    serialNumber: randomSerial(),
    subject: commonName(name),
    issuer: commonName(name),
    publicKey: keys.publicKey,
    signingKey: keys.privateKey,
    notBefore: wholeSecond(at.getTime() - CLOCK_SLACK),
    notAfter: wholeSecond(at.getTime() + AUTHORITY_DAYS * DAY),
    signingAlgorithm: SIGN_ALGORITHM,
    extensions: [
      // No certificate authority below this one.
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return authority(certificate, keys.privateKey);
}

/** Opens an authority from its certificate (DER) and its key (PKCS #8 DER), as they were kept. */
export async function openAuthority(certificate: Bytes, pkcs8: Bytes): Promise<Authority> {
  return authority(certificate, await crypto.subtle.importKey('pkcs8', pkcs8, KEY_ALGORITHM, true, ['sign']));
}

function authority(certificate: Bytes, privateKey: CryptoKey): Authority {
  const name = new X509Certificate(certificate).subjectName.getField('CN')[0] ?? '';
  return { certificate, fingerprint: sha256Hex(certificate), name, privateKey };
}

/**
 * Certifies that a key is a person's. Officers get two years, everybody else 90 days.
 * @param publicKey the device's key, SubjectPublicKeyInfo DER.
 * @returns the certificate, DER.
 * @throws AppError `certificate.unsuitable` when the key is not on P-256.
 */
export async function issueCertificate(
  issuer: Authority,
  holder: Holder,
  publicKey: Bytes,
  at: Date = new Date(),
): Promise<Bytes> {
  const key = await importPublicKey(publicKey);
  const days = holder.roles.includes('officer') ? OFFICER_DAYS : GUEST_DAYS;
  const issuing = new X509Certificate(issuer.certificate);
  return canonically({
    serialNumber: randomSerial(),
    subject: commonName(holder.name),
    issuer: issuing.subjectName,
    notBefore: wholeSecond(at.getTime() - CLOCK_SLACK),
    notAfter: wholeSecond(at.getTime() + days * DAY),
    signingAlgorithm: SIGN_ALGORITHM,
    publicKey: key,
    signingKey: issuer.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation, true),
      // emailProtection is what `openssl cms -verify` asks of a signer unless told otherwise.
      new ExtendedKeyUsageExtension([
        ExtendedKeyUsage.clientAuth,
        ExtendedKeyUsage.emailProtection,
        DOCUMENT_SIGNING,
      ]),
      new SubjectAlternativeNameExtension(
        holderUris(holder).map((value) => ({ type: 'url' as const, value })),
      ),
      await SubjectKeyIdentifierExtension.create(key),
      await AuthorityKeyIdentifierExtension.create(issuing.publicKey),
    ],
  });
}

/** Signs until the signature has the form that `certificateParts` asks for: every second one has. */
async function canonically(params: X509CertificateCreateParams): Promise<Bytes> {
  for (;;) {
    const der = new Uint8Array((await X509CertificateGenerator.create(params)).rawData);
    if (certificateParts(der)) return der;
  }
}

/** Reads a device's public key. @throws AppError `certificate.unsuitable` when it is not one on P-256. */
export async function importPublicKey(spki: Bytes): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('spki', spki, KEY_ALGORITHM, true, ['verify']);
  } catch (cause) {
    throw new AppError('certificate.unsuitable', { rule: 'P-256' }, { cause });
  }
}

/** One common name, spelled in UTF-8. */
const commonName = (name: string): Name => new Name([{ CN: [{ utf8String: name }] }]);

/** X.509 times have whole seconds. */
const wholeSecond = (time: number): Date => new Date(Math.floor(time / 1000) * 1000);

/** 16 random bytes, positive and of full length however they are read. */
function randomSerial(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[0] = (bytes[0]! & 0x7f) | 0x40;
  return hex(bytes);
}
