import { createCanvas } from '@napi-rs/canvas';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withExif } from '../../shared/jpeg/exif';
import { readExif } from '../../shared/jpeg/exif-read';
import { jpegSize } from '../../shared/jpeg/size';
import { StillCamera, type Capture } from './still-camera';
import { inscribeStill } from './still-exif';

/** Cameras that keep their word and cameras that do not; the pictures are real ones. */

const photograph = (width: number, height: number) =>
  Uint8Array.from(createCanvas(width, height).toBuffer('image/jpeg'));
const bitmap = (width: number, height: number) =>
  ({ width, height, close: vi.fn() }) as unknown as ImageBitmap;
const measured = { sharpness: 900, mean: 100, dark: 0, bright: 0 };
const encoder = {
  both: ({ width, height }: ImageBitmap) => ({
    original: Promise.resolve(photograph(width, height)),
    look: encoder.look(),
  }),
  look: async () => ({ thumbnail: photograph(16, 9), measured }),
};

function camera(track: [number, number], offers: Partial<Record<keyof Capture, unknown>>, most = track) {
  const capture = {
    grabFrame: vi.fn(async () => bitmap(...track)),
    takePhoto: vi.fn(async () => new Blob()),
    getPhotoCapabilities: vi.fn(async () => ({})),
    ...offers,
  };
  const source = {
    readyState: 'live',
    enabled: true,
    label: 'A camera',
    getSettings: () => ({ width: track[0], height: track[1], frameRate: 30 }),
    getCapabilities: () => ({ width: { max: most[0] }, height: { max: most[1] } }),
  } as unknown as MediaStreamTrack;
  return { source, capture, camera: new StillCamera(source, encoder, capture as unknown as Capture) };
}
const offering = (width: number, height: number) => async () => ({
  imageWidth: { max: width },
  imageHeight: { max: height },
});
const photo = (width: number, height: number) =>
  vi.fn(async () => new Blob([photograph(width, height)], { type: 'image/jpeg' }));

beforeEach(() => {
  vi.stubGlobal('createImageBitmap', async (blob: Blob) => {
    const { width, height } = jpegSize(new Uint8Array(await blob.arrayBuffer()))!;
    return bitmap(width, height);
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('a still', () => {
  it('is a frame of the track where a photograph would be no larger', async () => {
    const { camera: one, capture } = camera([640, 360], { getPhotoCapabilities: offering(640, 360) });
    expect(await one.shoot()).toMatchObject({ method: 'grab-frame', width: 640, height: 360 });
    expect(capture.takePhoto).not.toHaveBeenCalled();
  });

  it('is a photograph where that has more pixels', async () => {
    const takePhoto = photo(1200, 900);
    const getPhotoCapabilities = offering(1200, 900);
    const { camera: one, capture } = camera([640, 360], { takePhoto, getPhotoCapabilities });
    expect(await one.shoot()).toMatchObject({ method: 'take-photo', width: 1200, height: 900 });
    expect(takePhoto).toHaveBeenCalledWith({ imageWidth: 1200, imageHeight: 900 });
    expect(capture.grabFrame).not.toHaveBeenCalled();
  });

  it('is a frame from a camera that promised a larger photograph and did not give one, which is not asked again', async () => {
    const takePhoto = photo(640, 360);
    const getPhotoCapabilities = offering(1200, 900);
    const { camera: one } = camera([640, 360], { takePhoto, getPhotoCapabilities });
    const { method, look } = await one.shoot();
    expect(method).toBe('grab-frame');
    expect((await look).check).toEqual({ ...measured, offered: { width: 640, height: 360 }, advice: [] });
    expect(await one.shoot()).toMatchObject({ method: 'grab-frame' });
    expect(takePhoto).toHaveBeenCalledTimes(1);
  });

  it('that is smaller than the track is none', async () => {
    const grabFrame = async () => bitmap(320, 180);
    const { camera: one } = camera([640, 360], { grabFrame });
    await expect(one.shoot()).rejects.toMatchObject({ code: 'still.no-picture' });
  });

  it('says how much more the camera offers', async () => {
    const { camera: one } = camera([640, 360], {}, [1920, 1080]);
    const { look } = await one.shoot();
    expect((await look).check).toEqual({
      ...measured,
      offered: { width: 1920, height: 1080 },
      advice: ['small'],
    });
  });

  it('carries who, when and where, turned as the camera’s own photograph was', async () => {
    const turned = withExif(photograph(1200, 900), {
      ...{ id: '', at: new Date(), offsetMinutes: 0, camera: 'x', software: 'x', description: 'x' },
      ...{ width: 1200, height: 900, orientation: 8, place: null },
    });
    const takePhoto = vi.fn(async () => new Blob([turned], { type: 'image/jpeg' }));
    const { camera: one } = camera([640, 360], { takePhoto, getPhotoCapabilities: offering(1200, 900) });
    const shot = await one.shoot();
    const still = 'ab'.repeat(16);
    const place = { latitude: 31.2, longitude: 121.5, accuracyMetres: 8, at: new Date() };
    const exif = readExif(inscribeStill(shot, { still, item: 'seal' }, undefined, place));
    expect(exif).toMatchObject({ id: still, camera: 'A camera', orientation: 8, description: 'seal' });
    expect(exif?.place?.latitude).toBeCloseTo(31.2, 6);
    expect(new Date(exif?.takenAt ?? '').getTime()).toBe(shot.at.getTime());
  });
});
