import { toAppError, type AppError, type ErrorJson } from '../../shared/errors';
import type { Timers } from '../hub-client/timers';
import { retryDelay } from './retry';

/** How one authority is asked: one thing after the other, and after a failure not again before some time has passed. */
export class Lane {
  /** Why the last attempt failed; null once one succeeded. */
  error: ErrorJson | null = null;
  private failures = 0;
  private cancelRetry: (() => void) | null = null;
  private working: Promise<void> = Promise.resolve();
  private busy = false;
  /** Something may have been added while the last look found nothing. */
  private again = false;
  private stopped = false;

  /**
   * @param step does one thing that is to be done and says whether there was one.
   * @param changed called when something was done, or failed.
   */
  constructor(
    private readonly step: () => Promise<boolean>,
    private readonly changed: () => void,
    private readonly timers: Timers,
    private readonly random: () => number,
  ) {}

  /** There may be something to do. Does nothing while it waits after a failure. */
  poke(): void {
    this.again = true;
    if (this.stopped || this.cancelRetry || this.busy) return;
    this.busy = true;
    this.working = this.work();
  }

  /** Asks now, whatever failed before; resolves when nothing is left or something failed. */
  async hurry(): Promise<void> {
    this.cancelRetry?.();
    this.cancelRetry = null;
    this.poke();
    await this.working;
  }

  /** Begins nothing any more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.cancelRetry?.();
    await this.working;
  }

  private async work(): Promise<void> {
    try {
      while (!this.stopped && (await this.next())) {
        this.failures = 0;
        this.error = null;
        this.changed();
      }
    } catch (thrown) {
      this.failed(toAppError(thrown));
    }
    this.busy = false;
  }

  /** Looks again where something came in while it looked, so that nothing waits for the next event. */
  private async next(): Promise<boolean> {
    while (this.again) {
      this.again = false;
      if (await this.step()) return (this.again = true);
    }
    return false;
  }

  private failed(error: AppError): void {
    if (this.stopped) return;
    this.error = error.toJSON();
    this.cancelRetry = this.timers.after(retryDelay(++this.failures, this.random()), () => {
      this.cancelRetry = null;
      this.poke();
    });
    this.changed();
  }
}
