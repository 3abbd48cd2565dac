import { describe, expect, it } from 'vitest';
import { AppError } from '../../shared/errors';
import { createLive } from './live';

/** A main process that answers when it is told to. */
function slowMain() {
  const waiting: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  let hear: () => void = () => undefined;
  let change: (to: (value: string) => string) => void = () => undefined;
  let listening = false;
  const query = createLive(
    () => new Promise<string>((resolve, reject) => waiting.push({ resolve, reject })),
    (refresh, patch) => {
      hear = refresh;
      change = patch;
      listening = true;
      return () => {
        listening = false;
      };
    },
  );
  const patch = (to: (value: string) => string): void => change(to);
  return { query, waiting, push: () => hear(), patch, isListening: () => listening };
}

describe('a question that is kept fresh', () => {
  it('asks once more, not ten times, when ten pushes come while an answer is on its way', async () => {
    const { query, waiting, push } = slowMain();
    query.watch();
    for (let i = 0; i < 10; i += 1) push();
    expect(waiting.length).toBe(1);
    const settled = query.refresh();
    waiting[0]?.resolve('old');
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve('new');
    await settled;
    expect(query.store.getState().value).toBe('new');
    expect(waiting.length).toBe(2);
  });

  it('takes what a push brings without asking', async () => {
    const { query, waiting, patch } = slowMain();
    const first = query.refresh();
    query.watch();
    waiting[0]?.resolve('old');
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve('case, 1 unsent');
    await first;
    patch((value) => value.replace('1', '2'));
    expect(query.store.getState().value).toBe('case, 2 unsent');
    expect(waiting.length).toBe(2);
  });

  it('asks once more where a push comes while an answer is on its way, which may be older than that', async () => {
    const { query, waiting, patch } = slowMain();
    query.watch();
    patch((value) => value.replace('1', '2'));
    waiting[0]?.resolve('case, 1 unsent');
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve('case, 2 unsent');
    await expect.poll(() => query.store.getState().value).toBe('case, 2 unsent');
  });

  it('keeps the last answer beside the error, and drops the error with the next answer', async () => {
    const { query, waiting } = slowMain();
    const first = query.refresh();
    waiting[0]?.resolve('answer');
    await first;
    const second = query.refresh();
    waiting[1]?.reject(new AppError('vault.locked'));
    await second;
    expect(query.store.getState()).toMatchObject({ value: 'answer', error: { code: 'vault.locked' } });
    const third = query.refresh();
    waiting[2]?.resolve('again');
    await third;
    expect(query.store.getState()).toEqual({ value: 'again', error: null });
  });

  it('listens as long as somebody watches', () => {
    const { query, isListening } = slowMain();
    const [a, b] = [query.watch(), query.watch()];
    a();
    expect(isListening()).toBe(true);
    b();
    expect(isListening()).toBe(false);
  });
});
