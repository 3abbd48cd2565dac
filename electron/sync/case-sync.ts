import { AppError, toAppError } from '../../shared/errors';
import type { SyncStatus } from '../../shared/ipc/contract';
import type { Checkpoints } from '../hub-client/checkpoints';
import type { HubLink } from '../hub-client/links';
import { delayBefore } from '../hub-client/reconnect';
import type { Timers } from '../hub-client/timers';
import type { Cases, Store } from '../services';
import { cloneMark } from '../cases/cases';
import { allEvents } from '../cases/missing';
import { isHere, type CaseContext } from './context';
import { download, namedBlobs, unsentBlobs, upload } from './files';
import { type Gate, Lane } from './lane';
import { learnPeople } from './learn';
import { PATIENCE_MS, type Patience } from './patience';
import { askStand, lacking, pull, standOf, type HubStand } from './pull';
import { push } from './push';

export interface CaseSyncDeps {
  cases: Cases;
  store: Store;
  checkpoints: Checkpoints;
  timers: Timers;
  wall: () => Date;
  /** Few cases at once, so that a desk full of them does not hold up the one that is being worked on. */
  gate: Gate;
  patience: Patience;
  inCall: (id: string) => boolean;
  signal: AbortSignal;
  /** The status may have changed. */
  changed: (id: string) => void;
  /** Events were exchanged. */
  exchanged: (id: string) => Promise<void>;
}

/**
 * Keeps one case the same here and on its hub. Events and files go on lanes of their own: an original under way on a
 * slow line never holds up a finding.
 */
export class CaseSync {
  private readonly context: CaseContext;
  private readonly events = new Lane(() => this.guarded('events', () => this.exchange()));
  private readonly files = new Lane(() => this.guarded('files', () => this.carry()));
  private readonly errors: { events: AppError | null; files: AppError | null } = {
    events: null,
    files: null,
  };
  private readonly failures = { events: 0, files: 0 };
  private readonly cancelRetry: { events?: () => void; files?: () => void } = {};
  private learned = false;
  private syncedAt: string | null = null;

  constructor(
    readonly id: string,
    readonly link: HubLink,
    private readonly deps: CaseSyncDeps,
  ) {
    const { cases, store, checkpoints, signal } = deps;
    const receipts = new Set(store.receipts.all(id));
    this.context = {
      ...{ id, link, cases, store, checkpoints, signal, receipts },
      hubStand: null,
      recheckFiles: false,
    };
  }

  /** The hub told where it stands; does nothing when that is where this machine stands, too. */
  news(told: Parameters<typeof standOf>[0]): void {
    const stand = standOf(told);
    this.context.hubStand = stand;
    if (this.learned && this.agrees(stand)) void this.files.kick();
    else void this.events.kick();
  }

  private agrees(stand: HubStand): boolean {
    if (!isHere(this.context) || this.status().unsentEvents > 0) return false;
    const here = Object.entries(this.deps.cases.log(this.id).frontier);
    const behind = here.some(([author, { seq }]) => seq > (stand.frontier[author]?.seq ?? -1));
    return !behind && lacking(this.context, stand).size === 0;
  }

  /** A certificate was taken back: certificates and the list are asked for before anything else is exchanged. */
  revoked(): void {
    this.learned = false;
    void this.events.kick();
  }

  /** Something was written here. */
  hurry(): void {
    if (this.link.live.isConnected) void this.events.kick();
  }

  /** A whole round: people, events, then files. */
  async round(): Promise<void> {
    this.learned = false;
    this.context.hubStand = null;
    await this.events.kick();
    await this.files.kick();
  }

  get idle(): Promise<void> {
    return Promise.all([this.events.idle, this.files.idle]).then(() => undefined);
  }

  /** Somebody unknown turned up: their certificate is asked for. */
  async learn(): Promise<void> {
    this.learned = await learnPeople(this.context);
  }

  status(): SyncStatus {
    const cloned = this.deps.store.secrets.get(cloneMark(this.id)) ? new AppError('sync.clone') : null;
    const error = cloned ?? this.errors.events ?? this.errors.files ?? this.link.error;
    const common = { online: this.link.live.isConnected, syncedAt: this.syncedAt };
    try {
      return { ...common, ...this.open(), error: error?.toJSON() ?? null };
    } catch (thrown) {
      // A damaged case can still be listed; what is wrong with it matters more than what is wrong with the line.
      return {
        ...common,
        unsentEvents: 0,
        unsentBlobs: 0,
        missingBlobs: 0,
        error: toAppError(thrown).toJSON(),
      };
    }
  }

  /** What is not the same here and there. */
  private open(): Pick<SyncStatus, 'unsentEvents' | 'unsentBlobs' | 'missingBlobs'> {
    const { context } = this;
    const { cases } = this.deps;
    if (!isHere(context)) return { unsentEvents: 0, unsentBlobs: 0, missingBlobs: 0 };
    const events = allEvents(cases.log(this.id));
    return {
      unsentEvents: events.filter(({ hash }) => !context.receipts.has(hash)).length,
      unsentBlobs: unsentBlobs(context).length,
      missingBlobs: cases.missingBlobs(this.id).length,
    };
  }

  stop(): void {
    this.cancelRetry.events?.();
    this.cancelRetry.files?.();
  }

  private async exchange(): Promise<void> {
    const { context } = this;
    if (!this.learned) this.learned = await learnPeople(context);
    const stand = context.hubStand ?? (await askStand(context));
    context.hubStand = null;
    const unusable = await pull(context, stand);
    const now = await push(context, stand);
    // Others may have written meanwhile; and news that came meanwhile is newer than any answer.
    const later = now === stand ? null : await pull(context, now);
    context.hubStand ??= now;
    if (!this.learned) this.learned = await learnPeople(context);
    await this.deps.exchanged(this.id);
    void this.files.kick();
    const error = unusable ?? later;
    if (error) throw error;
  }

  private async carry(): Promise<void> {
    const { id } = this;
    const { inCall, patience } = this.deps;
    if (this.context.hubStand === null || namedBlobs(this.context).length === 0) return this.settled();
    await upload(this.context);
    const left = await download(
      this.context,
      (sha256, offset) => inCall(id) && patience.isMoving(`${id}/${sha256}`, offset),
    );
    // The hub's word for what has just come from it.
    await upload(this.context);
    if (left.notYet > 0) throw new AppError('sync.files-not-yet', { count: left.notYet });
    if (left.arriving > 0) this.retry('files', PATIENCE_MS);
    else this.settled();
  }

  private settled(): void {
    const { unsentEvents, unsentBlobs: blobs, missingBlobs } = this.status();
    if (this.context.hubStand && unsentEvents + blobs + missingBlobs === 0) {
      this.syncedAt = this.deps.wall().toISOString();
    }
  }

  /** Runs a lane's work; what goes wrong is shown in the status and tried again, ever more rarely. */
  private async guarded(lane: 'events' | 'files', work: () => Promise<void>): Promise<void> {
    if (this.deps.signal.aborted) return;
    this.cancelRetry[lane]?.();
    try {
      await this.deps.gate.pass(work);
      this.failures[lane] = 0;
      this.errors[lane] = null;
    } catch (thrown) {
      const error = toAppError(thrown);
      if (error.code === 'sync.cancelled') return;
      if (lane === 'events') this.context.hubStand = null;
      this.failures[lane] += 1;
      this.errors[lane] = error.code === 'sync.files-not-yet' ? null : error;
      // Without a connection it is the connection's return that starts the next round.
      if (this.link.live.isConnected) {
        this.retry(
          lane,
          delayBefore({ failures: this.failures[lane], urgent: false, random: Math.random() }),
        );
      }
    }
    this.deps.changed(this.id);
  }

  private retry(lane: 'events' | 'files', ms: number): void {
    this.cancelRetry[lane] = this.deps.timers.after(ms, () => void this[lane].kick());
  }
}
