import type { Locator } from 'playwright';

/** A picture in few numbers: the mean brightness of 16 × 9 fields. */
export type Likeness = readonly number[];

/** What every picture is drawn to first, so that one from a canvas here and one from a page are scaled the same way. */
const [WIDTH, HEIGHT, FIELD] = [320, 180, 20] as const;
export const SMALL = { width: WIDTH, height: HEIGHT } as const;

/** @param rgba a picture of `SMALL`'s size */
export function likenessOf(rgba: ArrayLike<number>): Likeness {
  const columns = WIDTH / FIELD;
  const sums = new Array<number>((columns * HEIGHT) / FIELD).fill(0);
  for (let y = 0; y < HEIGHT; y += 1) {
    for (let x = 0; x < WIDTH; x += 1) {
      const at = 4 * (y * WIDTH + x);
      const field = Math.floor(y / FIELD) * columns + Math.floor(x / FIELD);
      sums[field]! += 0.299 * rgba[at]! + 0.587 * rgba[at + 1]! + 0.114 * rgba[at + 2]!;
    }
  }
  return sums.map((sum) => sum / FIELD ** 2);
}

/** How far two pictures are apart: mean difference of their fields, of 255. */
export function apart(one: Likeness, other: Likeness): number {
  return one.reduce((sum, value, i) => sum + Math.abs(value - other[i]!), 0) / one.length;
}

/** What a video or a picture shows in a page; of a video its next frame. */
export async function likenessIn(shown: Locator): Promise<Likeness> {
  const bytes = await shown.evaluate(
    async (element: HTMLVideoElement | HTMLImageElement, { width, height }) => {
      if (element instanceof HTMLVideoElement)
        await new Promise((resolve) => element.requestVideoFrameCallback(resolve));
      else await element.decode();
      const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('no canvas');
      context.imageSmoothingQuality = 'high';
      context.drawImage(element, 0, 0, width, height);
      const { data } = context.getImageData(0, 0, width, height);
      let text = '';
      for (let at = 0; at < data.length; at += 32_768)
        text += String.fromCharCode(...data.subarray(at, at + 32_768));
      return btoa(text);
    },
    SMALL,
  );
  return likenessOf(Buffer.from(bytes, 'base64'));
}
