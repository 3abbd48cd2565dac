import type { Size } from './y4m';

/** One pixel of so many is off by one level: less than any eye or encoder sees, as much as the quietest sensor gives. */
const ONE_OF = 16;

/**
 * The same picture with a sensor's grain in its luma: no two frames of a real camera are the same, and an app that is shown
 * the very same pixels again and again rightly says that the picture stands still.
 * @param frame a frame as `y4mFrame` makes it; it stays as it is
 * @param seed frames with another one have another grain
 */
export function withGrain(frame: Uint8Array, { width, height }: Size, seed: number): Uint8Array {
  const out = frame.slice();
  const start = frame.length - (width * height * 3) / 2;
  let state = (seed + 1) * 0x9e3779b9;
  for (let at = start; at < start + width * height; at += 1) {
    // Numerical Recipes' generator: the same film every time.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    if ((state >>> 16) % ONE_OF === 0) out[at] = (out[at] ?? 0) ^ 1;
  }
  return out;
}
