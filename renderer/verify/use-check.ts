import { useEffect, useRef, useState } from 'react';
import { AppError, toAppError } from '../../shared/errors';
import type { CheckedFile } from '../../shared/ipc/contract';
import type { Checkable, Opener } from './checker';
import { withTrust, type Trusted } from './trust';

export interface Check {
  file: Checkable | null;
  /** How far the check under way is, 0 to 1; null while none is. */
  progress: number | null;
  result: CheckedFile | null;
  error: AppError | null;
  trusted: readonly Trusted[];
  /** Checks another file. */
  give: (file: File) => Promise<void>;
  /** Trusts authorities from now on, and checks the file again that is there. */
  trust: (more: readonly Trusted[]) => Promise<void>;
  again: () => Promise<void>;
  /** Goes on with a file that is open already. */
  turnTo: (file: Checkable) => Promise<void>;
  cancel: () => void;
}

type State = Pick<Check, 'file' | 'progress' | 'result' | 'error'>;
const NOTHING: State = { file: null, progress: null, result: null, error: null };

/** One file after another, checked as it comes; trust lasts as long as the screen. */
export function useCheck(open: Opener): Check {
  const [state, setState] = useState<State>(NOTHING);
  const [trusted, setTrusted] = useState<readonly Trusted[]>([]);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => stop.current?.abort(), []);

  /** The check that began last is the one that is shown. */
  async function run(open: () => Promise<Checkable>, trusted: readonly Trusted[]): Promise<void> {
    stop.current?.abort();
    const mine = new AbortController();
    stop.current = mine;
    const show = (change: Partial<State>): void => {
      if (stop.current === mine) setState((now) => ({ ...now, ...change }));
    };
    setState((now) => ({ ...now, progress: 0, error: null, result: null }));
    try {
      const file = await open();
      show({ file });
      const result = await file.check(trusted, (progress) => show({ progress }), mine.signal);
      show({ result, progress: null });
    } catch (thrown) {
      show({ error: toAppError(thrown), progress: null });
    }
  }

  return {
    ...state,
    trusted,
    give: (given) => {
      setState(NOTHING);
      return run(() => open(given), trusted);
    },
    trust: async (more) => {
      const all = withTrust(trusted, more);
      setTrusted(all);
      const { file } = state;
      if (file) await run(() => Promise.resolve(file), all);
    },
    again: async () => {
      const { file } = state;
      if (file) await run(() => Promise.resolve(file), trusted);
    },
    turnTo: (file) => {
      setState(NOTHING);
      return run(() => Promise.resolve(file), trusted);
    },
    cancel: () => {
      // Said at once: whatever the aborted check still answers is nobody's.
      stop.current?.abort();
      stop.current = null;
      setState((now) => ({ ...now, progress: null, error: new AppError('verify.cancelled') }));
    },
  };
}
