import { base64, type Bytes, fromBase64, utf8 } from '../bytes';
import { canonicalJson } from '../json';
import type { Receipt } from '../protocol/hub';
import { signBytes, verifyBytes } from '../record/signing';
import type { Authority } from './authority';

export type ReceiptFacts = Pick<Receipt, 'kind' | 'case' | 'hash' | 'at' | 'hub'>;

/** The bytes that the hub signs for a receipt: a fixed prefix and the facts in canonical JSON. */
function receiptBytes({ kind, case: id, hash, at, hub }: ReceiptFacts): Bytes {
  return utf8(`yuanjian-receipt/1 ${canonicalJson({ kind, case: id, hash, at, hub })}`);
}

/** Signs a receipt with the authority's key. */
export async function signReceipt(authority: Authority, facts: Omit<ReceiptFacts, 'hub'>): Promise<Receipt> {
  const whole = { ...facts, hub: authority.fingerprint };
  return { ...whole, signature: base64(await signBytes(authority.privateKey, receiptBytes(whole))) };
}

/** Whether a receipt is the authority's word. Says nothing of which event or case the caller expected: compare those. */
export async function verifyReceipt(
  receipt: Receipt,
  authority: { fingerprint: string; publicKey: CryptoKey },
): Promise<boolean> {
  if (receipt.hub !== authority.fingerprint) return false;
  return verifyBytes(authority.publicKey, fromBase64(receipt.signature), receiptBytes(receipt));
}
