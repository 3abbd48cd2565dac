import { concat, equal } from '../bytes';
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

/**
 * The audit path of one leaf (RFC 6962 section 2.1.1), from the leaf up.
 * @throws RangeError where there is no such leaf.
 */
export function inclusionProof(leaves: readonly Uint8Array[], index: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= leaves.length) throw new RangeError('no such leaf');
  return path(index, leaves.map(leafHash));
}

function path(index: number, hashes: readonly Uint8Array[]): Uint8Array[] {
  if (hashes.length === 1) return [];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return index < k ? [...path(index, left), root(right)] : [...path(index - k, right), root(left)];
}

/**
 * Proof that the tree over the first `size` leaves is the beginning of the tree over all (RFC 6962 section 2.1.2).
 * @throws RangeError where `size` is not from 1 to the number of leaves.
 */
export function consistencyProof(leaves: readonly Uint8Array[], size: number): Uint8Array[] {
  if (!Number.isInteger(size) || size < 1 || size > leaves.length) throw new RangeError('no such tree');
  return subproof(size, leaves.map(leafHash), true);
}

/** `known`: the one who checks has the root of these very `size` leaves already. */
function subproof(size: number, hashes: readonly Uint8Array[], known: boolean): Uint8Array[] {
  if (size === hashes.length) return known ? [] : [root(hashes)];
  const k = split(hashes.length);
  const [left, right] = [hashes.slice(0, k), hashes.slice(k)];
  return size <= k
    ? [...subproof(size, left, known), root(right)]
    : [...subproof(size - k, right, false), root(left)];
}

/** Whether `proof` shows that `leaf` (its data) is number `index` of the tree of `size` leaves with this root. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  expected: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(size) || !Number.isInteger(index) || index < 0 || index >= size) return false;
  const rest = [...proof];
  const found = climb(leafHash(leaf), index, size, rest);
  return found !== null && rest.length === 0 && equal(found, expected);
}

/** The root that follows from a leaf's hash and the path above it; takes what it uses from the front of `rest`. */
function climb(leaf: Uint8Array, index: number, size: number, rest: Uint8Array[]): Uint8Array | null {
  if (size === 1) return leaf;
  const k = split(size);
  const below = index < k ? climb(leaf, index, k, rest) : climb(leaf, index - k, size - k, rest);
  const beside = rest.shift();
  if (!below || !beside) return null;
  return index < k ? nodeHash(below, beside) : nodeHash(beside, below);
}

/** Whether `proof` shows that a tree of `size` leaves is the beginning of one of `newSize` leaves; size 0 begins them all. */
export function verifyConsistency(
  size: number,
  newSize: number,
  proof: readonly Uint8Array[],
  expected: Uint8Array,
  newExpected: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(size) || !Number.isSafeInteger(newSize) || size < 0 || size > newSize)
    return false;
  if (size === 0) return proof.length === 0 && equal(expected, merkleRoot([]));
  const rest = [...proof];
  const roots = grow(size, newSize, rest, expected);
  return roots !== null && rest.length === 0 && equal(roots.old, expected) && equal(roots.new, newExpected);
}

/** Both roots that follow from the proof; `known` stands for the old root as long as all of it lies on the left. */
function grow(
  size: number,
  newSize: number,
  rest: Uint8Array[],
  known: Uint8Array | null,
): { old: Uint8Array; new: Uint8Array } | null {
  if (size === newSize) {
    const same = known ?? rest.shift();
    return same ? { old: same, new: same } : null;
  }
  const k = split(newSize);
  const left = size <= k;
  const below = left ? grow(size, k, rest, known) : grow(size - k, newSize - k, rest, null);
  const beside = rest.shift();
  if (!below || !beside) return null;
  return left
    ? { old: below.old, new: nodeHash(below.new, beside) }
    : { old: nodeHash(beside, below.old), new: nodeHash(beside, below.new) };
}
