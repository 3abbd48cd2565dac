import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppError } from '../../../../shared/errors';
import { precheckAdvice, type PrecheckFacts } from '../../../../shared/record/precheck';
import { call } from '../../../app/bridge';
import { useAction } from '../../../app/action';
import { precheck } from '../../../call/precheck/precheck';
import type { MainPort } from '../../../call/main-port';
import { writeFact } from '../room-facts';
import { useRoom } from '../room-session';

interface Precheck {
  /** What is known so far. */
  facts: Partial<PrecheckFacts>;
  /** All is known, and on the record. */
  done: boolean;
  busy: boolean;
  /** Why it is not on the record. */
  error: AppError | null;
  /** Why the hub could not be measured. */
  hubError: AppError | null;
  start: () => void;
  cancel: () => void;
}

const main: Pick<MainPort, 'call'> = { call: (name, input) => call(name, ...([input] as never)) };

/** The pre-check of this machine for a case: started by the person, ended by going into the call or away. */
export function usePrecheck(caseId: string): Precheck {
  const [facts, setFacts] = useState<Partial<PrecheckFacts>>({});
  const [done, setDone] = useState(false);
  const [hubError, setHubError] = useState<AppError | null>(null);
  const running = useRef<AbortController | null>(null);
  const cancel = useCallback(() => running.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  const check = useAction(async () => {
    const { signal } = (running.current = new AbortController());
    const { devices } = useRoom.getState();
    setFacts({});
    setDone(false);
    setHubError(null);
    try {
      const whole = await precheck({
        caseId,
        main,
        camera: devices?.camera.track ?? null,
        microphone: devices?.microphone.track ?? null,
        signal,
        found: (more) => setFacts((known) => ({ ...known, ...more })),
        failed: setHubError,
      });
      const body = { ...whole, advice: precheckAdvice(whole) };
      await writeFact(caseId, { type: 'precheck.done', body });
      setDone(true);
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    }
  });
  return {
    facts,
    done,
    busy: check.busy,
    error: check.error,
    hubError,
    start: () => void check.run(),
    cancel,
  };
}
