import type { TimelineEntry } from '../../../../shared/ipc/contract';
import type { TakeHere } from '../../../../shared/ipc/recordings';
import type { EventType } from '../../../../shared/record/bodies';
import type { Inspection, Recording } from '../../../../shared/record/state';

/** One take on the recording's own line of time, which begins with its first take and has gaps between takes. */
export interface Span {
  take: TakeHere;
  /** Milliseconds from the beginning of the recording. */
  from: number;
  to: number;
}

/** The takes that have something to show, each where it belongs. */
export function spansOf({ takes }: Recording, here: readonly TakeHere[]): Span[] {
  const start = Date.parse(takes[0]?.started ?? '');
  return here.flatMap((take) => {
    const started = takes.find((one) => one.take === take.take)?.started;
    const length = take.segments.at(-1)?.toMs;
    if (started === undefined || length === undefined) return [];
    const from = Math.max(0, Date.parse(started) - start);
    return [{ take, from, to: from + length }];
  });
}

/** Where a place lies: the take that has it, or the next one after it; null behind the last. */
export function spanAt(spans: readonly Span[], ms: number): Span | null {
  return spans.find(({ to }) => ms < to) ?? null;
}

/** Something that happened while it was recorded, and when on the recording's line of time. */
export interface Happening {
  entry: TimelineEntry;
  at: number;
}

/** Written while it is recorded, or by machines alone: they would stand between what people did. */
const OWN: ReadonlySet<EventType> = new Set(['recording.kept', 'clock.compared', 'timestamp.given']);
/** What led to it is worth seeing too: who asked, and who consented. */
const isOf = ({ id }: Recording, { body }: TimelineEntry): boolean =>
  (body as { recording?: string }).recording === id;

/**
 * The events of the time of a recording. Each author's clock is set right by what the recorder's machine measured of it during the
 * call, so that an event stands beside the picture it belongs to.
 */
export function happenings(
  inspection: Inspection,
  timeline: readonly TimelineEntry[],
  recording: Recording,
  lengthMs: number,
): Happening[] {
  const start = Date.parse(recording.takes[0]?.started ?? '');
  const ahead = new Map(
    inspection.clocks
      .filter(({ author }) => author === recording.requested.author)
      .map(({ with: other, aheadMs }) => [other, aheadMs]),
  );
  return timeline
    .filter(({ type, rejected }) => !OWN.has(type) && rejected === null)
    .map((entry) => ({ entry, at: Date.parse(entry.wall) - (ahead.get(entry.author) ?? 0) - start }))
    .filter(({ entry, at }) => (at < 0 ? isOf(recording, entry) : at <= lengthMs))
    .sort((a, b) => a.at - b.at);
}
