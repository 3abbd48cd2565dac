import {
  BasicConstraintsExtension,
  type Extension,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509Certificate,
} from '@peculiar/x509';
import { AppError } from '../errors';
import { equal, type Bytes } from '../bytes';
import { sha256Hex } from '../hash';
import { verifyBytes } from '../record/signing';
import { importPublicKey } from './authority';
import { certificateParts } from './certificate-shape';
import { readHolderUris } from './holder-uris';
import { Person } from './person';

/** What a certificate says, before anybody has asked who says so. */
export interface CertificateFacts {
  /** SHA-256 of the DER. */
  fingerprint: string;
  der: Bytes;
  /** Common name of the subject. */
  name: string;
  publicKey: CryptoKey;
  isCa: boolean;
  serial: string;
  notBefore: Date;
  notAfter: Date;
  /** The holder; null for an authority and for certificates that are not of our kind. */
  person: Person | null;
  /** The parsed certificate, for those who check its chain. */
  parsed: X509Certificate;
}

/** Parsing and importing a key costs a millisecond, and the same few certificates come again with every event. */
const CACHE_LIMIT = 1000;
const cache = new Map<string, Promise<CertificateFacts>>();
const issued = new Map<string, Promise<boolean>>();

/**
 * Reads a certificate without trusting it.
 * @param der exactly one certificate, nothing after it.
 * @throws AppError `certificate.malformed`, or `certificate.unsuitable` when its key is not on P-256.
 */
export function readCertificate(der: Uint8Array): Promise<CertificateFacts> {
  const fingerprint = sha256Hex(der);
  return remember(cache, fingerprint, () => read(Uint8Array.from(der), fingerprint));
}

async function read(der: Bytes, fingerprint: string): Promise<CertificateFacts> {
  const facts = parse(der, fingerprint);
  return { ...facts, publicKey: await importPublicKey(facts.spki) };
}

function parse(der: Bytes, fingerprint: string): Omit<CertificateFacts, 'publicKey'> & { spki: Bytes } {
  try {
    const parsed = new X509Certificate(der);
    if (!equal(new Uint8Array(parsed.rawData), der)) {
      throw new RangeError('not one DER certificate');
    }
    const isCa = parsed.getExtension(BasicConstraintsExtension)?.ca ?? false;
    const name = parsed.subjectName.getField('CN')[0] ?? '';
    const { serialNumber: serial, notBefore, notAfter } = parsed;
    const person = isCa ? null : personOf(parsed, fingerprint, name);
    const spki = new Uint8Array(parsed.publicKey.rawData);
    return { fingerprint, der, name, isCa, serial, notBefore, notAfter, person, parsed, spki };
  } catch (cause) {
    throw new AppError('certificate.malformed', {}, { cause });
  }
}

function personOf(parsed: X509Certificate, fingerprint: string, name: string): Person | null {
  const names = parsed.getExtension(SubjectAlternativeNameExtension)?.names.items ?? [];
  if (names.some(({ type }) => type !== 'url')) return null;
  const facts = readHolderUris(names.map(({ value }) => value));
  if (!facts) return null;
  const person = Person.safeParse({
    fingerprint,
    name,
    ...facts,
    serial: parsed.serialNumber,
    notBefore: parsed.notBefore.toISOString(),
    notAfter: parsed.notAfter.toISOString(),
  });
  return person.success ? person.data : null;
}

/**
 * Checks that the authority certified this person: signature, issuer, validity at the time, key usage, curve, and that
 * nothing in it is unknown to us.
 * @param revoked tells of a serial number whether the authority has taken it back.
 * @throws AppError `certificate.malformed`, `.foreign`, `.not-yet-valid`, `.expired`, `.revoked`, `.unsuitable`.
 */
export async function verifyCertificate(
  der: Uint8Array,
  authorityDer: Uint8Array,
  at: Date,
  revoked: { has(serial: string): boolean } = new Set(),
): Promise<Person> {
  const facts = await readCertificate(der);
  const authority = await readCertificate(authorityDer);
  const pair = `${facts.fingerprint} ${authority.fingerprint}`;
  if (!(await remember(issued, pair, () => isIssuedBy(facts, authority))))
    throw new AppError('certificate.foreign');
  const person = suitable(facts);
  if (at < facts.notBefore)
    throw new AppError('certificate.not-yet-valid', { name: person.name, from: person.notBefore });
  if (at > facts.notAfter)
    throw new AppError('certificate.expired', { name: person.name, until: person.notAfter });
  if (revoked.has(facts.serial)) throw new AppError('certificate.revoked', { name: person.name });
  return person;
}

async function isIssuedBy(facts: CertificateFacts, authority: CertificateFacts): Promise<boolean> {
  const usage = authority.parsed.getExtension(KeyUsagesExtension)?.usages ?? 0;
  if (!authority.isCa || !(usage & KeyUsageFlags.keyCertSign)) return false;
  const issuer = new Uint8Array(facts.parsed.issuerName.toArrayBuffer());
  const subject = new Uint8Array(authority.parsed.subjectName.toArrayBuffer());
  const parts = certificateParts(facts.der);
  return (
    equal(issuer, subject) && parts !== null && verifyBytes(authority.publicKey, parts.signature, parts.tbs)
  );
}

/** Extensions that we understand; a critical one beyond them means something that we would be ignoring. */
const KNOWN = [
  BasicConstraintsExtension,
  KeyUsagesExtension,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
];

function suitable({ parsed, isCa, person }: CertificateFacts): Person {
  const unsuitable = (rule: string): AppError => new AppError('certificate.unsuitable', { rule });
  if (isCa) throw unsuitable('cA');
  const needed: number = KeyUsageFlags.digitalSignature | KeyUsageFlags.nonRepudiation;
  const usage: number = parsed.getExtension(KeyUsagesExtension)?.usages ?? 0;
  if (usage !== needed) throw unsuitable('keyUsage');
  const unknown = (extension: Extension): boolean =>
    extension.critical && !KNOWN.some((kind) => extension instanceof kind);
  if (parsed.extensions.some(unknown)) throw unsuitable('critical');
  if (new Set(parsed.extensions.map(({ type }) => type)).size !== parsed.extensions.length)
    throw unsuitable('twice');
  if (!person) throw unsuitable('subjectAltName');
  return person;
}

function remember<T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = map.get(key);
  if (known) return known;
  if (map.size >= CACHE_LIMIT) map.delete(map.keys().next().value ?? '');
  const made = make();
  map.set(key, made);
  // What failed is not kept: a failure may lie in the machine and not in the bytes.
  made.catch(() => map.delete(key));
  return made;
}
