import { base64, equal, fromBase64 } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { readCertificate, verifyCertificate } from '../../shared/identity/certificate';
import { enrolmentProof } from '../../shared/identity/enrolment';
import type { ParsedInvitation } from '../../shared/identity/invitation';
import { signBytes } from '../../shared/record/signing';
import { HubClient } from '../hub-client/client';
import { makeDeviceKey } from './stored';
import type { IdentityParts } from './stored';

/** What enrolment gives: an identity to be stored, and the case that the invitation was for. */
export interface Enrolled {
  parts: IdentityParts;
  case: string | null;
}

/**
 * Uses an invitation: makes a device key, proves it to the hub and gets a certificate for it. The private key exists
 * on this machine only.
 * @param invitation where the hub is, how to know it, and the secret.
 * @param name what the person says of themself, where the invitation leaves it open.
 * @throws AppError `hub.unreachable`, `hub.other-certificate`, `invitation.*` as the hub answers,
 *   `identity.certificate-differs` when the hub certified something else than was asked.
 */
export async function enrol(
  invitation: ParsedInvitation,
  name: string | undefined,
  now: Date,
): Promise<Enrolled> {
  const { urls, tls, secret } = invitation;
  const client = new HubClient({ urls: () => urls, pin: tls.full ?? tls.prefix80 });
  try {
    const key = await makeDeviceKey();
    const proof = await signBytes(key.privateKey, enrolmentProof(secret));
    const answer = await client.enrol({ secret, publicKey: base64(key.spki), proof: base64(proof), name });
    const certificate = fromBase64(answer.certificate);
    const authority = fromBase64(answer.authority);
    const tlsFingerprint = client.connection.agent.fingerprint;
    await verifyCertificate(
      certificate,
      authority,
      laterOf(now, (await readCertificate(certificate)).notBefore),
    );
    const certified = new Uint8Array((await readCertificate(certificate)).parsed.publicKey.rawData);
    if (!tlsFingerprint || !equal(certified, key.spki) || sha256Hex(authority) !== answer.hub.id) {
      throw new AppError('identity.certificate-differs');
    }
    const hub = { id: answer.hub.id, name: answer.hub.name, urls: [...urls], tlsFingerprint };
    return { parts: { pkcs8: key.pkcs8, certificate, authority, hub }, case: answer.case };
  } finally {
    client.close();
  }
}

/** A clock here that is behind the hub's must not make a fresh certificate look not yet valid. */
const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);
