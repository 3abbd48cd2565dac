import { useRef, useState } from 'react';
import { toAppError, type AppError } from '../../../../shared/errors';
import type { AbilityName, CameraPlace } from '../../../../shared/protocol/camera';
import { useRoom } from '../room-session';

interface Wanted {
  name: AbilityName;
  value: number | boolean | string;
}

interface CameraSetting {
  /** What was asked for last, until the camera has answered. */
  wanted: Wanted | null;
  set: (name: AbilityName, value: Wanted['value']) => void;
  busy: boolean;
  error: AppError | null;
  /** How many settings were carried out. */
  done: number;
}

/**
 * Sets things of a camera of the company. A slider that is drawn along gives many values: one is on its way at a time, and
 * after it the latest.
 */
export function useCameraSetting(place: CameraPlace): CameraSetting {
  const engine = useRoom((room) => room.engine);
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [done, setDone] = useState(0);
  const next = useRef<Wanted | null>(null);
  const working = useRef(false);

  const work = async (): Promise<void> => {
    if (working.current || !engine) return;
    working.current = true;
    setError(null);
    try {
      while (next.current) {
        const order = next.current;
        next.current = null;
        await engine.cameras.order({ do: 'set', place, ...order });
        setDone((count) => count + 1);
      }
    } catch (thrown) {
      next.current = null;
      setError(toAppError(thrown));
    }
    working.current = false;
    setWanted(null);
  };
  const set = (name: AbilityName, value: Wanted['value']): void => {
    next.current = { name, value };
    setWanted(next.current);
    void work();
  };
  return { wanted, set, busy: wanted !== null, error, done };
}
