import { isOpening } from './case-id';
import type { RecordEvent } from './event';
import type { Fork } from './state';

/** What `order` makes of a heap of events. */
export interface Ordered {
  /** Events whose causes are all here, causes first; the same whatever order they came in. */
  events: RecordEvent[];
  /** Events that wait for a cause that has not arrived. */
  waiting: RecordEvent[];
  /** Places of one author's log that two or more different events claim. */
  forks: Fork[];
  /** Hashes of the events that the sign-off in force or a seal rests on, these included. */
  underCuts: ReadonlySet<string>;
}

/** Hashes of an event's direct causes. */
export function causesOf(event: RecordEvent): string[] {
  return event.prev === null ? Object.values(event.seen) : [event.prev, ...Object.values(event.seen)];
}

/**
 * The events that `heads` rest on, the heads included. Hashes that are not among `byHash` are left out, and so are those
 * in `without`, a set that holds the causes of whatever it holds.
 */
export function closureOf(
  heads: Iterable<string>,
  byHash: ReadonlyMap<string, RecordEvent>,
  without: ReadonlySet<string> = new Set(),
): Set<string> {
  const found = new Set<string>();
  const stack = [...heads];
  for (let hash = stack.pop(); hash !== undefined; hash = stack.pop()) {
    const event = byHash.get(hash);
    if (!event || found.has(hash) || without.has(hash)) continue;
    found.add(hash);
    for (const cause of causesOf(event)) stack.push(cause);
  }
  return found;
}

/**
 * Puts events in the record's order: causes before effects; among events that know nothing of each other the earlier
 * wall time first, then the smaller hash. The sign-off in force and the seal are cuts: everything that they rest on
 * comes before them and everything else after, so that a late or backdated event can never slip under a signature.
 */
export function order(events: Iterable<RecordEvent>): Ordered {
  const byHash = new Map<string, RecordEvent>();
  for (const event of events) byHash.set(event.hash, event);
  const ready = withAllCauses(byHash);
  const sorted = causalSort([...ready.values()]);
  const result: RecordEvent[] = [];
  const taken = new Set<string>();
  const place = new Map(sorted.map((event, i) => [event.hash, i]));
  for (const cut of cutsOf(sorted)) {
    // What an earlier cut rests on is there with all of its causes: each event is looked at once, however many cuts there are.
    const below = [...closureOf([cut.hash], ready, taken)];
    for (const hash of below) taken.add(hash);
    const places = below.map((hash) => place.get(hash)!).sort((a, b) => a - b);
    for (const at of places) result.push(sorted[at]!);
  }
  const underCuts: ReadonlySet<string> = new Set(taken);
  for (const event of sorted) if (!taken.has(event.hash)) result.push(event);
  return {
    events: result,
    waiting: [...byHash.values()].filter((event) => !ready.has(event.hash)),
    forks: forksOf(byHash.values(), underCuts),
    underCuts,
  };
}

/** Drops events until every one that is left has its causes among those left. */
function withAllCauses(byHash: ReadonlyMap<string, RecordEvent>): Map<string, RecordEvent> {
  const effects = new Map<string, string[]>();
  const missing: string[] = [];
  for (const event of byHash.values()) {
    for (const cause of causesOf(event)) {
      if (byHash.has(cause)) addTo(effects, cause, event.hash);
      else missing.push(event.hash);
    }
  }
  const ready = new Map(byHash);
  for (let hash = missing.pop(); hash !== undefined; hash = missing.pop()) {
    // One by one: as arguments of one call a hundred thousand of them would not fit.
    if (ready.delete(hash)) for (const effect of effects.get(hash) ?? []) missing.push(effect);
  }
  return ready;
}

/** Kahn's algorithm; among events that could come next, the earliest wall time, then the smallest hash. */
function causalSort(events: RecordEvent[]): RecordEvent[] {
  const open = new Map<string, number>();
  const effects = new Map<string, RecordEvent[]>();
  const next = new Queue();
  for (const event of events) {
    const causes = causesOf(event);
    open.set(event.hash, causes.length);
    for (const cause of causes) addTo(effects, cause, event);
    if (causes.length === 0) next.push(event);
  }
  const sorted: RecordEvent[] = [];
  for (let event = next.pop(); event; event = next.pop()) {
    sorted.push(event);
    for (const effect of effects.get(event.hash) ?? []) {
      const left = (open.get(effect.hash) ?? 0) - 1;
      open.set(effect.hash, left);
      if (left === 0) next.push(effect);
    }
  }
  return sorted;
}

/** The events that cut the record: each seal, also of an amendment, and each prepared sign-off that was not taken back. */
function cutsOf(sorted: RecordEvent[]): RecordEvent[] {
  const lead = sorted.find(isOpening)?.author;
  const own = sorted.filter((event) => event.author === lead);
  const voided = new Set(own.map((event) => (event.type === 'signoff.reopened' ? event.body.prepared : '')));
  return own.filter(
    (event) =>
      event.type === 'seal.applied' ||
      event.type === 'amendment.sealed' ||
      (event.type === 'signoff.prepared' && !voided.has(event.hash)),
  );
}

/**
 * A fork is settled when exactly one of its events lies under a signature: that one stays, whatever somebody writes
 * beside it afterwards.
 */
function forksOf(events: Iterable<RecordEvent>, underCuts: ReadonlySet<string>): Fork[] {
  const places = new Map<string, RecordEvent[]>();
  for (const event of events) {
    addTo(places, `${event.author} ${event.seq}`, event);
  }
  const forks: Fork[] = [];
  for (const claims of places.values()) {
    const [first] = claims;
    if (!first || claims.length < 2) continue;
    const hashes = claims.map((event) => event.hash).sort();
    const kept = hashes.filter((hash) => underCuts.has(hash));
    forks.push({
      author: first.author,
      seq: first.seq,
      events: hashes,
      settled: kept.length === 1 ? kept[0]! : null,
    });
  }
  return forks.sort((a, b) => (a.author === b.author ? a.seq - b.seq : a.author < b.author ? -1 : 1));
}

function addTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

const before = (a: RecordEvent, b: RecordEvent): boolean =>
  a.wall === b.wall ? a.hash < b.hash : a.wall < b.wall;

/** A binary heap: the event that comes first by wall time and hash is taken first. */
class Queue {
  private readonly heap: RecordEvent[] = [];

  push(event: RecordEvent): void {
    const heap = this.heap;
    let at = heap.push(event) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!before(heap[at]!, heap[parent]!)) return;
      [heap[at], heap[parent]] = [heap[parent]!, heap[at]!];
      at = parent;
    }
  }

  pop(): RecordEvent | undefined {
    const heap = this.heap;
    const first = heap[0];
    const last = heap.pop();
    if (!first || !last || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      if (left >= heap.length) return first;
      const right = left + 1;
      const child = right < heap.length && before(heap[right]!, heap[left]!) ? right : left;
      if (!before(heap[child]!, heap[at]!)) return first;
      [heap[at], heap[child]] = [heap[child]!, heap[at]!];
      at = child;
    }
  }
}
