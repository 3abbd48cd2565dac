import { setMaxListeners } from 'node:events';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { Checkpoints } from '../hub-client/checkpoints';
import type { HubLink, HubLinks } from '../hub-client/links';
import { systemTimers, type Timers } from '../hub-client/timers';
import type { Cases, Store, Sync, Windows } from '../services';
import { CaseSync } from './case-sync';
import { Gate } from './lane';
import { Patience } from './patience';

export interface SyncDeps {
  cases: Cases;
  store: Store;
  links: HubLinks;
  checkpoints: Checkpoints;
  windows: Windows;
  wall: () => Date;
  /** Milliseconds of a clock that never goes back. */
  mono: () => number;
  /** Whether this machine is in the case's call, so that files may be coming in over it. */
  inCall: (id: string) => boolean;
  /** After events were exchanged: the place for what this machine says of itself in a case. */
  exchanged: (id: string) => Promise<void>;
  timers?: Timers;
}

/** Writes within so many milliseconds go to the hub together. */
const DEBOUNCE_MS = 5;
/**
 * The same in a call, where those who talk have each other's events at once: a round to the hub for each of them would take its share
 * of both machines just while a still is on its way.
 */
const DEBOUNCE_IN_CALL_MS = 1000;
/** How often the hub is asked for cases that are new: only news of known ones comes by itself. */
const LOOK_MS = 10_000;
const CASES_AT_ONCE = 4;

const OFFLINE: SyncStatus = {
  online: false,
  unsentEvents: 0,
  unsentBlobs: 0,
  missingBlobs: 0,
  syncedAt: null,
  error: null,
};

/** Keeps every case of this machine the same here and on its hub, in the background, for as long as the app runs. */
export class HubSync implements Sync {
  private readonly byCase = new Map<string, CaseSync>();
  private readonly shown = new Map<string, string>();
  /** Cases that were written in just now, and how to forget that. */
  private readonly pending = new Map<string, () => void>();
  private readonly abort = new AbortController();
  private readonly gate = new Gate(CASES_AT_ONCE);
  private readonly patience: Patience;
  private readonly timers: Timers;
  private readonly stops: (() => void)[] = [];
  private cancelLook: (() => void) | null = null;

  constructor(private readonly deps: SyncDeps) {
    // Each request listens to it while it is under way, and there are as many at once as there are hubs and cases.
    setMaxListeners(0, this.abort.signal);
    this.timers = deps.timers ?? systemTimers;
    this.patience = new Patience(deps.mono);
  }

  start(): void {
    const { cases, links } = this.deps;
    this.stops.push(
      cases.onWritten((id) => this.written(id)),
      links.listen({
        connected: (link, now) => this.connected(link, now),
        message: (link, message) => {
          if (message.t === 'news') this.caseOn(message.case, link)?.news(message);
          if (message.t === 'revocations') {
            for (const one of this.byCase.values()) if (one.link === link) one.revoked();
          }
        },
      }),
    );
    for (const id of cases.ids()) this.caseOf(id);
    for (const link of links.all()) this.watch(link);
    this.look();
  }

  status(id: string): SyncStatus {
    return this.caseOf(id)?.status() ?? OFFLINE;
  }

  async now(id?: string): Promise<void> {
    for (const link of this.deps.links.all()) link.live.hurry();
    if (id) return this.caseOf(id)?.round();
    await Promise.all(this.deps.links.all().map((link) => this.fullRound(link)));
  }

  /** Asks for the certificates of everybody in a case anew. */
  async learn(id: string): Promise<void> {
    await this.caseOf(id)?.learn();
  }

  /** Cancels what is under way; resolves when nothing touches the store any more. */
  async stop(): Promise<void> {
    this.abort.abort();
    this.cancelLook?.();
    for (const cancel of this.pending.values()) cancel();
    for (const stop of this.stops.splice(0)) stop();
    for (const one of this.byCase.values()) one.stop();
    await Promise.all([...this.byCase.values()].map((one) => one.idle));
  }

  private caseOf(id: string): CaseSync | null {
    const link = this.deps.links.forCase(id);
    return link ? this.caseOn(id, link) : null;
  }

  private caseOn(id: string, link: HubLink): CaseSync | null {
    const known = this.byCase.get(id);
    if (known?.link === link) return known;
    if (this.abort.signal.aborted) return null;
    known?.stop();
    const { cases, store, checkpoints, wall, inCall, exchanged } = this.deps;
    const made = new CaseSync(id, link, {
      cases,
      store,
      checkpoints,
      wall,
      inCall,
      exchanged,
      timers: this.timers,
      gate: this.gate,
      patience: this.patience,
      signal: this.abort.signal,
      changed: (changed) => this.show(changed),
    });
    this.byCase.set(id, made);
    this.watch(link);
    return made;
  }

  private watch(link: HubLink): void {
    const mine = [...this.byCase.values()].filter((one) => one.link === link);
    link.live.watch(mine.map(({ id }) => id));
  }

  private written(id: string): void {
    this.show(id);
    if (this.pending.has(id)) return;
    const ms = this.deps.inCall(id) ? DEBOUNCE_IN_CALL_MS : DEBOUNCE_MS;
    const cancel = this.timers.after(ms, () => {
      this.pending.delete(id);
      this.caseOf(id)?.hurry();
    });
    this.pending.set(id, cancel);
  }

  private connected(link: HubLink, now: boolean): void {
    if (now) void this.lookAt(link);
    for (const one of this.byCase.values()) if (one.link === link) this.show(one.id);
  }

  /** Every case of a link: those that the hub tells of, and those that are here and belong to it. */
  private async fullRound(link: HubLink): Promise<void> {
    const listed = await link.client.cases(this.abort.signal).catch(() => null);
    if (!listed || this.abort.signal.aborted) return;
    const ids = new Set(listed.map(({ id }) => id));
    for (const id of this.deps.cases.ids()) if (this.deps.links.forCase(id) === link) ids.add(id);
    await Promise.all([...ids].map(async (id) => this.caseOn(id, link)?.round()));
  }

  /** Now and then: cases that are new on the hub, and news that got lost. */
  private look(): void {
    this.cancelLook = this.timers.after(LOOK_MS, () => {
      const connected = this.deps.links.all().filter((link) => link.live.isConnected);
      void Promise.all(connected.map((link) => this.lookAt(link))).finally(() => {
        if (!this.abort.signal.aborted) this.look();
      });
    });
  }

  /** Catches up with what the hub tells of, and sends what it does not know of yet. */
  private async lookAt(link: HubLink): Promise<void> {
    const listed = await link.client.cases(this.abort.signal).catch(() => null);
    if (!listed || this.abort.signal.aborted) return;
    for (const told of listed) this.caseOn(told.id, link)?.news(told);
    const known = new Set(listed.map(({ id }) => id));
    for (const id of this.deps.cases.ids()) {
      if (!known.has(id) && this.deps.links.forCase(id) === link) this.caseOn(id, link)?.hurry();
    }
  }

  private show(id: string): void {
    const status = this.status(id);
    const text = JSON.stringify({ ...status, syncedAt: status.syncedAt !== null });
    if (this.shown.get(id) === text) return;
    this.shown.set(id, text);
    this.deps.windows.push('sync-changed', { case: id, sync: status });
  }
}
