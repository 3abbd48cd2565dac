import type { Inspection } from './state';

/**
 * Stills that are, byte for byte, the picture of an earlier one, whatever time and name each of them carries: no camera
 * makes the same picture twice, so it was frozen, or an old picture was shown again. Nothing is blocked by it; whoever
 * looks at the evidence is told.
 * @returns the still's id → the number (from 1, in the order requested) of the first still with the same picture.
 */
export function samePictures({ stills }: Pick<Inspection, 'stills'>): Map<string, number> {
  const first = new Map<string, number>();
  const same = new Map<string, number>();
  for (const [i, { id, captured }] of stills.entries()) {
    if (!captured) continue;
    const picture = captured.picture ?? captured.original.sha256;
    const earlier = first.get(picture);
    if (earlier === undefined) first.set(picture, i + 1);
    else same.set(id, earlier);
  }
  return same;
}
