import { concat, equal, utf8, type Bytes } from '../bytes';
import { sha256Bytes } from '../hash';
import {
  checkpointNote,
  readCheckpoint,
  spellCheckpoint,
  type Checkpoint,
  type SignedCheckpoint,
} from '../record/checkpoint';
import { signBytes, verifyBytes } from '../record/signing';
import type { Authority } from './authority';
import { readCertificate, type CertificateFacts } from './certificate';

/** Signs a tree head with the authority's key, which signs the receipts under it, too. */
export async function signCheckpoint(authority: Authority, head: Omit<Checkpoint, 'hub'>): Promise<string> {
  const checkpoint = { ...head, hub: authority.fingerprint };
  const signature = await signBytes(authority.privateKey, utf8(checkpointNote(checkpoint)));
  const keyId = keyIdOf(await readCertificate(authority.certificate));
  return spellCheckpoint(checkpoint, concat(keyId, signature));
}

/**
 * Reads a checkpoint and checks that it is this authority's word.
 * @returns null when it is no checkpoint, another hub's, or not signed by the authority.
 */
export async function verifyCheckpoint(
  text: string,
  authority: CertificateFacts,
): Promise<SignedCheckpoint | null> {
  const checkpoint = readCheckpoint(text);
  if (checkpoint?.hub !== authority.fingerprint || !equal(checkpoint.keyId, keyIdOf(authority))) return null;
  const { note, signature } = checkpoint;
  return (await verifyBytes(authority.publicKey, signature, utf8(note))) ? checkpoint : null;
}

/** The key id of signature type 0x02 (ECDSA): the first four bytes of the SHA-256 of the SubjectPublicKeyInfo. */
const keyIdOf = ({ parsed }: CertificateFacts): Bytes =>
  Uint8Array.from(sha256Bytes(new Uint8Array(parsed.publicKey.rawData)).subarray(0, 4));
