import type { TimeStatus } from '../../shared/ipc/contract';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';
import type { OpenHandlers } from '../bridge/handlers';
import type { TimestampQueue } from './queue';

export interface TimeHandlerDeps {
  queue: TimestampQueue;
  authorities: () => readonly TimeAuthoritySetting[];
  /** Keeps them for the next start, too. */
  keep: (authorities: TimeAuthoritySetting[]) => void;
}

type TimeCalls = Extract<keyof OpenHandlers, `time.${string}`>;

/** Which authorities give timestamps, and how it stands with them. */
export function timeHandlers({ queue, authorities, keep }: TimeHandlerDeps): Pick<OpenHandlers, TimeCalls> {
  const status = (): TimeStatus => {
    const states = queue.status();
    return {
      authorities: authorities().map((authority) => {
        const state = states.find((one) => one.authority === authority.name);
        return { ...authority, missing: state?.missing ?? 0, lastError: state?.lastError ?? null };
      }),
    };
  };
  return {
    'time.status': async () => status(),
    'time.set': async ({ authorities: next }) => {
      keep(next);
      // What is missing is asked for in the background; the window hears of it.
      void queue.now();
      return status();
    },
    'time.ask': async () => {
      await queue.now();
      return undefined;
    },
  };
}
