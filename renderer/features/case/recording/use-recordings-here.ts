import { useCallback, useEffect, useState } from 'react';
import { toAppError, type AppError } from '../../../../shared/errors';
import type { RecordingHere } from '../../../../shared/ipc/recordings';
import type { Inspection } from '../../../../shared/record/state';
import { call } from '../../../app/bridge';

/**
 * The recordings of a case that are on this machine: asked for again when one ended, not with every part that is recorded, so
 * that somebody who looks meanwhile is not thrown out.
 */
export function useRecordingsHere({ id, recordings }: Inspection): {
  /** Null until main has answered. */
  here: RecordingHere[] | null;
  error: AppError | null;
  refresh: () => void;
} {
  const [here, setHere] = useState<RecordingHere[] | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const refresh = useCallback(() => {
    void call('recording.list', { case: id }).then(
      (found) => {
        setHere(found);
        setError(null);
      },
      (thrown: unknown) => setError(toAppError(thrown)),
    );
  }, [id]);
  const ended = recordings.filter((recording) => recording.ended).length;
  useEffect(refresh, [refresh, ended]);
  return { here, error, refresh };
}
