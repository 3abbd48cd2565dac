import type { TimelineEntry } from '../../shared/ipc/contract';
import type { Frontier } from '../../shared/record/primitives';

/** How far this machine has each author's log, for the other side to send the rest. */
export function frontierOf(timeline: readonly Pick<TimelineEntry, 'author' | 'seq' | 'hash'>[]): Frontier {
  const frontier: Frontier = {};
  for (const { author, seq, hash } of timeline) {
    const known = frontier[author];
    if (!known || seq > known.seq) frontier[author] = { seq, head: hash };
  }
  return frontier;
}
