import { base64 } from '../../shared/bytes';
import { AppError, toAppError, type ErrorJson } from '../../shared/errors';
import type { Inspection } from '../../shared/record/state';
import { systemTimers, type Timers } from '../hub-client/timers';
import type { Cases, Identities, Logger } from '../services';
import { askForToken } from './ask';
import { Lane } from './lane';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';
import { imprintOf, wantedTimestamps, type Wanted } from './wanted';

/** How it stands with one authority. */
export interface TimestampStatus {
  authority: string;
  /** How many of this machine's signatures and seals have no timestamp of it yet. */
  missing: number;
  /** Why the last attempt failed; null while none has since one succeeded. */
  lastError: ErrorJson | null;
}

export interface TimestampQueueDeps {
  cases: Pick<Cases, 'ids' | 'log' | 'write' | 'onWritten'>;
  identities: Pick<Identities, 'forCase'>;
  /** As they are set now: read anew each time. */
  authorities: () => readonly TimeAuthoritySetting[];
  logger: Logger;
  /** The status of some authority is another. */
  changed: () => void;
  timers?: Timers;
  random?: () => number;
}

/** Whatever the tokens are for, in which case. */
type Job = Wanted & { case: string };

/**
 * Gets a timestamp of every authority for every signature and seal of this machine's own. What is to be done follows from
 * the record alone, so nothing is lost by a restart and nothing is asked for twice.
 */
export class TimestampQueue {
  private readonly lanes = new Map<string, Lane>();
  /** Tokens that the record would not take, by authority and event: not asked for again before the next start. */
  private readonly givenUp = new Set<string>();
  private unsubscribe: (() => void) | null = null;
  private readonly abort = new AbortController();

  constructor(private readonly deps: TimestampQueueDeps) {}

  start(): void {
    this.unsubscribe = this.deps.cases.onWritten(() => this.poke());
    this.poke();
  }

  /** One line for each authority, of one case or of all. */
  status(id?: string): TimestampStatus[] {
    const jobs = this.jobs(id);
    return this.deps.authorities().map(({ name }) => ({
      authority: name,
      missing: jobs.filter(({ authority }) => authority === name).length,
      lastError: this.lanes.get(name)?.error ?? null,
    }));
  }

  /** Asks now, whatever failed before; resolves when nothing is left or every authority has failed. */
  async now(): Promise<void> {
    await Promise.all(this.deps.authorities().map(async ({ name }) => this.laneOf(name)?.hurry()));
  }

  /** Begins nothing any more; resolves when nothing touches the record any more. */
  async stop(): Promise<void> {
    this.abort.abort();
    this.unsubscribe?.();
    await Promise.all([...this.lanes.values()].map((lane) => lane.stop()));
  }

  private poke(): void {
    for (const { name } of this.deps.authorities()) this.laneOf(name)?.poke();
  }

  private laneOf(name: string): Lane | null {
    if (this.abort.signal.aborted) return null;
    const { timers = systemTimers, random = Math.random, changed } = this.deps;
    const lane = this.lanes.get(name) ?? new Lane(() => this.step(name), changed, timers, random);
    this.lanes.set(name, lane);
    return lane;
  }

  /** Gets one token that is missing. Which one is worked out anew each time, since the record moves meanwhile. */
  private async step(name: string): Promise<boolean> {
    const setting = this.deps.authorities().find((authority) => authority.name === name);
    const job = this.jobs().find((one) => one.authority === name && !this.givenUp.has(keyOf(one)));
    if (!setting || !job) return false;
    const inspection = this.inspectionOf(job.case);
    if (!inspection) return false;
    const token = await askForToken(setting, imprintOf(job, inspection), {
      signal: this.abort.signal,
    });
    await this.write(job, base64(token));
    return true;
  }

  private async write({ case: id, ...job }: Job, token: string): Promise<void> {
    try {
      await this.deps.cases.write(id, 'timestamp.given', { ...job, token });
    } catch (thrown) {
      const { code } = toAppError(thrown);
      if (!code.startsWith('rule.') && code !== 'record.clone') throw thrown;
      this.givenUp.add(keyOf({ case: id, ...job }));
      this.deps.logger.warn('the record did not take a timestamp', { code });
    }
  }

  private jobs(only?: string): Job[] {
    const names = this.deps.authorities().map(({ name }) => name);
    if (names.length === 0) return [];
    return (only === undefined ? this.deps.cases.ids() : [only]).flatMap((id) => {
      const inspection = this.inspectionOf(id);
      const own = this.deps.identities.forCase(id)?.person.fingerprint;
      if (!inspection || own === undefined) return [];
      return wantedTimestamps(inspection, own, names).map((wanted) => ({ ...wanted, case: id }));
    });
  }

  /** Null where there is nothing to work on: the case is not opened here yet, or its store is damaged, which others say. */
  private inspectionOf(id: string): Inspection | null {
    try {
      return this.deps.cases.log(id).inspection;
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  }
}

const keyOf = ({ case: id, of, authority }: Job): string => `${id} ${of} ${authority}`;
