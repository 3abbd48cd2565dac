import { describe, expect, it } from 'vitest';
import { CORNERS, after, useSelfViewPlace } from './self-view-place';

describe('the place of one’s own picture', () => {
  it('goes through every corner and comes back', () => {
    const way = CORNERS.map((_, steps) => {
      let corner: (typeof CORNERS)[number] = 'bottom-right';
      for (let step = 0; step < steps; step++) corner = after(corner);
      return corner;
    });
    expect(way).toEqual([...CORNERS]);
    expect(after('top-right')).toBe('bottom-right');
  });

  it('is shown again when it is moved while it is hidden', () => {
    useSelfViewPlace.getState().toggle();
    expect(useSelfViewPlace.getState().shown).toBe(false);
    useSelfViewPlace.getState().move();
    expect(useSelfViewPlace.getState()).toMatchObject({ shown: true, corner: 'bottom-right' });
  });
});
