import type { Locator, Page } from 'playwright';
import { readMarker } from '../film/marker';

/** Small is enough for the marker, and quick to look at. */
const WIDTH = 320;
const HEIGHT = 180;
/** Rows at the bottom of the picture that hold the frame's marker at this size. */
const ROWS = 12;

/** The number of the film's frame in the company's own picture; null without a marker. */
export async function frameShown(company: Page): Promise<number | null> {
  const video = company.getByTestId('self-video');
  await video.evaluate(
    (element: HTMLVideoElement) => new Promise((resolve) => element.requestVideoFrameCallback(resolve)),
  );
  return frameIn(video);
}

/** The same of the newest still in the officer's strip. */
export async function frameOfStill(officer: Page): Promise<number | null> {
  const picture = officer.locator('[data-testid="evidence-strip"] img').first();
  await picture.evaluate((image: HTMLImageElement) => image.decode());
  return frameIn(picture);
}

async function frameIn(shown: Locator): Promise<number | null> {
  const rows = await shown.evaluate(
    (element: HTMLVideoElement | HTMLImageElement, { width, height, rows: count }) => {
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return [];
      context.drawImage(element, 0, 0, width, height);
      return Array.from(context.getImageData(0, height - count, width, count).data);
    },
    { width: WIDTH, height: HEIGHT, rows: ROWS },
  );
  const picture = new Uint8Array(WIDTH * HEIGHT * 4);
  picture.set(rows, WIDTH * (HEIGHT - ROWS) * 4);
  return readMarker(picture, WIDTH, HEIGHT)?.frame ?? null;
}
