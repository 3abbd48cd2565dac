import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Control } from '../../../shared/protocol/control';
import { CameraOrders } from './camera-orders';

const zoom = { do: 'set', place: 'main', name: 'zoom', value: 200 } as const;

describe('an order to the company’s camera', () => {
  let sent: Control[];
  let orders: CameraOrders;
  let there: boolean;
  beforeEach(() => {
    vi.useFakeTimers();
    sent = [];
    there = true;
    orders = new CameraOrders(() => ({ send: (message) => (there ? sent.push(message) > 0 : false) }));
  });
  afterEach(() => vi.useRealTimers());

  it('is done when the company’s machine says so; answers find their orders', async () => {
    const first = orders.give(zoom);
    const second = orders.give({ do: 'use', n: 2 });
    expect(sent).toEqual([
      { t: 'camera', ask: 1, order: zoom },
      { t: 'camera', ask: 2, order: { do: 'use', n: 2 } },
    ]);
    orders.answered({ ask: 2, code: 'camera.busy' });
    orders.answered({ ask: 1 });
    await expect(first).resolves.toBeUndefined();
    await expect(second).rejects.toMatchObject({ code: 'camera.busy' });
  });

  it('fails at once when nobody is there, and after a while when nobody answers', async () => {
    there = false;
    await expect(orders.give(zoom)).rejects.toMatchObject({ code: 'camera.no-company' });
    there = true;
    const unanswered = expect(orders.give(zoom)).rejects.toMatchObject({ code: 'camera.no-answer' });
    await vi.advanceTimersByTimeAsync(10_000);
    await unanswered;
  });

  it('fails when the call ends; an answer that nobody waits for is nothing', async () => {
    const open = expect(orders.give(zoom)).rejects.toMatchObject({ code: 'camera.no-company' });
    orders.answered({ ask: 7 });
    orders.close();
    await open;
  });
});
