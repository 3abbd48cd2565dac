import { describe, expect, it } from 'vitest';
import type { CameraTrouble } from '../../../shared/customs/codes';
import { CameraWatch, LOOK_MS, PATCH, PATCHES } from './camera-watch';

const COUNT = PATCHES.columns * PATCHES.rows * PATCH.width * PATCH.height;
let seed = 7;
function random(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed / 2_147_483_647;
}

/** A picture around a brightness, with structure of its own and the grain of a sensor. */
function frame(brightness: number, structure: number, grain: number): Uint8Array {
  return Uint8Array.from({ length: COUNT }, (_, i) =>
    Math.max(0, Math.min(255, brightness + structure * Math.sin(i / 9) + grain * (random() - 0.5))),
  );
}

const scene = (): Uint8Array => frame(120, 40, 3);

/** Shows frames to a watch at its own pace; what it says after each. */
function show(watch: CameraWatch, from: number, frames: (Uint8Array | null)[]): (CameraTrouble | null)[] {
  return frames.map((levels, i) => watch.look(levels, from + i * LOOK_MS));
}
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);
/** Looks within two seconds. */
const TWO_SECONDS = 2000 / LOOK_MS;

describe('a camera’s picture', () => {
  it('of a scene that stands still is fine: a sensor is never quite still', () => {
    const watch = new CameraWatch();
    expect(show(watch, 0, times(40, scene)).every((trouble) => trouble === null)).toBe(true);
  });

  it('of a dim store, a white wall or a night scene with lamps is fine', () => {
    for (const [brightness, structure] of [
      [45, 20],
      [235, 1],
      [36, 15],
    ] as const) {
      const said = show(
        new CameraWatch(),
        0,
        times(12, () => frame(brightness, structure, 3)),
      );
      expect(said.every((trouble) => trouble === null)).toBe(true);
    }
  });

  it.each<[string, () => Uint8Array | null, CameraTrouble]>([
    ['black', () => frame(17, 0, 2), 'dark'],
    ['covered by a hand that lets some light through', () => frame(38, 2, 3), 'dark'],
    ['not coming at all', () => null, 'silent'],
  ])('that is %s is noticed within two seconds, and that it is well again', (_name, make, trouble) => {
    const watch = new CameraWatch();
    show(watch, 0, times(4, scene));
    expect(show(watch, 1000, times(TWO_SECONDS, make)).at(-1)).toBe(trouble);
    expect(show(watch, 3000, times(TWO_SECONDS, scene)).at(-1)).toBeNull();
  });

  it('that is the very same pixels again and again stands still, within two seconds', () => {
    const watch = new CameraWatch();
    const frozen = scene();
    const repeated = times(TWO_SECONDS, () => frozen);
    expect(show(watch, 0, repeated).at(-1)).toBe('still');
    expect(show(watch, 2000, times(4, scene)).at(-1)).toBeNull();
  });

  it('that comes twice now and then, as a slow camera’s does, is live', () => {
    const watch = new CameraWatch();
    const pairs = times(10, scene).flatMap((one) => [one, one, one]);
    expect(show(watch, 0, pairs).every((trouble) => trouble === null)).toBe(true);
  });

  it('that is covered for half a second is nothing to speak of', () => {
    const watch = new CameraWatch();
    const black = times(2, () => frame(16, 0, 0));
    expect(show(watch, 0, [scene(), ...black, scene(), scene()])).toEqual(times(5, () => null));
  });

  it('is not judged after few looks however long they took: a busy machine is no frozen camera', () => {
    const watch = new CameraWatch();
    const one = scene();
    expect([0, 3000, 6000].map((at) => watch.look(one, at))).toEqual([null, null, null]);
  });

  it('of a camera that was switched off is not judged', () => {
    const watch = new CameraWatch();
    show(
      watch,
      0,
      times(TWO_SECONDS, () => frame(16, 0, 0)),
    );
    watch.rest();
    expect(watch.trouble).toBeNull();
  });
});
