import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createCanvas, loadImage, type Image } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { splitFrames } from './mjpeg';
import { projectDir } from '../runtime/where.mjs';
import { adviceOf, CHECK_SIDE, measure, type Measured } from '../../renderer/call/picture-check';

/** Some pictures of the film are enough: what moves in them hardly changes the numbers. */
const EVERY = 27;
const FULL = { width: 1920, height: 1080 };

let frames: Image[];
beforeAll(async () => {
  const film = await readFile(path.join(projectDir, 'assets/camera/warehouse.mjpeg'));
  const some = splitFrames(film).filter((_, i) => i % EVERY === 0);
  frames = await Promise.all(some.map((frame) => loadImage(Buffer.from(frame))));
});

/** Measures a picture as a still is measured, after a filter at its full size. */
function seen(frame: Image, filter = 'none'): Measured {
  const camera = createCanvas(frame.width, frame.height).getContext('2d');
  camera.filter = filter;
  camera.drawImage(frame, 0, 0);
  const height = Math.round((CHECK_SIDE * frame.height) / frame.width);
  const small = createCanvas(CHECK_SIDE, height).getContext('2d');
  small.imageSmoothingQuality = 'high';
  small.drawImage(camera.canvas, 0, 0, CHECK_SIDE, height);
  return measure(small.getImageData(0, 0, CHECK_SIDE, height).data, CHECK_SIDE, height);
}
const advice = (filter?: string) => frames.map((frame) => adviceOf(seen(frame, filter), FULL, FULL));

describe('a still from the camera films', () => {
  it('is fine as it is', () => {
    expect(advice()).toEqual(frames.map(() => []));
  });

  it('is blurred when a hand shook or the lens did not find its place', () => {
    for (const found of advice('blur(6px)')) expect(found).toContain('blurred');
  });

  it('is not called blurred for a softness that takes no detail', () => {
    for (const found of advice('blur(1px)')) expect(found).toEqual([]);
  });

  it('is dark or bright where little can be told apart, and is not called blurred for that', () => {
    for (const found of advice('brightness(0.15)')) expect(found).toContain('dark');
    for (const found of advice('brightness(8)')) expect(found).toContain('bright');
  });
});
