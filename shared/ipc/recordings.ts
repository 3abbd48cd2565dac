/** What main says of recordings. */

export interface RecordingProgress {
  /** Bytes and milliseconds of the take that are on the disk. */
  bytes: number;
  ms: number;
  /** Bytes that may still be recorded before the disk is too full. */
  spare: number;
}

/** One segment of a take, as far as playing needs to know it. */
export interface SegmentHere {
  fromMs: number;
  toMs: number;
  size: number;
  /** Playing can begin here. */
  key: boolean;
}

export interface TakeHere {
  take: number;
  segments: SegmentHere[];
  /** The hashes on the disk are those that the record vouches for. */
  agrees: boolean;
}

/** A recording that is on this machine. */
export interface RecordingHere {
  recording: string;
  takes: TakeHere[];
}
