import { AppError } from '../../../shared/errors';
import { CAMERA_ABILITIES, CameraAbility, type AbilityName } from '../../../shared/protocol/camera';

type Bag = Readonly<Record<string, unknown>>;

/**
 * What the camera behind a track can do and how it is set now, as the device itself answers; nothing is guessed. Pan, tilt
 * and zoom are only told of a camera that was opened with them (`PTZ`).
 */
export function abilitiesOf(track: MediaStreamTrack): CameraAbility[] {
  const can: Bag = { ...track.getCapabilities() };
  const now: Bag = { ...track.getSettings() };
  return CAMERA_ABILITIES.map((name) => CameraAbility.safeParse(read(name, can[name], now[name])))
    .filter(({ success }) => success)
    .flatMap(({ data }) => data ?? []);
}

/** Asks for a camera whose pan, tilt and zoom may be set; one that has none of them is taken all the same. */
export const PTZ: MediaTrackConstraints = Object.fromEntries(
  ['pan', 'tilt', 'zoom'].map((name) => [name, true]),
);

function read(name: AbilityName, can: unknown, now: unknown): unknown {
  if (name === 'torch') return isTrue(can) ? { kind: 'switch', name, now: now === true } : null;
  if (Array.isArray(can)) {
    const options: unknown[] = can.filter((mode) => typeof mode === 'string');
    return { kind: 'choice', name, options, now };
  }
  if (typeof can !== 'object' || can === null) return null;
  const { min, max, step = 0 } = can as Bag;
  // A range of one value is nothing that could be set.
  return typeof min === 'number' && typeof max === 'number' && min < max
    ? { kind: 'range', name, min, max, step, now: now ?? min }
    : null;
}

/** A boolean in one edition of the specification, a list of booleans in another. */
const isTrue = (can: unknown): boolean => can === true || (Array.isArray(can) && can.includes(true));

/** Distance and time can only be set by hand; saying so is part of setting them. */
const NEEDS: Partial<Record<AbilityName, Bag>> = {
  focusDistance: { focusMode: 'manual' },
  exposureTime: { exposureMode: 'manual' },
};

/**
 * Sets one thing of a camera.
 * @throws AppError `camera.cannot` when this camera has no such ability, `camera.out-of-range`, `camera.refused`.
 */
export async function setAbility(
  track: MediaStreamTrack,
  name: AbilityName,
  value: number | boolean | string,
): Promise<void> {
  const ability = abilitiesOf(track).find((one) => one.name === name);
  if (!ability) throw new AppError('camera.cannot');
  if (!fits(ability, value)) throw new AppError('camera.out-of-range');
  try {
    // Alone: Chromium refuses a mixture of these with size and frame rate, and leaves those as they are.
    const wanted = { ...NEEDS[name], [name]: value } as MediaTrackConstraintSet;
    await track.applyConstraints({ advanced: [wanted] });
  } catch (cause) {
    throw new AppError('camera.refused', {}, { cause });
  }
}

function fits(ability: CameraAbility, value: number | boolean | string): boolean {
  if (ability.kind === 'range')
    return typeof value === 'number' && value >= ability.min && value <= ability.max;
  if (ability.kind === 'switch') return typeof value === 'boolean';
  return typeof value === 'string' && ability.options.includes(value);
}
