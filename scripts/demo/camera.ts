import { open, type FileHandle } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import type { Page } from 'playwright';
import { withGrain } from '../film/grain';
import { splitFrames } from '../film/mjpeg';
import { y4mFrame, y4mHeader, type Size } from '../film/y4m';
import { apart, likenessIn, likenessOf, SMALL, type Likeness } from './still-likeness';

/** The least rate that the app is content with for stills; the films are drawn for half of it. */
const RATE = 15;
const EACH_TWICE = 2;
/** Pictures of a stretch that are shown, there and back again: a hand that is not quite still. */
const DIFFERENT = 5;
const SLOTS = EACH_TWICE * 2 * (DIFFERENT - 1);
/** Encoding and scaling change the mean brightness of a field by less than this, of 255. */
const ALIKE = 6;
/** Pictures of the video that may pass until what was turned to is seen: twenty seconds. */
const PATIENCE = 300;

/**
 * The company's camera: a film that somebody steers. What it shows changes when the company walks to the next thing, not
 * when a film has come so far, so that nobody waits for it and every still shows what was asked for.
 */
export class Camera {
  private shown: readonly number[] = [];
  private looks: Likeness[] = [];

  private constructor(
    private readonly frames: readonly Uint8Array[],
    private readonly size: Size,
    private readonly file: FileHandle,
  ) {}

  /**
   * Makes the file for Chromium's camera; it shows the film's beginning.
   * @param film raw MJPEG
   * @throws Error a picture of the film cannot be decoded
   */
  static async open(film: Uint8Array, into: string): Promise<Camera> {
    const frames = splitFrames(film);
    const first = await loadImage(Buffer.from(frames[0] ?? []));
    const even = (side: number): number => side - (side % 2);
    const size = { width: even(first.width), height: even(first.height) };
    const camera = new Camera(frames, size, await open(into, 'w'));
    await camera.show([0]);
    return camera;
  }

  /** How many pictures the film has. */
  get count(): number {
    return this.frames.length;
  }

  /** Turns to a stretch of the film and waits until the company sees it. */
  async walkTo(company: Page, stretch: readonly number[]): Promise<void> {
    await this.show(stretch);
    const own = company.getByTestId('self-video');
    for (let left = PATIENCE; left > 0; left -= 1) if (this.isShown(await likenessIn(own))) return;
    throw new Error('the camera does not show what it was turned to');
  }

  /** @throws Error the newest still on the officer's screen shows something else than what the camera was turned to */
  async assertShown(officer: Page): Promise<void> {
    const newest = officer.locator('[data-testid="evidence-strip"] img').first();
    if (!this.isShown(await likenessIn(newest)))
      throw new Error('the newest still does not show what was asked for');
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  private isShown(seen: Likeness): boolean {
    return this.looks.some((look) => apart(look, seen) < ALIKE);
  }

  private async show(stretch: readonly number[]): Promise<void> {
    if (stretch === this.shown) return;
    const chosen = fewOf(stretch);
    const pictures = [];
    for (const number of chosen) pictures.push(await this.picture(number));
    const header = y4mHeader(this.size, RATE);
    await this.file.write(header, 0, header.length, 0);
    let at = header.length;
    for (let slot = 0; slot < SLOTS; slot += 1) {
      const picture = pictures[thereAndBack(Math.floor(slot / EACH_TWICE), chosen.length)]!;
      const bytes = withGrain(picture.bytes, this.size, slot);
      await this.file.write(bytes, 0, bytes.length, at);
      at += bytes.length;
    }
    this.shown = stretch;
    this.looks = pictures.map(({ look }) => look);
  }

  private async picture(number: number): Promise<{ bytes: Uint8Array; look: Likeness }> {
    const { width, height } = this.size;
    const image = await loadImage(Buffer.from(this.frames[number]!));
    const whole = createCanvas(width, height).getContext('2d');
    whole.drawImage(image, 0, 0, width, height);
    const small = createCanvas(SMALL.width, SMALL.height).getContext('2d');
    small.imageSmoothingQuality = 'high';
    small.drawImage(image, 0, 0, SMALL.width, SMALL.height);
    return {
      bytes: y4mFrame(whole.getImageData(0, 0, width, height).data, this.size),
      look: likenessOf(small.getImageData(0, 0, SMALL.width, SMALL.height).data),
    };
  }
}

/** Evenly chosen from a stretch, its first and last among them. */
function fewOf(stretch: readonly number[]): number[] {
  if (stretch.length <= DIFFERENT) return [...stretch];
  return Array.from(
    { length: DIFFERENT },
    (_, i) => stretch[Math.round((i * (stretch.length - 1)) / (DIFFERENT - 1))]!,
  );
}

/** Where the `step`th step is of a walk over `count` places, from the first to the last and back. */
function thereAndBack(step: number, count: number): number {
  if (count === 1) return 0;
  const round = 2 * (count - 1);
  const at = step % round;
  return Math.min(at, round - at);
}
