import { z } from 'zod';
import { PLACE_REASONS } from '../customs/presence-labels';
import { ShortText, WallTime } from './primitives';

/**
 * Where the company's machine is, by its own word: measured by its system, declared by the person, or left out with a reason.
 * None of them proves where the goods are; the distance from the premises is worked out by whoever shows it.
 */

const Latitude = z.number().min(-90).max(90);
const Longitude = z.number().min(-180).max(180);

export const PLACE_BODIES = {
  'place.stated': z.discriminatedUnion('how', [
    z.strictObject({
      how: z.literal('measured'),
      /** WGS 84, degrees. */
      latitude: Latitude,
      longitude: Longitude,
      /** Radius in which the system takes the place to be with 95 %, as it says; half of the Earth at most. */
      accuracyMetres: z.number().min(0).max(20_100_000),
      /** When the system knew it, by its clock. */
      at: WallTime,
    }),
    z.strictObject({ how: z.literal('declared'), text: ShortText, why: z.enum(PLACE_REASONS) }),
    z.strictObject({ how: z.literal('withheld'), why: z.enum(PLACE_REASONS), text: z.string().max(200) }),
  ]),
} as const;

export type StatedPlace = z.infer<(typeof PLACE_BODIES)['place.stated']>;

export interface Coordinates {
  latitude: number;
  longitude: number;
}

/** Mean radius of the Earth (IUGG), in metres: on a sphere a distance is at most 0.6 % off. */
const EARTH_METRES = 6_371_009;

/** The way from one place to another along the sphere, in metres (haversine). */
export function distanceMetres(a: Coordinates, b: Coordinates): number {
  const [fromLat, toLat] = [radians(a.latitude), radians(b.latitude)];
  const half = (angle: number): number => Math.sin(angle / 2) ** 2;
  const h =
    half(toLat - fromLat) + Math.cos(fromLat) * Math.cos(toLat) * half(radians(b.longitude - a.longitude));
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** How a measured place lies to the premises; `unclear` where its inaccuracy reaches over the border. */
export interface Whereabouts {
  metres: number;
  standing: 'inside' | 'outside' | 'unclear';
}

/** @param premises as the case declares them, with the radius around them that counts as there. */
export function whereabouts(
  place: Coordinates & { accuracyMetres: number },
  premises: Coordinates & { radiusMetres: number },
): Whereabouts {
  const metres = distanceMetres(place, premises);
  if (metres + place.accuracyMetres <= premises.radiusMetres) return { metres, standing: 'inside' };
  const outside = metres - place.accuracyMetres > premises.radiusMetres;
  return { metres, standing: outside ? 'outside' : 'unclear' };
}
