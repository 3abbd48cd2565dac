import type { Inspection } from './state';

/**
 * Stills whose original is, byte for byte, that of an earlier one: no camera makes the same picture twice, so it was
 * frozen, or an old picture was shown again. Nothing is blocked by it; whoever looks at the evidence is told.
 * @returns the still's id → the number (from 1, in the order requested) of the first still with the same original.
 */
export function samePictures({ stills }: Pick<Inspection, 'stills'>): Map<string, number> {
  const first = new Map<string, number>();
  const same = new Map<string, number>();
  for (const [i, { id, captured }] of stills.entries()) {
    if (!captured) continue;
    const { sha256 } = captured.original;
    const earlier = first.get(sha256);
    if (earlier === undefined) first.set(sha256, i + 1);
    else same.set(id, earlier);
  }
  return same;
}
