import { z } from 'zod';
import { RandomId, WallTime } from '../record/primitives';

/** What a window may ask about recordings: a part of `INPUTS`. */

/** What a recorder gives in a second or two; a portion far larger means that it was held up. */
const MAX_PORTION = 8 * 1024 * 1024;
const Portion = z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MAX_PORTION);

const OfRecording = { case: RandomId, recording: RandomId };
const Take = z.int().min(1).max(1000);
const Piece = z.int().min(0).max(1_000_000);

export const RECORDING_INPUTS = {
  /** The next portion of what is being recorded; it may be empty with `last`. */
  'recording.write': z.strictObject({
    ...OfRecording,
    /** A new take begins with this portion. */
    begin: z.boolean(),
    /** When the take began, by this machine's clock. */
    started: WallTime,
    bytes: Portion,
    /** The take is whole. */
    last: z.boolean(),
  }),
  'recording.end': z.strictObject({
    ...OfRecording,
    reason: z.enum(['stopped', 'left', 'failed']),
  }),
  /** How much may still be recorded on this machine. */
  'recording.spare': z.undefined(),
  /** The recordings of a case that are on this machine. */
  'recording.list': z.strictObject({ case: RandomId }),
  /** One piece of a take, for playing; 0 is its opening. */
  'recording.read': z.strictObject({ ...OfRecording, take: Take, n: Piece }),
  /** Asks where to save, then writes these segments as one file; null when the person cancelled. */
  'recording.clip': z.strictObject({ ...OfRecording, take: Take, from: Piece.min(1), to: Piece.min(1) }),
  'recording.clip-cancel': z.strictObject({ case: RandomId }),
} as const;
