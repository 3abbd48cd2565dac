import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallFacts } from './call-facts';
import type { MainPort } from './main-port';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function facts() {
  const written: string[] = [];
  const call = (_name: string, { fact }: { fact: { type: string } }) => {
    written.push(fact.type);
    return Promise.resolve();
  };
  const main = { call, on: () => () => undefined } as unknown as MainPort;
  return { written, facts: new CallFacts('case', main, (error) => written.push(String(error))) };
}

describe('the facts of a call', () => {
  it('wait for the first picture, and are then written in their order', async () => {
    const { written, facts: call } = facts();
    call.joined('session', 'camera', 'microphone');
    call.connected('session', 'peer');
    await vi.advanceTimersByTimeAsync(900);
    expect(written).toEqual([]);
    call.calm();
    await vi.advanceTimersByTimeAsync(0);
    expect(written).toEqual(['call.joined', 'call.connected']);
  });

  it('wait a second at most, for those whose picture never comes', async () => {
    const { written, facts: call } = facts();
    call.joined('session', 'camera', 'microphone');
    await vi.advanceTimersByTimeAsync(1000);
    expect(written).toEqual(['call.joined']);
  });

  it('are all written when somebody leaves at once', async () => {
    const { written, facts: call } = facts();
    call.joined('session', 'camera', 'microphone');
    await call.left('session', 'user');
    expect(written).toEqual(['call.joined', 'call.left']);
  });
});
