import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from 'playwright';

const POLL_MS = 100;

/**
 * Waits until something is so that a page has to ask main for. (`waitForFunction` would take the promise of such an answer
 * for the answer itself, and not wait at all.)
 * @param holds runs in the page.
 * @throws Error when it is not so within a time in which it should long have been.
 */
export async function until<A>(
  page: Page,
  holds: (arg: A) => Promise<boolean>,
  arg: A,
  seconds = 120,
): Promise<void> {
  const end = performance.now() + seconds * 1000;
  const ask = holds as (arg: unknown) => Promise<boolean>;
  while (!(await page.evaluate(ask, arg as unknown))) {
    if (performance.now() > end) throw new Error(`not so within ${seconds} s: ${holds.name}`);
    await pause(POLL_MS);
  }
}
