import { toAppError } from '../../shared/errors';
import { CLOCK_ROUNDS, ClockWatch, clockDifference } from '../../shared/record/clock-watch';
import type { HubLink } from '../hub-client/links';
import type { Timers } from '../hub-client/timers';
import type { Cases, Logger } from '../services';

/** How often the clocks are compared again while a call goes on. */
const AGAIN_MS = 30_000;

export interface HubClockDeps {
  cases: Pick<Cases, 'write'>;
  wall: () => Date;
  /** Milliseconds of a clock that never goes back. */
  mono: () => number;
  timers: Timers;
  logger: Logger;
}

/**
 * Compares this machine's clock with the hub's for as long as a call goes on, and puts the difference on the record.
 * @returns the function that ends it.
 */
export function watchHubClock(deps: HubClockDeps, id: string, link: HubLink): () => void {
  const watch = new ClockWatch();
  let cancel: (() => void) | null = null;
  let over = false;
  const rounds = async (): Promise<void> => {
    for (let round = 0; round < CLOCK_ROUNDS && !over; round++) {
      const [sent, from] = [deps.wall().getTime(), deps.mono()];
      const there = (await link.client.time()).getTime();
      const found = watch.take(clockDifference(sent, there, there, deps.mono() - from));
      if (found && !over)
        await deps.cases.write(id, 'clock.compared', { with: link.identity.hub.id, ...found });
    }
  };
  const run = (): void => {
    void rounds()
      .catch((error: unknown) => {
        const { code } = toAppError(error);
        // A call goes on without its hub.
        if (!over && code !== 'hub.unreachable') deps.logger.warn('a clock was not compared', { code });
      })
      .finally(() => {
        if (!over) cancel = deps.timers.after(AGAIN_MS, run);
      });
  };
  run();
  return () => {
    over = true;
    cancel?.();
  };
}
