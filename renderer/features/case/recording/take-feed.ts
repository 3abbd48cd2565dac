import { AppError } from '../../../../shared/errors';
import type { SegmentHere } from '../../../../shared/ipc/recordings';
import { RECORDING_MIME } from '../../../../shared/record/recording';
import { beforeHole, beyondHole, CLOCK_S, loadedUntil } from './holes';
import { lastKeyBefore } from './segments';

/** Seconds that are loaded ahead of what is shown, and kept behind it: memory stays the same however long a take is. */
const AHEAD_S = 12;
const BEHIND_S = 20;
/** Chromium stops before a hole, as far as a few pictures from its edge. */
const ALMOST_S = 0.5;
/** One that has stood for so many looks stands before a hole that begins within this; a slow computer seeks in less. */
const LOOK_MS = 500;
const LOOKS = 6;
const STOOD_S = 5;

export interface TakeFeedOptions {
  video: HTMLVideoElement;
  segments: readonly SegmentHere[];
  /** A piece of the take; 0 is its opening. */
  read: (n: number) => Promise<Uint8Array>;
  failed: (error: unknown) => void;
  /** Where to begin, in milliseconds of the take, and whether to play from there. */
  begin: { ms: number; play: boolean };
}

/**
 * Feeds a video element with a take, segment by segment as it is played. A live recording has neither a length nor an index:
 * here the list of segments is both, so that any place can be gone to.
 */
export class TakeFeed {
  private readonly source = new MediaSource();
  private readonly url = URL.createObjectURL(this.source);
  private buffer: SourceBuffer | null = null;
  /** The segments that are loaded: from this index … */
  private first = 0;
  /** … up to this one, which comes next. */
  private next = 0;
  private busy = false;
  private again = false;
  private closed = false;
  /** Whether the place was come to from a later one. */
  private back = false;
  /** Where the player was at the last look, and how many looks it has stood there. */
  private stood = { at: -1, looks: 0 };
  private readonly looking = setInterval(() => this.look(), LOOK_MS);

  constructor(private readonly options: TakeFeedOptions) {
    this.source.addEventListener('sourceopen', () => void this.open(), { once: true });
    options.video.src = this.url;
    options.video.addEventListener('seeking', this.fill);
    options.video.addEventListener('timeupdate', this.fill);
    options.video.addEventListener('waiting', this.fill);
    options.video.currentTime = options.begin.ms / 1000;
    // Not played is paused, and the person sees that.
    if (options.begin.play) void options.video.play().catch(() => undefined);
  }

  /** Shows another place of the take. */
  goTo(ms: number): void {
    const { video } = this.options;
    this.back = ms / 1000 < video.currentTime - CLOCK_S;
    video.currentTime = ms / 1000;
  }

  close(): void {
    this.closed = true;
    clearInterval(this.looking);
    const { video } = this.options;
    video.removeEventListener('seeking', this.fill);
    video.removeEventListener('timeupdate', this.fill);
    video.removeEventListener('waiting', this.fill);
    video.removeAttribute('src');
    video.load();
    URL.revokeObjectURL(this.url);
  }

  private async open(): Promise<void> {
    const { segments, read } = this.options;
    try {
      this.buffer = this.source.addSourceBuffer(RECORDING_MIME);
      this.source.duration = (segments.at(-1)?.toMs ?? 0) / 1000;
      await this.append(await read(0));
      this.fill();
    } catch (error) {
      this.fail(error);
    }
  }

  /** Loads what is missing around the place that is shown; one round at a time. */
  private readonly fill = (): void => {
    this.again = true;
    if (this.busy) return;
    this.busy = true;
    void this.rounds().finally(() => {
      this.busy = false;
    });
  };

  private async rounds(): Promise<void> {
    try {
      while (this.again && !this.closed) {
        this.again = false;
        while (!this.closed && (await this.loadOne())) await this.forget();
        this.stepOverHole();
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Loads one segment, if one is needed; false when there is enough. */
  private async loadOne(): Promise<boolean> {
    const { video, segments, read } = this.options;
    const { buffer } = this;
    if (!buffer) return false;
    const at = video.currentTime;
    const end = loadedUntil(buffer.buffered, at);
    if (end === null) {
      const from = lastKeyBefore(segments, at * 1000);
      if (from < this.first || from >= this.next) await this.restart(from);
      // A place between two frames: the next ones were loaded, and it is stepped over.
      else if (this.next - from > 3) return false;
    } else if (this.loadedTo() - at > AHEAD_S && !this.isLast(end, at)) return false;
    if (this.next >= segments.length) {
      if (this.source.readyState === 'open') this.source.endOfStream();
      return false;
    }
    const bytes = await read(this.next + 1);
    if (this.closed) return false;
    this.next += 1;
    await this.append(bytes);
    return true;
  }

  /** Until when the segments that are loaded go; what was not recorded in between counts as well. */
  private loadedTo(): number {
    return (this.options.segments[this.next - 1]?.toMs ?? 0) / 1000;
  }

  /** Whether a hole begins at the place and nothing after it is loaded, however long it is. */
  private isLast(end: number, at: number): boolean {
    return (
      end - at <= ALMOST_S && this.buffer !== null && beyondHole(this.buffer.buffered, at, ALMOST_S) === null
    );
  }

  /**
   * A busy computer may have left a moment without voice or picture, and the player would wait there for ever. What is
   * buffered is where both are. Who goes back is shown what is before the hole: over it they would be where they came from.
   */
  private stepOverHole(within = ALMOST_S): void {
    const { video } = this.options;
    const { buffer } = this;
    if (!buffer || this.closed || video.readyState > video.HAVE_CURRENT_DATA) return;
    const at = video.currentTime;
    const before = this.back ? beforeHole(buffer.buffered, at, within) : null;
    const next = before ?? beyondHole(buffer.buffered, at, within);
    if (next === null) return;
    this.back = false;
    video.currentTime = next;
  }

  /**
   * A player was seen to stand for good, perhaps well before what it calls the end of what is loaded: where few pictures were
   * recorded, nobody knows how long the last one before a hole lasts. One that does not play stands as well, where it has no
   * picture of its place.
   */
  private look(): void {
    const { video } = this.options;
    const enough = video.paused ? video.HAVE_CURRENT_DATA : video.HAVE_FUTURE_DATA;
    const waits = video.readyState < enough;
    const at = video.currentTime;
    const looks = waits && !this.busy && at === this.stood.at ? this.stood.looks + 1 : 0;
    this.stood = { at, looks };
    if (looks < LOOKS || this.closed) return;
    this.stood.looks = 0;
    this.stepOverHole(STOOD_S);
  }

  /** Begins anew elsewhere: the segments that are loaded always follow each other. */
  private async restart(from: number): Promise<void> {
    // First this: a take that was loaded to its end is open again by it, and only an open one can be begun anew.
    await this.change(() => this.buffer?.remove(0, Infinity));
    this.buffer?.abort();
    this.first = from;
    this.next = from;
  }

  private async forget(): Promise<void> {
    const { video, segments } = this.options;
    const until = video.currentTime - BEHIND_S;
    if ((segments[this.first]?.toMs ?? Infinity) > (until - BEHIND_S) * 1000) return;
    this.first = lastKeyBefore(segments, until * 1000);
    const from = (segments[this.first]?.fromMs ?? 0) / 1000;
    if (from > 0) await this.change(() => this.buffer?.remove(0, from));
  }

  private append(bytes: Uint8Array): Promise<void> {
    return this.change(() => this.buffer?.appendBuffer(Uint8Array.from(bytes)));
  }

  private change(act: () => void): Promise<void> {
    const { buffer } = this;
    if (!buffer) return Promise.resolve();
    return new Promise((resolve, reject) => {
      buffer.onupdateend = () => resolve();
      buffer.onerror = () => reject(new AppError('recording.unplayable'));
      act();
    });
  }

  private fail(error: unknown): void {
    if (this.closed) return;
    this.closed = true;
    this.options.failed(error);
  }
}
