import type { Inspection, Recording } from './state';

/** What can be said of the recordings of an inspection. */

/** Asked for, and the company has not answered. */
export const isUndecided = ({ answer, ended }: Recording): boolean => answer === null && ended === null;

/** There is consent, and nobody has said yet that it ended; after a withdrawal only what had begun still has to end. */
export const isRunning = ({ answer, withdrawn, takes, ended }: Recording): boolean =>
  answer?.consents === true && ended === null && (withdrawn === null || takes.length > 0);

/** Whether something may be recorded for it now. */
export const mayGoOn = (recording: Recording): boolean =>
  isRunning(recording) && recording.withdrawn === null;

/** The recording that is asked for or running, if there is one. */
export const openRecording = ({ recordings }: Inspection): Recording | undefined =>
  recordings.find((recording) => isUndecided(recording) || isRunning(recording));

/** Milliseconds of it that the record vouches for. */
export const keptMs = ({ takes }: Recording): number =>
  takes.reduce((sum, { kept }) => sum + (kept?.ms ?? 0), 0);

/** Bytes of it that the record vouches for. */
export const keptBytes = ({ takes }: Recording): number =>
  takes.reduce((sum, { init, kept }) => sum + init.size + (kept?.bytes ?? 0), 0);
