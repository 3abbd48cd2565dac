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
 * Where the roots of whole subtrees are kept: of level 0 the hashes of the leaves, above it those of 2^level leaves from
 * number `place` · 2^level on.
 */
export type Nodes = (level: number, place: number) => Uint8Array;

/** One more kept root. */
interface Node {
  level: number;
  place: number;
  hash: Uint8Array;
}

/** The roots to be kept when leaf number `index` (its data) is added: its own, and each subtree that it completes. */
export function addedNodes(nodes: Nodes, index: number, leaf: Uint8Array): Node[] {
  const added: Node[] = [];
  let place = index;
  for (let hash = leafHash(leaf), level = 0; ; level++) {
    added.push({ level, place, hash });
    if (place % 2 === 0) return added;
    hash = nodeHash(nodes(level, place - 1), hash);
    place = Math.floor(place / 2);
  }
}

/** The root over the first `size` leaves; of none it is the hash of nothing. */
export const treeRoot = (nodes: Nodes, size: number): Uint8Array =>
  size === 0 ? merkleRoot([]) : subtreeRoot(nodes, 0, size);

function subtreeRoot(nodes: Nodes, start: number, size: number): Uint8Array {
  const level = Math.log2(size);
  if (Number.isInteger(level)) return nodes(level, start / size);
  const k = split(size);
  return nodeHash(subtreeRoot(nodes, start, k), subtreeRoot(nodes, start + k, size - k));
}

/**
 * The audit path of one leaf in the tree of the first `size` (RFC 6962 section 2.1.1), from the leaf up.
 * @throws RangeError where there is no such leaf.
 */
export function inclusionProof(nodes: Nodes, index: number, size: number): Uint8Array[] {
  if (!Number.isInteger(index) || index < 0 || index >= size) throw new RangeError('no such leaf');
  return path(nodes, index, 0, size);
}

function path(nodes: Nodes, index: number, start: number, size: number): Uint8Array[] {
  if (size === 1) return [];
  const k = split(size);
  return index < k
    ? [...path(nodes, index, start, k), subtreeRoot(nodes, start + k, size - k)]
    : [...path(nodes, index - k, start + k, size - k), subtreeRoot(nodes, start, k)];
}

/**
 * Proof that the tree over the first `from` leaves is the beginning of that over the first `to` (RFC 6962 section 2.1.2).
 * @throws RangeError where `from` is not from 1 to `to`.
 */
export function consistencyProof(nodes: Nodes, from: number, to: number): Uint8Array[] {
  if (!Number.isInteger(from) || from < 1 || from > to) throw new RangeError('no such tree');
  return subproof(nodes, from, 0, to, true);
}

/** `known`: the one who checks has the root of these very `from` leaves already. */
function subproof(nodes: Nodes, from: number, start: number, size: number, known: boolean): Uint8Array[] {
  if (from === size) return known ? [] : [subtreeRoot(nodes, start, size)];
  const k = split(size);
  return from <= k
    ? [...subproof(nodes, from, start, k, known), subtreeRoot(nodes, start + k, size - k)]
    : [...subproof(nodes, from - k, start + k, size - k, false), subtreeRoot(nodes, start, k)];
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
