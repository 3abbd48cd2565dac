import { merkleRoot } from './merkle';
import { closureOf, causesOf, order } from './order';
import { fromHex, hex } from '../bytes';
import type { Outcome } from './bodies';
import type { RecordEvent } from './event';
import type { Frontier } from './primitives';
import type { Inspection } from './state';

/** What a sign-off or a seal covers, worked out from the events it rests on. */
export interface Coverage {
  frontier: Frontier;
  count: number;
  root: string;
  blobs: string[];
}

/**
 * What an event with these causes covers: everything below it, itself not included.
 * @param ordered the record in the record's order.
 */
export function coverageOf(
  causes: Iterable<string>,
  ordered: readonly RecordEvent[],
): Coverage & { events: RecordEvent[] } {
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const closure = closureOf(causes, byHash);
  const events = ordered.filter((event) => closure.has(event.hash));
  const frontier: Frontier = {};
  const blobs = new Set<string>();
  for (const event of events) {
    const last = frontier[event.author];
    if (!last || event.seq > last.seq) frontier[event.author] = { seq: event.seq, head: event.hash };
    for (const blob of event.blobs) blobs.add(blob.sha256);
  }
  return {
    events,
    frontier,
    count: events.length,
    root: hex(merkleRoot(events.map((event) => fromHex(event.hash)))),
    blobs: [...blobs].sort(),
  };
}

/** The same for an event that is already written. */
export const coverageBelow = (event: RecordEvent, ordered: readonly RecordEvent[]) =>
  coverageOf(causesOf(event), ordered);

/**
 * How far the record reaches for an event with these causes, for `record.closed`: worked out from what it rests on alone,
 * because a cut that comes beside it later may move those events in the order of the whole record.
 */
export function extentOf(
  causes: Iterable<string>,
  ordered: readonly RecordEvent[],
): Pick<Coverage, 'frontier' | 'count' | 'root'> {
  const below = coverageOf(causes, ordered).events;
  const { frontier, count, root } = coverageOf(
    below.map(({ hash }) => hash),
    order(below).events,
  );
  return { frontier, count, root };
}

/** The result in the seal's own words, or null while no result has been proposed. */
export function outcomeOf(inspection: Inspection): Outcome | null {
  if (!inspection.result) return null;
  return {
    items: inspection.items.map(({ id, answer }) => ({
      id,
      answer: answer?.answer ?? 'none',
      text: answer?.text ?? '',
      evidence: answer?.evidence ?? [],
    })),
    containers: inspection.containers.flatMap(({ number, check }) =>
      check
        ? [
            {
              number,
              sealFound: check.sealFound,
              sealIntact: check.sealIntact,
              newSeal: check.newSeal,
              text: check.text,
              evidence: check.evidence,
            },
          ]
        : [],
    ),
    lines: inspection.lines.flatMap(({ line, finding }) =>
      finding
        ? [
            {
              line,
              found: finding.found,
              opened: finding.opened,
              sampled: finding.sampled,
              finding: finding.finding,
              mismatches: finding.mismatches,
              text: finding.text,
              evidence: finding.evidence,
            },
          ]
        : [],
    ),
    stills: inspection.stills.flatMap(({ id, captured, setAside }) =>
      captured ? [{ id, sha256: captured.original.sha256, setAside: setAside !== null }] : [],
    ),
    ending: inspection.ending?.how ?? null,
    result: inspection.result.result,
    disposal: inspection.result.disposal,
    text: inspection.result.text,
  };
}
