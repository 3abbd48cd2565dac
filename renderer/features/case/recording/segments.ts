import type { SegmentHere } from '../../../../shared/ipc/recordings';

/** Index of the last segment that begins at or before a time and that playing can begin with; the first one where none does. */
export function lastKeyBefore(segments: readonly SegmentHere[], ms: number): number {
  const index = segments.findLastIndex(({ key, fromMs }) => key && fromMs <= ms);
  return Math.max(0, index);
}

/** Index of the segment that a time lies in: the last one that begins at or before it. */
export function segmentAt(segments: readonly SegmentHere[], ms: number): number {
  return Math.max(
    0,
    segments.findLastIndex(({ fromMs }) => fromMs <= ms),
  );
}
