import { AppError, toAppError } from '../../shared/errors';
import type { CaseView } from '../../shared/ipc/contract';
import type { CameraPlace } from '../../shared/protocol/camera';
import type { Control } from '../../shared/protocol/control';
import type { MainPort, RecordPort } from './main-port';
import type { Bytes } from '../../shared/bytes';
import type { Shot } from './still-camera';
import { MOST_UNDER_WAY } from './still-limits';

/** A request older than this is not fulfilled: the camera may look at something else by now. */
const STALE_MS = 15_000;

type StillStep = Extract<Control, { t: 'still' }>;

export interface StillTakerOptions {
  caseId: string;
  main: MainPort;
  record: RecordPort;
  /** @throws AppError when no still can be taken. */
  shoot: (from: CameraPlace) => Promise<Shot>;
  /** The original with what it says about itself: which still it is, when and with what it was taken. */
  inscribe: (request: { still: string; item: string }, shot: Shot) => Bytes;
  /** Tells the officers how far a still is. */
  tell: (step: StillStep) => void;
  /** The original as it will be stored: it can be on its way meanwhile. */
  taken: (still: string, original: Bytes) => unknown;
  /** The bytes just stored, to be sent without reading them from the disk again. */
  stored: (still: string, sha256: string, bytes: Uint8Array) => void;
  /** What was taken was not stored. */
  dropped: (still: string) => void;
}

interface Request {
  still: string;
  item: string;
  from: CameraPlace;
  at: number;
}

/**
 * The company's side of the shutter: takes the stills that the lead officer asks for, one at a time and in order. The
 * picture is taken at once and its original set on its way; it is stored as soon as the request is on the record, and thrown
 * away, there as here, if that does not come.
 * The camera does not wait for that: while one still is being stored, the next is taken.
 */
export class StillTaker {
  private readonly queue: Request[] = [];
  private readonly known = new Set<string>();
  private readonly orphans = new Map<string, ReturnType<typeof setTimeout>>();
  private shooting = false;
  /** The last of those that are being stored: they are stored in the order in which they were taken. */
  private storing: Promise<void> = Promise.resolve();
  private underWay = 0;
  private closed = false;
  private readonly stopView: () => void;

  constructor(private readonly options: StillTakerOptions) {
    this.stopView = options.record.onView((view) => this.watchOrphans(view));
  }

  request(still: string, item: string, from: CameraPlace): void {
    if (this.known.has(still)) return;
    this.known.add(still);
    if (this.underWay >= MOST_UNDER_WAY) return this.fail({ still, item }, 'still.too-many');
    this.underWay += 1;
    this.queue.push({ still, item, from, at: performance.now() });
    this.options.tell({ t: 'still', still, step: 'queued' });
    void this.work();
  }

  close(): void {
    this.closed = true;
    this.stopView();
    for (const timer of this.orphans.values()) clearTimeout(timer);
  }

  private async work(): Promise<void> {
    if (this.shooting) return;
    this.shooting = true;
    for (let next = this.queue.shift(); next && !this.closed; next = this.queue.shift())
      await this.take(next);
    this.shooting = false;
  }

  private async take(request: Request): Promise<void> {
    const { still, from, at } = request;
    try {
      if (performance.now() - at > STALE_MS) throw new AppError('still.stale');
      const shot = await this.options.shoot(from);
      this.options.tell({ t: 'still', still, step: 'captured' });
      const original = this.options.inscribe(request, shot);
      this.options.taken(still, original);
      const before = this.storing;
      this.storing = before.then(() => this.store(request, shot, original));
    } catch (thrown) {
      this.underWay -= 1;
      this.fail(request, toAppError(thrown).code);
    }
  }

  private async store(request: Request, shot: Shot, original: Bytes): Promise<void> {
    const { caseId, main, tell, stored, dropped } = this.options;
    const { still, item, at } = request;
    try {
      await this.onRecord(still, STALE_MS - (performance.now() - at));
      const { method, camera, track } = shot;
      const { thumbnail, check } = await shot.look;
      const input = { case: caseId, still, item, original, thumbnail, method, camera, track, check };
      const done = await main.call('still.store', input);
      stored(still, done.thumbnail.sha256, thumbnail);
      stored(still, done.original.sha256, original);
      tell({ t: 'still', still, step: 'stored' });
    } catch (thrown) {
      dropped(still);
      this.fail(request, toAppError(thrown).code);
    } finally {
      this.underWay -= 1;
    }
  }

  /** Waits until the request is on the record here. @throws AppError `still.stale` when it does not come in time. */
  private async onRecord(still: string, ms: number): Promise<void> {
    const { record } = this.options;
    const has = (view: CaseView | null): boolean => !!view?.inspection.stills.some(({ id }) => id === still);
    if (has(record.view())) return;
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => end(() => reject(new AppError('still.stale'))), Math.max(ms, 0));
      const stop = record.onView((view) => has(view) && end(resolve));
      const end = (settle: () => void): void => {
        clearTimeout(timer);
        stop();
        settle();
      };
      void record.refresh();
    });
  }

  private fail({ still, item }: Pick<Request, 'still' | 'item'>, code: string): void {
    const { caseId, main, tell } = this.options;
    tell({ t: 'still', still, step: 'failed', code });
    const fact = { type: 'still.failed', body: { still, item, code } } as const;
    // The request may still be on its way here; one that never comes on the record cannot fail on it either.
    void this.onRecord(still, STALE_MS)
      .then(() => main.call('record.write', { case: caseId, fact }))
      .catch(() => undefined);
  }

  /**
   * Requests on the record whose shutter message never came (the connection broke, this app was closed): they fail as
   * stale, so that they do not look open for ever.
   */
  private watchOrphans(view: CaseView): void {
    if (this.closed || view.phase !== 'open') return;
    for (const { id: still, item, captured, failed } of view.inspection.stills) {
      if (captured || failed || this.known.has(still) || this.orphans.has(still)) continue;
      const timer = setTimeout(() => {
        if (this.known.has(still)) return;
        this.known.add(still);
        this.fail({ still, item }, 'still.stale');
      }, STALE_MS);
      this.orphans.set(still, timer);
    }
  }
}
