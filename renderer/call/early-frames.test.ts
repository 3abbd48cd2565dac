import { describe, expect, it } from 'vitest';
import { BULK_WINDOW_BYTES } from '../../shared/protocol/control';
import { EarlyFrames } from './early-frames';

const CASE = 'c'.repeat(32);
const name = (letter: string): string => letter.repeat(64);
const blob = (letter: string, size: number) => ({ sha256: name(letter), size, mime: 'image/jpeg' as const });
const head = (letter: string, size: number, offset = 0) => ({
  case: CASE,
  sha256: name(letter),
  size,
  offset,
});

describe('beginnings of files that no record names yet', () => {
  it('are given out in one piece, once', () => {
    const early = new EarlyFrames();
    early.keep(head('a', 5), Uint8Array.of(1, 2, 3));
    early.keep(head('a', 5, 3), Uint8Array.of(4, 5));
    expect([...early.take(blob('a', 5))]).toEqual([1, 2, 3, 4, 5]);
    expect(early.take(blob('a', 5))).toHaveLength(0);
  });

  it('that get no name for long make room for those that follow, and are asked for anew if it comes', () => {
    let now = 0;
    const early = new EarlyFrames(() => now);
    const size = BULK_WINDOW_BYTES - 10;
    early.keep(head('a', size), new Uint8Array(size));
    now = 1000;
    expect(() => early.keep(head('b', 20), new Uint8Array(20))).toThrow('message.too-large');
    now = 40_000;
    early.keep(head('c', 20), new Uint8Array(20));
    expect(early.take(blob('c', 20))).toHaveLength(20);
    expect(early.take(blob('a', size))).toBe('lost');
  });
});
