import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { fromHex, hex } from '../bytes';
import {
  addedNodes,
  consistencyProof,
  inclusionProof,
  merkleRoot,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
  type Nodes,
} from './merkle';

/** Roots and proofs beside those of another implementation: another language, another algorithm. */

interface Answer {
  root: string;
  inclusion: string[][];
  consistency: string[][];
}

/** A small generator with a fixed seed: the same trees every time. */
let state = 0x51ed270b;
const random = (below: number): number => {
  state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
  return state % below;
};
const leaf = (): Uint8Array => Uint8Array.from({ length: random(50) }, () => random(256));
const sizes = [...Array.from({ length: 71 }, (_, size) => size), 127, 128, 129, 200 + random(100)];
const trees = sizes.map((size) => Array.from({ length: size }, leaf));
/** The kept roots of a tree that grows leaf by leaf. */
function grown(leaves: readonly Uint8Array[]): Nodes {
  const kept = new Map<string, Uint8Array>();
  const nodes: Nodes = (level, place) => kept.get(`${level} ${place}`)!;
  for (const [index, data] of leaves.entries())
    for (const { level, place, hash } of addedNodes(nodes, index, data)) kept.set(`${level} ${place}`, hash);
  return nodes;
}
const hexes = (nodes: readonly Uint8Array[]): string[] => nodes.map(hex);
let answers: Answer[];

beforeAll(() => {
  const script = path.join(import.meta.dirname, 'independent/rfc6962.py');
  const input = JSON.stringify(trees.map(hexes));
  const output = execFileSync('python3', [script], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  answers = JSON.parse(output) as Answer[];
});

describe('beside an independent implementation', () => {
  it.each(sizes.map((size, i) => [size, i]))(
    'a tree of %i leaves has the same root and proofs',
    (size, i) => {
      const leaves = trees[i]!;
      const answer = answers[i]!;
      const root = merkleRoot(leaves);
      expect(hex(root)).toBe(answer.root);
      const nodes = grown(leaves);
      expect(hex(treeRoot(nodes, size))).toBe(answer.root);
      for (let old = 0; old < size; old += 7)
        expect(treeRoot(nodes, old)).toEqual(merkleRoot(leaves.slice(0, old)));
      // Every proof of the small trees, some of the large ones.
      const step = size > 71 ? 23 : 1;
      for (let index = 0; index < size; index += step) {
        expect(hexes(inclusionProof(nodes, index, size))).toEqual(answer.inclusion[index]);
        const proof = answer.inclusion[index]!.map(fromHex);
        expect(verifyInclusion(leaves[index]!, index, size, proof, root)).toBe(true);
      }
      for (let old = 1; old <= size; old += step) {
        expect(hexes(consistencyProof(nodes, old, size))).toEqual(answer.consistency[old - 1]);
        const proof = answer.consistency[old - 1]!.map(fromHex);
        expect(verifyConsistency(old, size, proof, merkleRoot(leaves.slice(0, old)), root)).toBe(true);
      }
    },
  );
});

describe('the proofs that implementations of Certificate Transparency test themselves with', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const node = {
    one: '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    pair: '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    right: '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    four: 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    third: '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    last: 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    left: 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  };

  it.each([
    [0, [node.one, node.pair, node.right]],
    [5, [node.four, node.last, node.left]],
  ])('leaf %i of eight', (index, proof) => {
    expect(hexes(inclusionProof(grown(leaves.map(fromHex)), index, 8))).toEqual(proof);
  });

  it.each([
    [1, 8, [node.one, node.pair, node.right]],
    [2, 5, [node.pair, node.four]],
    [6, 8, [node.third, node.last, node.left]],
    [8, 8, []],
  ])('from %i leaves to %i', (old, size, proof) => {
    expect(hexes(consistencyProof(grown(leaves.map(fromHex)), old, size))).toEqual(proof);
  });
});

describe('a proof', () => {
  const leaves = Array.from({ length: 21 }, (_, i) => Uint8Array.of(i));
  const nodes = grown(leaves);
  const root = merkleRoot(leaves);
  const changed = (bytes: Uint8Array): Uint8Array => bytes.map((byte, i) => (i === 7 ? byte ^ 1 : byte));

  it('of inclusion holds for its leaf, place, size and root alone', () => {
    for (let index = 0; index < leaves.length; index++) {
      const proof = inclusionProof(nodes, index, 21);
      const data = leaves[index]!;
      expect(verifyInclusion(Uint8Array.of(99), index, 21, proof, root)).toBe(false);
      expect(verifyInclusion(data, (index + 1) % 21, 21, proof, root)).toBe(false);
      expect(verifyInclusion(data, index, 21, proof.slice(1), root)).toBe(false);
      expect(verifyInclusion(data, index, 21, [...proof, root], root)).toBe(false);
      expect(verifyInclusion(data, index, 21, proof, changed(root))).toBe(false);
      for (let i = 0; i < proof.length; i++)
        expect(verifyInclusion(data, index, 21, proof.with(i, changed(proof[i]!)), root)).toBe(false);
    }
    for (const [index, size] of [
      [-1, 21],
      [21, 21],
      [0.5, 21],
      [0, 0],
      [0, Infinity],
      [NaN, 21],
    ] as const)
      expect(verifyInclusion(leaves[0]!, index, size, [], root)).toBe(false);
  });

  it('of consistency holds for its two trees alone', () => {
    for (let old = 1; old < 21; old++) {
      const proof = consistencyProof(nodes, old, 21);
      const oldRoot = merkleRoot(leaves.slice(0, old));
      expect(verifyConsistency(old, 21, proof, changed(oldRoot), root)).toBe(false);
      expect(verifyConsistency(old, 21, proof, oldRoot, changed(root))).toBe(false);
      expect(verifyConsistency(old, 21, proof.slice(1), oldRoot, root)).toBe(false);
      expect(verifyConsistency(old, 21, [...proof, root], oldRoot, root)).toBe(false);
      for (let i = 0; i < proof.length; i++)
        expect(verifyConsistency(old, 21, proof.with(i, changed(proof[i]!)), oldRoot, root)).toBe(false);
    }
    expect(verifyConsistency(21, 21, [], root, root)).toBe(true);
    expect(verifyConsistency(21, 21, [], changed(root), root)).toBe(false);
    expect(verifyConsistency(22, 21, [], root, root)).toBe(false);
    expect(verifyConsistency(0, 21, [], merkleRoot([]), root)).toBe(true);
    expect(verifyConsistency(0, 21, [], root, root)).toBe(false);
    expect(verifyConsistency(1, NaN, [], root, root)).toBe(false);
  });

  it('is asked only of what is there', () => {
    expect(() => inclusionProof(nodes, 21, 21)).toThrow(RangeError);
    expect(() => inclusionProof(nodes, 0, 0)).toThrow(RangeError);
    expect(() => consistencyProof(nodes, 0, 21)).toThrow(RangeError);
    expect(() => consistencyProof(nodes, 22, 21)).toThrow(RangeError);
  });
});
