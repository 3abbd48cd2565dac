import { AppError } from '../shared/errors';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
export const WRONG_PER_MINUTE = 10;
export const WRONG_PER_HOUR = 100;

/**
 * Limits guessing of invitation secrets: so many wrong ones a minute from one address, so many an hour from all. Past
 * the limit right ones are refused as well, or the limit would limit nothing.
 */
export class GuessGuard {
  private wrong: { address: string; at: number }[] = [];

  constructor(private readonly clock: () => Date) {}

  /** @throws AppError `hub.too-many-guesses` or `hub.enrolment-closed`, with the seconds until it is worth trying again. */
  check(address: string): void {
    const now = this.forget();
    const own = this.wrong.filter((one) => one.address === address && one.at > now - MINUTE);
    const wait = (since: number, window: number): number =>
      Math.max(1, Math.ceil((since + window - now) / 1000));
    if (this.wrong.length >= WRONG_PER_HOUR) {
      throw new AppError('hub.enrolment-closed', { seconds: wait(this.wrong.at(-WRONG_PER_HOUR)!.at, HOUR) });
    }
    if (own.length >= WRONG_PER_MINUTE) {
      throw new AppError('hub.too-many-guesses', { seconds: wait(own.at(-WRONG_PER_MINUTE)!.at, MINUTE) });
    }
  }

  /** @returns how many were wrong within the last hour, this one included. */
  wasWrong(address: string): number {
    const at = this.forget();
    this.wrong.push({ address, at });
    return this.wrong.length;
  }

  private forget(): number {
    const now = this.clock().getTime();
    this.wrong = this.wrong.filter((one) => one.at > now - HOUR);
    return now;
  }
}
