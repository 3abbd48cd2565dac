import { describe, expect, it } from 'vitest';
import { BODIES } from '../../shared/record/bodies';
import { measurePlace } from './place-finder';

const at = Date.parse('2026-03-16T01:00:00.123Z');
const position = (coords: Partial<GeolocationCoordinates>) =>
  ({
    timestamp: at,
    coords: { latitude: 22.54312345678, longitude: -114.05, accuracy: 12.345, ...coords },
  }) as GeolocationPosition;
const device = (act: Geolocation['getCurrentPosition']) => ({ getCurrentPosition: act });

describe('the place of this machine', () => {
  it('is what its system says, in the words of the record', async () => {
    const place = await measurePlace(device((found) => found(position({}))));
    expect(place).toEqual({
      how: 'measured',
      latitude: 22.543123,
      longitude: -114.05,
      accuracyMetres: 12.3,
      at: '2026-03-16T01:00:00.123Z',
    });
    expect(BODIES['place.stated'].safeParse(place).success).toBe(true);
  });

  it('that is known to half of the Earth is still a place that the record takes', async () => {
    const place = await measurePlace(device((found) => found(position({ accuracy: 1e9 }))));
    expect(BODIES['place.stated'].safeParse(place).success).toBe(true);
  });

  it.each([
    [1, 'denied'],
    [2, 'unavailable'],
    [3, 'timeout'],
    [9, 'unavailable'],
  ])('is not known: code %i is %s', async (code, why) => {
    const failing = device((_found, failed) => failed?.({ code } as GeolocationPositionError));
    expect(await measurePlace(failing)).toBe(why);
  });
});
