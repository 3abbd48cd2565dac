import { describe, expect, it } from 'vitest';
import { nextStep } from './reconnect-policy';

describe('what is done about a lost connection', () => {
  it('restarts ICE at once, then again with growing waits, then builds the peer anew', () => {
    const steps = [0, 1, 2, 3, 4, 5, 9].map((attempt) => nextStep(attempt, 'initiator', 0.5));
    expect(steps.map(({ action }) => action)).toEqual([
      'restart',
      'restart',
      'restart',
      'restart',
      'rebuild',
      'rebuild',
      'rebuild',
    ]);
    expect(steps.map(({ after }) => after)).toEqual([0, 300, 1200, 2700, 4800, 7000, 7000]);
  });

  it('tells the person once restarting did not help', () => {
    expect([3, 4, 20].map((attempt) => nextStep(attempt, 'initiator', 0.5).tell)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('has the responder ask: only the initiator can renew the credentials', () => {
    for (const attempt of [0, 4, 50]) expect(nextStep(attempt, 'responder', 0.5).action).toBe('ask-restart');
  });

  it('spreads the tries by at most 15 % to either side', () => {
    expect(nextStep(5, 'initiator', 0).after).toBe(5950);
    expect(nextStep(5, 'initiator', 1).after).toBe(8050);
  });
});
