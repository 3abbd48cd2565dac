import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { Lane } from './lane';
import { retryDelay } from './retry';

/** Timers that fire when the test says so. */
function handTimers() {
  const waiting: { ms: number; run: () => void }[] = [];
  return {
    waiting,
    after(ms: number, run: () => void) {
      const timer = { ms, run };
      waiting.push(timer);
      return () => void waiting.splice(waiting.indexOf(timer), 1);
    },
    fire() {
      waiting.shift()?.run();
    },
  };
}

const NOBODY = new AppError('timestamp.unreachable');

describe('an authority that fails', () => {
  it('is asked ever more rarely, and told about', async () => {
    const timers = handTimers();
    let open = false;
    let left = 2;
    const lane = new Lane(
      async () => {
        if (!open) throw NOBODY;
        return left-- > 0;
      },
      () => undefined,
      timers,
      () => 0,
    );
    await lane.hurry();
    const waits: number[] = [];
    for (let i = 0; i < 20; i++) {
      expect(lane.error).toEqual({ code: 'timestamp.unreachable', params: {} });
      expect(timers.waiting).toHaveLength(1);
      waits.push(timers.waiting[0]!.ms);
      await lane.hurry();
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits.at(-1)).toBe(3_600_000);
    open = true;
    timers.fire();
    await lane.hurry();
    expect(lane.error).toBeNull();
    expect(left).toBe(-1);
    expect(timers.waiting).toHaveLength(0);
  });

  it('is not asked between its delays, however often something is written', async () => {
    let asked = 0;
    const timers = handTimers();
    const step = async (): Promise<boolean> => {
      asked += 1;
      throw NOBODY;
    };
    const lane = new Lane(
      step,
      () => undefined,
      timers,
      () => 0,
    );
    await lane.hurry();
    for (let i = 0; i < 5; i++) lane.poke();
    expect(asked).toBe(1);
    await lane.stop();
    expect(timers.waiting).toHaveLength(0);
    await lane.hurry();
    expect(asked).toBe(1);
  });
});

it('what comes in during the last look is not left lying', async () => {
  let left = 0;
  let done = 0;
  const lane: Lane = new Lane(
    async () => {
      if (left > 0) {
        left -= 1;
        done += 1;
        return true;
      }
      if (done === 0) {
        // Written between this look and its answer.
        left = 1;
        lane.poke();
      }
      return false;
    },
    () => undefined,
    handTimers(),
    () => 0,
  );
  await lane.hurry();
  expect(done).toBe(1);
});

it('delays grow from seconds to an hour with some chance in them', () => {
  expect(retryDelay(1, 0)).toBe(300);
  expect(retryDelay(10, 0)).toBe(60_000);
  expect(retryDelay(11, 0)).toBe(120_000);
  expect(retryDelay(1000, 0)).toBe(3_600_000);
  expect(retryDelay(1000, 0.5)).toBe(4_050_000);
});
