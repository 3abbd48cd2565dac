import type { Bytes } from '../../shared/bytes';
import { BULK_CHUNK_BYTES, BULK_WINDOW_BYTES } from '../../shared/protocol/control';
import { encodeFrame } from './bulk-frame';

/** The channel tells when its queue falls to this; only a queue that is above it may be waited for. */
export const BULK_LOW_MARK = 64 * 1024;

/**
 * How much may be queued in the channel: little on a slow link, so that control messages never wait long behind a
 * picture; more where it drains at once, so that the link is not idle until this thread gets its turn.
 */
const LEAST_QUEUED = 128 * 1024;
const MOST_QUEUED = 512 * 1024;
const FIRST_QUEUED = 256 * 1024;
/** A queue that drains within this is no wait for anybody. */
const QUICK_MS = 50;
/**
 * Payload of one frame: a control message waits for the frame that is on its way, since SCTP sends messages whole. At 150 kbit/s the
 * least takes 0.2 s, the most over 3 s.
 */
const LEAST_CHUNK = 4 * 1024;
export const FIRST_CHUNK = 16 * 1024;

/** Files up to this go ahead of larger ones: a thumbnail is looked at while originals are still on their way. */
export const SMALL_BYTES = 256 * 1024;

/** Where frames go: the bulk channel. */
export interface BulkPipe {
  readonly bulkBuffered: number;
  sendBulk(frame: Bytes): void;
}

/** A file that the record names. */
export interface BulkFile {
  case: string;
  sha256: string;
  size: number;
}

interface Job {
  file: BulkFile;
  position: number;
  /** Up to here the receiver has room. */
  limit: number;
}

/**
 * Sends files one after the other: first asked, first sent, small ones before large ones. It runs no further ahead of the receiver
 * than the window, no further ahead of the channel than drains quickly, and begins where the receiver says it is.
 */
export class BulkSender {
  /** Those not all sent yet: small ones, then large ones, each in the order in which they were asked for. */
  private queue: Job[] = [];
  /** Every file that was asked for and not yet acknowledged; `want` for one of these only moves its window. */
  private readonly jobs = new Map<string, Job>();
  private pumping = false;
  private most = FIRST_QUEUED;
  private chunk = FIRST_CHUNK;
  /** When the queue was filled and began to be waited for; null while it is not. */
  private fullSince: number | null = null;
  private closed = false;

  /**
   * @param read gives bytes of a file of this machine; may be short only at the file's end.
   * @param failed is told when a file cannot be read.
   */
  constructor(
    private readonly pipe: BulkPipe,
    private readonly read: (file: BulkFile, offset: number, length: number) => Promise<Uint8Array>,
    private readonly failed: (file: BulkFile, error: unknown) => void,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** The receiver has `offset` bytes on disk: begin there, or, while it is being sent, go on. */
  want(file: BulkFile, offset: number): void {
    if (this.closed || offset > file.size) return;
    const running = this.jobs.get(file.sha256);
    if (running) {
      running.limit = Math.max(running.limit, offset + BULK_WINDOW_BYTES);
    } else {
      const job = { file, position: offset, limit: offset + BULK_WINDOW_BYTES };
      this.jobs.set(file.sha256, job);
      this.enqueue(job);
    }
    void this.pump();
  }

  private enqueue(job: Job): void {
    const firstLarge = this.queue.findIndex(({ file }) => file.size > SMALL_BYTES);
    if (job.file.size > SMALL_BYTES || firstLarge < 0) this.queue.push(job);
    else this.queue.splice(firstLarge, 0, job);
  }

  /** The receiver has it, or gave up on it. */
  stop(sha256: string): void {
    this.jobs.delete(sha256);
    this.queue = this.queue.filter((job) => job.file.sha256 !== sha256);
    void this.pump();
  }

  /** The channel has room again. */
  low(): void {
    if (this.fullSince !== null) {
      const quick = this.now() - this.fullSince < QUICK_MS;
      this.most = quick ? Math.min(MOST_QUEUED, this.most * 2) : Math.max(LEAST_QUEUED, this.most / 2);
      this.chunk = quick ? Math.min(BULK_CHUNK_BYTES, this.chunk * 2) : Math.max(LEAST_CHUNK, this.chunk / 2);
      this.fullSince = null;
    }
    void this.pump();
  }

  /** The channel is gone: nothing more is sent; the receiver asks again on the next one. */
  close(): void {
    this.closed = true;
    this.queue = [];
    this.jobs.clear();
  }

  private async pump(): Promise<void> {
    if (this.pumping) return;
    this.pumping = true;
    try {
      for (let job = this.queue[0]; job; job = this.queue[0]) {
        if (job.position >= job.file.size) this.queue.shift();
        else if (job.position >= job.limit) break;
        else if (this.pipe.bulkBuffered > Math.max(BULK_LOW_MARK, this.most - this.chunk)) {
          this.fullSince ??= this.now();
          break;
        } else await this.sendNext(job);
      }
    } finally {
      this.pumping = false;
    }
  }

  private async sendNext(job: Job): Promise<void> {
    const { file, position } = job;
    try {
      const length = Math.min(this.chunk, file.size - position);
      const payload = await this.read(file, position, length);
      // It may have been stopped or overtaken, or the channel closed, while the disk was read.
      if (this.queue[0] !== job) return;
      if (payload.length !== length) throw new RangeError('the file is shorter than the record says');
      this.pipe.sendBulk(encodeFrame({ ...file, offset: position }, payload));
      job.position += length;
    } catch (error) {
      this.jobs.delete(file.sha256);
      this.queue = this.queue.filter((other) => other !== job);
      this.failed(file, error);
    }
  }
}
