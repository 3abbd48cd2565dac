import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, describe, expect, it } from 'vitest';
import { concat, equal, utf8, type Bytes } from '../bytes';
import { withExif, type ExifFacts } from './exif';
import { readExif } from './exif-read';
import { withMetadata, withoutMetadata } from './metadata';
import { jpegSize } from './size';

const folder = mkdtempSync(path.join(tmpdir(), 'exif-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FACTS: ExifFacts = {
  id: '0123456789abcdef0123456789abcdef',
  at: new Date('2026-03-16T17:04:05.067Z'),
  offsetMinutes: 480,
  camera: 'HD 摄像头 (046d:0843)',
  software: 'Yuanjian 0.1',
  description: '案件 42 箱门与箱号',
  width: 400,
  height: 300,
  orientation: 1,
  place: null,
};
const PLACE = {
  latitude: -33.856_784,
  longitude: 151.215_297,
  accuracyMetres: 12.5,
  at: new Date('2026-03-16T17:03:59.900Z'),
};

function picture(width = 400, height = 300): Bytes {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#c33';
  context.fillRect(20, 30, 200, 100);
  return Uint8Array.from(canvas.toBuffer('image/jpeg', 90));
}

/** What exiftool, which knows nothing of this code, reads. */
function exiftool(jpeg: Uint8Array, ...options: string[]): Record<string, unknown> {
  const file = path.join(folder, 'picture.jpg');
  writeFileSync(file, jpeg);
  const text = execFileSync('exiftool', ['-json', '-G1', ...options, file], { encoding: 'utf8' });
  return (JSON.parse(text) as Record<string, unknown>[])[0]!;
}

async function pixels(jpeg: Uint8Array): Promise<Buffer> {
  const image = await loadImage(Buffer.from(jpeg));
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  return Buffer.from(context.getImageData(0, 0, image.width, image.height).data);
}

describe('Exif of a still', () => {
  it('is what exiftool reads, without a warning', () => {
    const read = exiftool(withExif(picture(), { ...FACTS, place: PLACE }), '-n', '-validate', '-warning');
    expect(read).toMatchObject({ 'ExifTool:Validate': '0 0 0' });
    expect(exiftool(withExif(picture(), { ...FACTS, place: PLACE }), '-n')).toMatchObject({
      'IFD0:ImageDescription': FACTS.description,
      'IFD0:Model': FACTS.camera,
      'IFD0:Software': FACTS.software,
      'IFD0:Orientation': 1,
      'ExifIFD:DateTimeOriginal': '2026:03:17 01:04:05',
      'ExifIFD:SubSecTimeOriginal': expect.toSatisfy((value) => Number(value) === 67) as unknown,
      'ExifIFD:OffsetTimeOriginal': '+08:00',
      'ExifIFD:ImageUniqueID': FACTS.id,
      'ExifIFD:ExifImageWidth': 400,
      'GPS:GPSLatitude': expect.closeTo(33.856_784, 6) as number,
      'GPS:GPSLatitudeRef': 'S',
      'GPS:GPSLongitude': expect.closeTo(151.215_297, 6) as number,
      'GPS:GPSHPositioningError': 12.5,
      'GPS:GPSDateStamp': '2026:03:16',
      'GPS:GPSTimeStamp': '17:03:59',
    });
  });

  it('leaves the picture as it was, to the byte and to the pixel', async () => {
    const bare = picture();
    const told = withExif(bare, FACTS);
    expect(equal(withoutMetadata(told), bare)).toBe(true);
    expect(jpegSize(told)).toEqual({ width: 400, height: 300 });
    expect((await pixels(told)).equals(await pixels(bare))).toBe(true);
  });

  it('takes the place of what a camera wrote, and can be read back', () => {
    const camera = withMetadata(
      withExif(picture(), { ...FACTS, camera: 'another', orientation: 6 }),
      concat(utf8('http://ns.adobe.com/xap/1.0/'), Uint8Array.of(0), utf8('<x/>')),
    );
    const told = withExif(withExif(camera, FACTS), { ...FACTS, place: PLACE });
    expect(readExif(told)).toEqual({
      id: FACTS.id,
      takenAt: '2026-03-17T01:04:05.067+08:00',
      camera: FACTS.camera,
      software: FACTS.software,
      description: FACTS.description,
      orientation: 1,
      place: {
        latitude: expect.closeTo(PLACE.latitude, 6) as number,
        longitude: expect.closeTo(PLACE.longitude, 6) as number,
        accuracyMetres: 12.5,
      },
    });
    expect(exiftool(told)).not.toHaveProperty('XMP-x:XMPToolkit');
  });

  it('of other programs is read, little-endian too', () => {
    const file = path.join(folder, 'picture.jpg');
    writeFileSync(file, picture());
    const set = ['-Model=Other', '-Orientation#=6', '-DateTimeOriginal=2026:01:02 03:04:05'];
    const order = ['-ExifByteOrder=Little-endian', '-q', '-o', '-'];
    const written = execFileSync('exiftool', [...order, ...set, file]);
    expect(readExif(Uint8Array.from(written))).toMatchObject({
      camera: 'Other',
      orientation: 6,
      takenAt: '2026-01-02T03:04:05',
      id: null,
      place: null,
    });
  });

  it('west of Greenwich and behind UTC keeps its signs', () => {
    const place = { ...PLACE, latitude: 51.5, longitude: -0.000_1 };
    const read = readExif(withExif(picture(), { ...FACTS, offsetMinutes: -210, place }));
    expect(read?.takenAt).toBe('2026-03-16T13:34:05.067-03:30');
    expect(read?.place?.longitude).toBeCloseTo(-0.000_1, 6);
  });

  it('that is cut or points anywhere is no reason to fail', () => {
    const told = withExif(picture(), { ...FACTS, place: PLACE });
    expect(readExif(picture())).toBeNull();
    expect(readExif(new Uint8Array(0))).toBeNull();
    // Every byte of the directories turned round: whatever comes of it is an answer, not an exception.
    for (let at = 12; at < 700; at++) {
      const hurt = Uint8Array.from(told);
      hurt[at]! ^= 0xff;
      expect(() => readExif(hurt)).not.toThrow();
    }
  });
});
