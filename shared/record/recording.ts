import { z } from 'zod';
import { utf8 } from '../bytes';
import { RECORDING_ENDINGS } from '../customs/codes';
import { sha256Hex } from '../hash';
import { RandomId, Sha256, WallTime } from './primitives';

/**
 * Recordings of the call. The recording itself stays on the machine of the officer who made it; the record holds who
 * consented to what, and a chain of hashes by which every part of it can be proven later.
 */

/** What every supported runtime can record and play without a network or a licence. */
export const RECORDING_MIME = 'video/webm;codecs=vp8,opus';

/**
 * How far what is on the recorder's disk may be ahead of the record, in milliseconds of recording: a `recording.kept` comes
 * every 30 s, so that hours of recording cost the record little, and this leaves it as long again to be written.
 */
export const MAX_UNKEPT_MS = 60_000;

const MAX_TAKES = 1000;
/** Far beyond a day of two-second segments. */
const MAX_SEGMENTS = 1_000_000;

const Size = z
  .int()
  .min(1)
  .max(2 ** 50);

/** How much of a take is on the disk, and the last link of its chain. */
export const RecordingHead = z.strictObject({
  take: z.int().min(1).max(MAX_TAKES),
  segments: z.int().min(1).max(MAX_SEGMENTS),
  /** Bytes of the segments, the take's opening not counted. */
  bytes: Size,
  /** Where the last segment ends, counted from the take's beginning. */
  ms: z.int().min(0).max(1e10),
  chain: Sha256,
});
export type RecordingHead = z.infer<typeof RecordingHead>;

const OfRecording = z.strictObject({ recording: RandomId });

export const RECORDING_BODIES = {
  /** The lead asks whether the company's picture and everybody's voices may be recorded. */
  'recording.requested': OfRecording,
  'recording.consented': OfRecording,
  'recording.declined': OfRecording,
  /** The company takes its consent back: nothing more is recorded. */
  'recording.withdrawn': OfRecording,
  /** A take begins: one file, which ends where the recorder had to begin anew. */
  'recording.begun': z.strictObject({
    recording: RandomId,
    take: z.int().min(1).max(MAX_TAKES),
    mime: z.literal(RECORDING_MIME),
    /** The file's opening, which every segment needs to be played. */
    init: z.strictObject({ sha256: Sha256, size: Size }),
    /** When the recorder began, by the author's clock: the event itself comes a moment later. */
    started: WallTime,
  }),
  'recording.kept': z.strictObject({ recording: RandomId, head: RecordingHead }),
  'recording.ended': z.strictObject({
    recording: RandomId,
    reason: z.enum(RECORDING_ENDINGS),
    /** What the last take has beyond its last `recording.kept`; null where that said everything. */
    head: RecordingHead.nullable(),
  }),
} as const;

export type RecordingInit = z.infer<(typeof RECORDING_BODIES)['recording.begun']>['init'];

/** What the chain says of a segment. */
export interface SegmentFacts {
  sha256: string;
  size: number;
  fromMs: number;
  toMs: number;
}

/** The chain's link before the first segment of a take. */
export const firstLink = (recording: string, take: number, init: RecordingInit): string =>
  sha256Hex(utf8(`yuanjian-recording/1 ${recording} ${take} ${init.sha256} ${init.size}`));

/** The link of a segment on the link before it. */
export const nextLink = (chain: string, { sha256, size, fromMs, toMs }: SegmentFacts): string =>
  sha256Hex(utf8(`${chain} ${sha256} ${size} ${fromMs} ${toMs}`));
