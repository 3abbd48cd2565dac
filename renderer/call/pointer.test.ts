import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pointer } from './pointer';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function pointer() {
  const sent: string[] = [];
  const own = new Pointer(({ n, at }, live) =>
    sent.push(`${n} ${at?.x ?? 'away'} ${live ? 'live' : 'sure'}`),
  );
  return { own, sent };
}

it('says some of the places on its way, and where it stays so that it arrives', () => {
  const { own, sent } = pointer();
  for (const x of [0.1, 0.2, 0.3, 0.4]) {
    own.point({ x, y: 0.5 });
    vi.advanceTimersByTime(20);
  }
  expect(sent).toEqual(['0 0.1 live', '1 0.3 live']);
  vi.advanceTimersByTime(1000);
  expect(sent.slice(2)).toEqual(['2 0.4 sure']);
});

it('is taken away for sure, and does not come back', () => {
  const { own, sent } = pointer();
  own.point({ x: 0.1, y: 0.5 });
  own.point(null);
  vi.advanceTimersByTime(1000);
  expect(sent).toEqual(['0 0.1 live', '1 away sure']);
});
