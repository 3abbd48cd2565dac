import { expect, it } from 'vitest';
import type { CameraTrouble } from '../../../shared/customs/codes';
import { TroubleLog } from './trouble-log';

/** What a course of troubles, a second each, leaves on the record. */
function written(course: (CameraTrouble | null)[]) {
  const log = new TroubleLog();
  return course.flatMap((trouble, second) =>
    log.next(trouble, second * 1000).map((fact) => ({ ...fact, second })),
  );
}

it('a trouble that lasts is written once, with when it began, and so is its end', () => {
  expect(written([null, ...Array<'dark'>(6).fill('dark'), ...Array<null>(6).fill(null)])).toEqual([
    { type: 'camera.trouble', trouble: 'dark', agoMs: 3000, second: 4 },
    { type: 'camera.recovered', trouble: 'dark', agoMs: 3000, second: 10 },
  ]);
});

it('one that passes, however often it comes, is not', () => {
  const hand = [null, 'dark', 'dark', null] as const;
  expect(written([...hand, ...hand, ...hand, ...hand])).toEqual([]);
});

it('one that turns into another ends with it', () => {
  const course = [...Array<'dark'>(5).fill('dark'), ...Array<'still'>(5).fill('still')];
  expect(written(course).map(({ type, trouble }) => [type, trouble])).toEqual([
    ['camera.trouble', 'dark'],
    ['camera.recovered', 'dark'],
    ['camera.trouble', 'still'],
  ]);
});

it('a lost camera is a change of camera, not written twice', () => {
  expect(written(Array<'lost'>(9).fill('lost'))).toEqual([]);
});
