import { AppError } from '../errors';
import type { People } from '../identity/person';
import type { BodyOf, EventType } from './bodies';
import { decodeEvent, encodeEvent, type EventDraft, type RecordEvent, type SignedEvent } from './event';
import { coverageBelow } from './outcome';
import type { Frontier } from './primitives';
import { advance, fold, type Folded } from './reducer';
import type { RuleId } from './rules';
import { signBytes, type Signer } from './signing';
import type { Inspection } from './state';

/** Where a machine's clocks stand. */
export interface Clocks {
  wall: () => Date;
  /** Milliseconds that never go back, and the random name of the app run that they count from. */
  mono: () => { run: string; ms: number };
}

/** The events of one case in memory, and the state that they add up to. Holds nothing that the disk does not. */
export class CaseLog {
  private readonly events = new Map<string, RecordEvent>();
  private readonly heads = new Map<string, RecordEvent>();
  private current: Folded | null = null;

  constructor(
    readonly id: string,
    private people: People,
  ) {}

  /** Takes in events whose signatures have been checked, in any order; one that is there already changes nothing. */
  add(events: Iterable<RecordEvent>): void {
    for (const event of events) {
      if (this.events.has(event.hash)) continue;
      this.events.set(event.hash, event);
      if (this.current && !advance(this.current, event, this.people, this.heads)) this.current = null;
      const head = this.heads.get(event.author);
      if (!head || event.seq > head.seq) this.heads.set(event.author, event);
    }
  }

  /** Takes back an event that could not be stored. */
  remove(hash: string): void {
    const kept = [...this.events.values()].filter((event) => event.hash !== hash);
    this.events.clear();
    this.heads.clear();
    this.current = null;
    this.add(kept);
  }

  /** The certificates that are known changed. */
  setPeople(people: People): void {
    this.people = people;
    this.current = null;
  }

  get folded(): Folded {
    return (this.current ??= fold(this.events.values(), this.people));
  }

  get inspection(): Inspection | null {
    return this.folded.inspection;
  }

  /** The record as it was when the sign-off in force was put forward, which is what its report shows; null without one. */
  get putForward(): Folded | null {
    const prepared = this.get(this.inspection?.signOff?.prepared.event ?? '');
    if (!prepared) return null;
    return fold(coverageBelow(prepared, this.folded.ordered).events, this.people);
  }

  get(hash: string): RecordEvent | undefined {
    return this.events.get(hash);
  }

  has(hash: string): boolean {
    return this.events.has(hash);
  }

  /** Author → last event here. */
  get frontier(): Frontier {
    return Object.fromEntries(
      [...this.heads].map(([author, head]) => [author, { seq: head.seq, head: head.hash }]),
    );
  }

  /** The rule by which an event of this log has no effect, or null. */
  rejectedBy(hash: string): RuleId | null {
    return this.folded.inspection?.rejected.find(({ event }) => event === hash)?.rule ?? null;
  }

  /** Hashes of the last event of everybody: the causes that the next event will have. */
  get causes(): string[] {
    return [...this.heads.values()].map((head) => head.hash);
  }

  /**
   * Writes and signs the signer's next event on top of everything here and takes it in. The caller stores it before
   * anything else happens, or takes it back with `remove`.
   * @param checkpoint the hub's latest that this machine has checked, or null.
   * @throws AppError `rule.<RuleId>` when the reducer rejects it; the log is unchanged then.
   */
  async write<T extends EventType>(
    signer: Signer,
    clocks: Clocks,
    type: T,
    body: BodyOf<T>,
    checkpoint: string | null = null,
  ): Promise<{ signed: SignedEvent; event: RecordEvent }> {
    const own = this.heads.get(signer.fingerprint);
    const seen: Record<string, string> = {};
    for (const [author, head] of this.heads) if (author !== signer.fingerprint) seen[author] = head.hash;
    const draft = {
      case: this.id,
      author: signer.fingerprint,
      seq: own ? own.seq + 1 : 0,
      prev: own ? own.hash : null,
      seen,
      checkpoint,
      wall: clocks.wall().toISOString(),
      mono: clocks.mono(),
      type,
      body,
    } as EventDraft;
    const bytes = encodeEvent(draft);
    const event = decodeEvent(bytes);
    const signature = await signBytes(signer.privateKey, bytes);
    this.add([event]);
    const rule = this.rejectedBy(event.hash);
    if (rule) {
      this.remove(event.hash);
      throw new AppError(`rule.${rule}`);
    }
    return { signed: { bytes, signature }, event };
  }
}
