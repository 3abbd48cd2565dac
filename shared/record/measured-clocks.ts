import type { RecordEvent } from './event';

/** How far two clocks, or somebody's and the hub's, may be apart before the order of their events contradicts their times. */
export const APART_MS = 60_000;

/**
 * How far the clocks of a record were apart by what the machines measured over the call and signed. A difference that was
 * measured explains times that would contradict each other without it, as long as every measurement says the same: it is
 * that of a clock which was wrong all the time, not of one that was set.
 */
export class MeasuredClocks {
  /** Lead of the second clock over the first, in milliseconds, by `first second`. */
  private readonly leads = new Map<string, number[]>();

  /** Fingerprint of the hub's authority, as the case was opened under it. */
  private hub = '';

  constructor(events: Iterable<RecordEvent>) {
    for (const event of events) {
      if (event.type === 'case.opened') this.hub ||= event.body.authority;
      if (event.type !== 'clock.compared') continue;
      const { with: other, aheadMs } = event.body;
      this.take(event.author, other, aheadMs);
      this.take(other, event.author, -aheadMs);
    }
  }

  /**
   * Whether a clock was measured to be so far behind another: directly or, of two people who did not measure each other, by
   * the hub's. Who never measured a clock is taken to have a right one.
   */
  explain(behind: string, ahead: string, byMs: number): boolean {
    const lead = this.lead(behind, ahead) ?? this.beforeHub(ahead) - this.beforeHub(behind);
    return byMs <= lead + APART_MS;
  }

  /** How far somebody's clock was measured to be ahead of the hub's; 0 where nobody measured it. */
  beforeHub(person: string): number {
    return person === this.hub ? 0 : (this.lead(this.hub, person) ?? 0);
  }

  private take(of: string, other: string, lead: number): void {
    const pair = `${of} ${other}`;
    this.leads.set(pair, [...(this.leads.get(pair) ?? []), lead]);
  }

  /** NaN, which explains nothing, where the measurements differ from each other: a clock was set between them. */
  private lead(of: string, other: string): number | null {
    const known = this.leads.get(`${of} ${other}`);
    if (!known) return null;
    const [least, most] = [Math.min(...known), Math.max(...known)];
    return most - least > APART_MS ? Number.NaN : least;
  }
}
