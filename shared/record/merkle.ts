import { concat } from '../bytes';
import { sha256Bytes } from '../hash';

/** Merkle trees of RFC 6962 section 2.1: leaf = H(0x00 ‖ data), node = H(0x01 ‖ left ‖ right). */

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

const leafHash = (data: Uint8Array): Uint8Array => sha256Bytes(concat(LEAF, data));
const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256Bytes(concat(NODE, left, right));

/** The largest power of two smaller than `n` (n ≥ 2). */
function split(n: number): number {
  let k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

/** The root over `leaves` (their data, not their hashes); of an empty list it is the hash of nothing. */
export function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return sha256Bytes(new Uint8Array());
  return root(leaves.map(leafHash));
}

function root(hashes: readonly Uint8Array[]): Uint8Array {
  if (hashes.length === 1) return hashes[0]!;
  const k = split(hashes.length);
  return nodeHash(root(hashes.slice(0, k)), root(hashes.slice(k)));
}
