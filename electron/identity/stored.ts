import { z } from 'zod';
import { base64, fromBase64, fromUtf8, utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { readCertificate } from '../../shared/identity/certificate';
import { toPem } from '../../shared/identity/pem';
import { Sha256 } from '../../shared/record/primitives';
import { KEY_ALGORITHM } from '../../shared/record/signing';
import type { HubRef, Identity } from '../services';

/** An identity as the sealed store keeps it. The only place where a private key is bytes. */
const StoredIdentity = z.strictObject({
  v: z.literal(1),
  pkcs8: z.base64(),
  certificate: z.base64(),
  authority: z.base64(),
  hub: z.strictObject({
    id: Sha256,
    name: z.string(),
    urls: z.array(z.string()),
    tlsFingerprint: Sha256,
  }),
});

/** A new device key: its private half as PKCS #8 and its public half as SubjectPublicKeyInfo, both DER. */
export interface DeviceKey {
  pkcs8: Bytes;
  spki: Bytes;
  privateKey: CryptoKey;
}

export async function makeDeviceKey(): Promise<DeviceKey> {
  const pair = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  const spki = new Uint8Array(await crypto.subtle.exportKey('spki', pair.publicKey));
  return { pkcs8, spki, privateKey: await importPrivateKey(pkcs8) };
}

const importPrivateKey = (pkcs8: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('pkcs8', pkcs8, KEY_ALGORITHM, false, ['sign']);

export interface IdentityParts {
  pkcs8: Bytes;
  certificate: Bytes;
  authority: Bytes;
  hub: HubRef;
}

export function encodeIdentity({ pkcs8, certificate, authority, hub }: IdentityParts): Bytes {
  const stored: z.infer<typeof StoredIdentity> = {
    v: 1,
    pkcs8: base64(pkcs8),
    certificate: base64(certificate),
    authority: base64(authority),
    hub,
  };
  return utf8(JSON.stringify(stored));
}

/** Reads an identity back; `identity.damaged` when the store gives something else than was put in. */
export function decodeIdentity(bytes: Uint8Array): IdentityParts {
  try {
    const stored = StoredIdentity.parse(JSON.parse(fromUtf8(bytes)));
    return {
      pkcs8: fromBase64(stored.pkcs8),
      certificate: fromBase64(stored.certificate),
      authority: fromBase64(stored.authority),
      hub: stored.hub,
    };
  } catch (cause) {
    throw new AppError('identity.damaged', {}, { cause });
  }
}

/** An identity ready for use; its private key cannot be exported again. */
export async function openIdentity({ pkcs8, certificate, authority, hub }: IdentityParts): Promise<Identity> {
  const facts = await readCertificate(certificate);
  if (!facts.person) throw new AppError('identity.damaged');
  const privateKey = await importPrivateKey(pkcs8);
  return {
    person: facts.person,
    signer: { fingerprint: facts.fingerprint, certificate, privateKey },
    authority,
    hub,
    pem: { key: toPem('PRIVATE KEY', pkcs8), certificate: toPem('CERTIFICATE', certificate) },
  };
}
