import type { PlaceReason } from '../../shared/customs/presence-labels';
import type { StatedPlace } from '../../shared/record/place';

/** A satellite receiver that has just been switched on needs about this long. */
const FIX_WITHIN_MS = 20_000;

export type MeasuredPlace = Extract<StatedPlace, { how: 'measured' }>;

const WHY: Readonly<Record<number, PlaceReason>> = { 1: 'denied', 2: 'unavailable', 3: 'timeout' };

/**
 * Where this machine is, as its operating system says, once. The program asks nobody else: the location service that the
 * browser part would ask over the network is out of its reach (electron/main/location.ts).
 * @returns the place as the record takes it, or why there is none.
 */
export function measurePlace(
  device: Pick<Geolocation, 'getCurrentPosition'> = navigator.geolocation,
): Promise<MeasuredPlace | PlaceReason> {
  return new Promise((resolve) => {
    device.getCurrentPosition(
      (position) => resolve(asRecorded(position)),
      ({ code }) => resolve(WHY[code] ?? 'unavailable'),
      { enableHighAccuracy: true, maximumAge: 0, timeout: FIX_WITHIN_MS },
    );
  });
}

/** Six decimals of a degree are a tenth of a metre. */
function asRecorded({ coords, timestamp }: GeolocationPosition): MeasuredPlace {
  const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
  return {
    how: 'measured',
    latitude: rounded(coords.latitude, 6),
    longitude: rounded(coords.longitude, 6),
    accuracyMetres: rounded(Math.min(coords.accuracy, 20_000_000), 1),
    at: new Date(timestamp).toISOString(),
  };
}
