import {
  BasicConstraintsExtension,
  type KeyUsageFlags,
  KeyUsagesExtension,
  Name,
  SubjectAlternativeNameExtension,
  X509Certificate,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { certificateParts } from '../../shared/identity/certificate-shape';
import { holderUris } from '../../shared/identity/holder-uris';
import type { Authority, Holder } from '../../shared/identity/authority';
import { sha256Hex } from '../../shared/hash';
import { KEY_ALGORITHM } from '../../shared/record/signing';
import type { SamplePerson, SampleRecord, SampleRole } from '../../shared/record/testing';

export interface Forgery {
  holder: Holder;
  usage: KeyUsageFlags;
  hash: 'SHA-1' | 'SHA-256';
  notBefore: string;
  notAfter: string;
}

/**
 * Somebody with a certificate that a careless (or bribed) authority really signed, whose own program looks away: to it
 * the holder is who `as` says.
 */
async function forge(authority: Authority, forgery: Forgery, as: Holder): Promise<SamplePerson> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const { holder, usage, hash, notBefore, notAfter } = forgery;
  for (;;) {
    const made = await X509CertificateGenerator.create({
      serialNumber: '41'.repeat(16),
      subject: new Name([{ CN: [{ utf8String: holder.name }] }]),
      issuer: new X509Certificate(authority.certificate).subjectName,
      notBefore: new Date(notBefore),
      notAfter: new Date(notAfter),
      signingAlgorithm: { name: 'ECDSA', hash },
      publicKey: keys.publicKey,
      signingKey: authority.privateKey,
      extensions: [
        new BasicConstraintsExtension(false, undefined, true),
        new KeyUsagesExtension(usage, true),
        new SubjectAlternativeNameExtension(
          holderUris(holder).map((value) => ({ type: 'url' as const, value })),
        ),
      ],
    });
    const certificate = new Uint8Array(made.rawData);
    if (hash === 'SHA-256' && !certificateParts(certificate)) continue; // the form of a signature that is not taken
    const fingerprint = sha256Hex(certificate);
    const life = { notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z' };
    return {
      person: { ...as, fingerprint, serial: made.serialNumber, ...life },
      signer: { fingerprint, certificate, privateKey: keys.privateKey },
    };
  }
}

/** Puts a forger in somebody's place before they have written anything. */
export async function replace(record: SampleRecord, role: SampleRole, forgery: Forgery): Promise<void> {
  const { fingerprint, serial, notBefore, notAfter, ...as } = record.members[role].person;
  record.members[role] = await forge(record.authority, forgery, as);
  record.log.setPeople(record.people);
}
