import { useEffect } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { toAppError, type AppError } from '../../shared/errors';
import { sameParts } from './same-parts';

/** The last answer of main to one question, kept fresh while somebody looks at it. */
export interface Live<T> {
  /** Null until the first answer. */
  value: T | null;
  /** Why the last attempt failed; `value` then is the answer before it. */
  error: AppError | null;
}

export interface LiveQuery<T> {
  store: StoreApi<Live<T>>;
  /** Asks again; calls while an answer is on its way add up to one more question. */
  refresh: () => Promise<void>;
  /** Keeps it fresh until the returned function is called. */
  watch: () => () => void;
}

/** Takes a part of the answer that a push brought; an answer that is on its way is asked for once more after it. */
type Patch<T> = (change: (value: T) => T) => void;

/**
 * A question to main that is asked again whenever `listen` hears that the answer may have changed.
 * @param load asks main.
 * @param listen starts listening to pushes and returns the function that stops.
 */
export function createLive<T>(
  load: () => Promise<T>,
  listen: (refresh: () => void, patch: Patch<T>) => () => void,
): LiveQuery<T> {
  const store = createStore<Live<T>>(() => ({ value: null, error: null }));
  let watchers = 0;
  let stop: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let again = false;

  async function round(): Promise<void> {
    do {
      again = false;
      try {
        const value = sameParts(store.getState().value, await load());
        store.setState({ value, error: null });
      } catch (error) {
        store.setState({ error: toAppError(error) });
      }
    } while (again);
  }

  function refresh(): Promise<void> {
    if (running) again = true;
    running ??= round().finally(() => {
      running = null;
    });
    return running;
  }

  const patch: Patch<T> = (change) => {
    const { value, error } = store.getState();
    if (running || value === null) void refresh();
    else store.setState({ value: change(value), error });
  };

  function watch(): () => void {
    watchers += 1;
    stop ??= listen(() => void refresh(), patch);
    if (watchers === 1) void refresh();
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      stop?.();
      stop = null;
    };
  }

  return { store, refresh, watch };
}

/** The answer, for a component that shows it. */
export function useLive<T>(query: LiveQuery<T>): Live<T> {
  useEffect(() => query.watch(), [query]);
  return useStore(query.store);
}
