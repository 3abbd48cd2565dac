import { describe, expect, it } from 'vitest';
import { BODIES } from './bodies';
import { distanceMetres, whereabouts } from './place';
import { TestOffice } from './test-office';

const SHENZHEN = { latitude: 22.5431, longitude: 114.0579 };
const NORTH_OF_IT = (metres: number) => ({ ...SHENZHEN, latitude: SHENZHEN.latitude + metres / 111_195.08 });

describe('a distance', () => {
  it('is the way along the sphere', () => {
    expect(distanceMetres(SHENZHEN, SHENZHEN)).toBe(0);
    // A degree of the equator is 2πR/360.
    expect(distanceMetres({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 })).toBeCloseTo(
      111_195.08,
      1,
    );
    // Half the way round, over the poles and over the line of date.
    expect(distanceMetres({ latitude: 90, longitude: 7 }, { latitude: -90, longitude: 150 })).toBeCloseTo(
      20_015_115,
      0,
    );
    expect(distanceMetres({ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 })).toBeCloseTo(
      111_195.08,
      1,
    );
    // Shenzhen to Shanghai is some 1,213 km.
    const shanghai = { latitude: 31.2304, longitude: 121.4737 };
    expect(distanceMetres(SHENZHEN, shanghai) / 1000).toBeCloseTo(1213, -1);
    expect(distanceMetres(shanghai, SHENZHEN)).toBe(distanceMetres(SHENZHEN, shanghai));
  });
});

describe('a measured place', () => {
  const premises = { ...SHENZHEN, radiusMetres: 300 };
  it.each([
    [100, 50, 'inside'],
    [100, 190, 'inside'],
    [100, 250, 'unclear'],
    [400, 50, 'outside'],
    [400, 150, 'unclear'],
    [0, 5000, 'unclear'],
  ] as const)('%i m away, known to %i m, is %s a radius of 300 m', (away, accuracyMetres, standing) => {
    const there = whereabouts({ ...NORTH_OF_IT(away), accuracyMetres }, premises);
    expect(there.metres).toBeCloseTo(away, 0);
    expect(there.standing).toBe(standing);
  });
});

describe('a place on the record', () => {
  const measured = {
    how: 'measured',
    ...SHENZHEN,
    accuracyMetres: 30,
    at: '2026-03-16T01:00:00.000Z',
  } as const;

  it('is stated by the company alone, and every statement stays', async () => {
    const office = await TestOffice.open();
    office.share();
    await expect(office.write('lead', 'place.stated', measured)).rejects.toThrow('rule.role.not-allowed');
    await office.write('representative', 'place.stated', { how: 'withheld', why: 'denied', text: '' });
    await office.write('representative', 'place.stated', {
      how: 'declared',
      why: 'unavailable',
      text: '示例仓库三号门',
    });
    await office.write('representative', 'place.stated', measured);
    const places = office.logs.representative.inspection!.places;
    expect(places.map(({ how }) => how)).toEqual(['withheld', 'declared', 'measured']);
    expect(places[2]).toMatchObject(measured);
  });

  it.each([
    { ...measured, latitude: 91 },
    { ...measured, accuracyMetres: -1 },
    { ...measured, accuracyMetres: Number.NaN },
    { ...measured, at: '2026-02-31T01:00:00.000Z' },
    { ...measured, text: 'beside it' },
    { how: 'declared', why: 'unavailable', text: '' },
    { how: 'declared', text: 'no reason' },
    { how: 'withheld', why: 'because', text: '' },
    { how: 'proven' },
  ])('says nothing else: %j', (body) => {
    expect(BODIES['place.stated'].safeParse(body).success).toBe(false);
  });
});
