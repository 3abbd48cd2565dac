import { describe, expect, it } from 'vitest';
import { abilitiesOf, setAbility } from './abilities';

/** A camera's answers; what it was asked to do is kept. */
function camera(can: object, now: object, refuse = false) {
  const asked: unknown[] = [];
  const track = {
    getCapabilities: () => can,
    getSettings: () => now,
    applyConstraints: async (constraints: unknown) => {
      asked.push(constraints);
      if (refuse) throw new DOMException('no', 'OverconstrainedError');
    },
  } as unknown as MediaStreamTrack;
  return { track, asked };
}

const zoom = { min: 100, max: 400, step: 10 };

describe('what a camera can do', () => {
  it('is what the device says: ranges with their steps, modes, a lamp', () => {
    const can = { width: { min: 1, max: 3840 }, zoom, focusMode: ['manual', 'continuous'], torch: true };
    const { track } = camera(can, { zoom: 120, focusMode: 'manual', width: 1920 });
    expect(abilitiesOf(track)).toEqual([
      { kind: 'range', name: 'zoom', ...zoom, now: 120 },
      { kind: 'choice', name: 'focusMode', options: ['manual', 'continuous'], now: 'manual' },
      { kind: 'switch', name: 'torch', now: false },
    ]);
  });

  it('is nothing where there is nothing to choose, and what is no answer is left out', () => {
    const can = {
      zoom: { min: 1, max: 1, step: 1 },
      pan: { min: NaN, max: 4 },
      tilt: { min: -Infinity, max: 5, step: 1 },
      focusMode: ['continuous'],
      exposureMode: 'manual',
      torch: false,
    };
    expect(abilitiesOf(camera(can, {}).track)).toEqual([]);
  });
});

describe('setting it', () => {
  it('asks the device for this alone, and for the mode that it needs', async () => {
    const { track, asked } = camera({ zoom, focusDistance: { min: 0, max: 1, step: 0.1 } }, { zoom: 100 });
    await setAbility(track, 'zoom', 250);
    await setAbility(track, 'focusDistance', 0.5);
    expect(asked).toEqual([
      { advanced: [{ zoom: 250 }] },
      { advanced: [{ focusMode: 'manual', focusDistance: 0.5 }] },
    ]);
  });

  it('does nothing that the device did not offer, or beyond what it offered', async () => {
    const { track, asked } = camera(
      { zoom, exposureMode: ['manual', 'continuous'] },
      { zoom: 100, exposureMode: 'manual' },
    );
    await expect(setAbility(track, 'torch', true)).rejects.toMatchObject({ code: 'camera.cannot' });
    for (const value of [99, 401, true, 'wide', NaN])
      await expect(setAbility(track, 'zoom', value)).rejects.toMatchObject({ code: 'camera.out-of-range' });
    await expect(setAbility(track, 'exposureMode', 'night')).rejects.toMatchObject({
      code: 'camera.out-of-range',
    });
    expect(asked).toEqual([]);
  });

  it('says when the device refused', async () => {
    const { track } = camera({ zoom }, { zoom: 100 }, true);
    await expect(setAbility(track, 'zoom', 200)).rejects.toMatchObject({ code: 'camera.refused' });
  });
});
