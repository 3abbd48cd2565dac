import { base64, type Bytes, fromBase64, utf8 } from '../bytes';
import { canonicalJson } from '../json';
import type { Receipt } from '../protocol/hub';
import { signBytes, verifyBytes } from '../record/signing';
import type { Authority } from './authority';

export type ReceiptFacts = Pick<Receipt, 'kind' | 'case' | 'hash' | 'at' | 'hub'>;

/**
 * The bytes that the hub signs for a receipt, and its leaf in the tree that checkpoints are over: a fixed prefix and the
 * facts in canonical JSON.
 */
export function receiptBytes({ kind, case: id, hash, at, hub }: ReceiptFacts): Bytes {
  return utf8(`yuanjian-receipt/1 ${canonicalJson({ kind, case: id, hash, at, hub })}`);
}

/** The authority's signature of a receipt, Base64. */
export async function signReceipt(authority: Authority, facts: Omit<ReceiptFacts, 'hub'>): Promise<string> {
  const whole = { ...facts, hub: authority.fingerprint };
  return base64(await signBytes(authority.privateKey, receiptBytes(whole)));
}

/** Whether a receipt is the authority's word. Says nothing of which event or case the caller expected: compare those. */
export async function verifyReceipt(
  receipt: Receipt,
  authority: { fingerprint: string; publicKey: CryptoKey },
): Promise<boolean> {
  if (receipt.hub !== authority.fingerprint) return false;
  return verifyBytes(authority.publicKey, fromBase64(receipt.signature), receiptBytes(receipt));
}
