import { AppError } from '../../shared/errors';

/** Wrong passphrases that cost nothing but their time; each one after them doubles the wait, up to a minute. */
const FREE = 3;
const LONGEST_MS = 60_000;

/** Slows down guessing. One attempt at a time; those that come too early are refused, not queued. */
export class Attempts {
  private wrong = 0;
  private notBefore = 0;
  private running = false;

  constructor(private readonly now: () => number) {}

  /** @throws AppError `vault.wait` (params: seconds) when it is too early, or what `attempt` throws. */
  async run<T>(attempt: () => Promise<T>): Promise<T> {
    const wait = this.notBefore - this.now();
    if (this.running || wait > 0)
      throw new AppError('vault.wait', { seconds: Math.max(1, Math.ceil(wait / 1000)) });
    this.running = true;
    try {
      const result = await attempt();
      this.wrong = 0;
      return result;
    } catch (error) {
      this.wrong += 1;
      if (this.wrong >= FREE)
        this.notBefore = this.now() + Math.min(1000 * 2 ** (this.wrong - FREE), LONGEST_MS);
      throw error;
    } finally {
      this.running = false;
    }
  }
}
