import { describe, expect, it } from 'vitest';
import { frontierOf } from './frontier';

describe('what is known of each author', () => {
  it('is the last event of each, in whatever order the timeline has them', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)];
    const timeline = [
      { author: a, seq: 1, hash: 'a1' },
      { author: b, seq: 0, hash: 'b0' },
      { author: a, seq: 0, hash: 'a0' },
    ];
    expect(frontierOf(timeline)).toEqual({ [a]: { seq: 1, head: 'a1' }, [b]: { seq: 0, head: 'b0' } });
  });

  it('is nothing before the first event', () => {
    expect(frontierOf([])).toEqual({});
  });
});
