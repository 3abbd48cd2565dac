import { describe, expect, it } from 'vitest';
import { GESTURES, SIDES } from '../customs/presence-labels';
import { ChallengeStep } from './challenge';
import { drawChallenge, drawFrom } from './draw-challenge';

const DRAWS = 2000;
const all = Array.from({ length: DRAWS }, () => drawChallenge('seal'));

describe('what is drawn', () => {
  it('is a code, something beside it, and the way back at the end; each a step that the record takes', () => {
    for (const steps of all) {
      expect(steps.every((step) => ChallengeStep.safeParse(step).success)).toBe(true);
      const kinds = steps.map(({ show }) => show);
      expect(kinds.at(-1)).toBe('back');
      expect(kinds.filter((kind) => kind === 'code')).toHaveLength(1);
      expect(kinds.length).toBeGreaterThan(2);
      expect(new Set(kinds).size).toBe(kinds.length);
    }
    expect(drawChallenge('goods').at(-1)).toEqual({ show: 'back', to: 'goods' });
  });

  it('comes in every order, with every gesture and side, and no code twice', () => {
    const steps = all.flat();
    const values = (show: string) =>
      new Set(steps.filter((step) => step.show === show).map((step) => JSON.stringify(step)));
    expect(values('gesture').size).toBe(GESTURES.length);
    expect(values('side').size).toBe(SIDES.length);
    // Of 23⁵ codes, 2,000 draws hold 0.3 pairs of the same on average; six happen once in a million runs.
    expect(values('code').size).toBeGreaterThan(DRAWS - 6);
    // code+gesture and code+side in two orders each, all three in six.
    const orders = new Set(all.map((one) => one.map(({ show }) => show).join()));
    expect(orders.size).toBe(10);
  });
});

describe('drawing a number', () => {
  it('throws the uneven rest of the bytes away, so that no number is likelier', () => {
    // Every byte once: 253 to 255 are beyond the last whole round of 23.
    const draw = drawFrom(() => Uint8Array.from({ length: 256 }, (_, n) => 255 - n));
    expect(draw(23)).toBe(252 % 23);
    const bytes = [255, 254, 7];
    expect(drawFrom(() => Uint8Array.of(bytes.shift() ?? 0))(23)).toBe(7);
  });

  it('is even over the web’s own generator', () => {
    const codes = all.flatMap((steps) =>
      steps.flatMap((step) => (step.show === 'code' ? [...step.code] : [])),
    );
    const counts = new Map<string, number>();
    for (const letter of codes) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    const expected = codes.length / 23;
    const chi = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
    expect(counts.size).toBe(23);
    // 22 degrees of freedom: more than 80 happens once in some hundred million runs.
    expect(chi).toBeLessThan(80);
  });
});
