import { useCallback, useState } from 'react';
import { toAppError, type AppError } from '../../shared/errors';

export interface Action<A extends unknown[]> {
  /** Runs it; resolves to whether it succeeded. While it runs, further calls do nothing. */
  run: (...args: A) => Promise<boolean>;
  busy: boolean;
  error: AppError | null;
  clear: () => void;
}

/** Something that a person sets off: it is under way, then done or failed with an error to show beside it. */
export function useAction<A extends unknown[]>(act: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const run = async (...args: A): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setError(null);
    try {
      await act(...args);
      return true;
    } catch (thrown) {
      setError(toAppError(thrown));
      return false;
    } finally {
      setBusy(false);
    }
  };
  const clear = useCallback(() => setError(null), []);
  return { run, busy, error, clear };
}
