import type { AppError } from '../../shared/errors';
import type { CamerasEvents } from './camera/cameras';
import type { CallPeer } from './call-peer';
import type { GuidanceShown } from './guidance';
import type { LocalMedia } from './local-media';
import type { MainPort, RecordPort } from './main-port';
import type { StillAskerEvents } from './still-asker';
import type { PlaceSource } from './still-exif';
import type { Timings } from './timings';

/** What a call tells those who show it. */
export interface EngineEvents extends CamerasEvents {
  /** Who is there, or something about one of them, changed. */
  peers: readonly CallPeer[];
  /** Whether the hub answers; the call itself goes on without it. */
  hub: boolean;
  /** Whether the call goes through the office's relay alone. */
  'relay-only': boolean;
  pointer: { x: number; y: number } | null;
  guidance: GuidanceShown;
  step: StillAskerEvents['step'];
  progress: { sha256: string; offset: number; size: number };
  /** A file could not be fetched over the call; the hub's sync goes on trying. */
  'fetch-failed': { sha256: string; error: AppError };
  timings: Timings;
  /** This machine's camera took a still: for the flash. */
  shot: { still: string };
  ended: { reason: string; error: AppError | null };
}

export interface EngineOptions {
  caseId: string;
  main: MainPort;
  record: RecordPort;
  media: LocalMedia;
  /** Where this machine is: goes into the Exif of its stills. Left out where nobody asks it. */
  place?: PlaceSource;
}
