import { AppError, toAppError } from '../../../shared/errors';
import type { RecordingProgress } from '../../../shared/ipc/recordings';
import { RECORDING_MIME } from '../../../shared/record/recording';
import type { MainPort } from '../main-port';

/** How often the recorder gives what it has: what a window that goes down can lose, beside one group of pictures. */
const PORTION_MS = 1000;
/** A key frame so often: playing can begin there, and every one begins a segment. */
const KEY_FRAME_MS = 2000;
/** For 1280×720 at up to 20 pictures a second: about 0.9 GiB an hour. */
const VIDEO_BITS = 2_000_000;
const AUDIO_BITS = 64_000;
/** Portions that may wait for the disk; then the take ends and another begins once they are written. */
const MAX_WAITING = 10;

export interface TakeOptions {
  caseId: string;
  recording: string;
  main: MainPort;
  video: MediaStreamTrack;
  audio: MediaStreamTrack;
  progress: (progress: RecordingProgress) => void;
}

/** Records one take. Every portion goes to the main process at once; nothing of it is kept here. */
export class TakeRecorder {
  private readonly recorder: MediaRecorder;
  private readonly started = new Date().toISOString();
  private first = true;
  private waiting = 0;
  private failure: AppError | null = null;
  private written: Promise<void> = Promise.resolve();
  /** Resolves when all of it is on the disk: null, or why it is not. */
  readonly over: Promise<AppError | null>;

  /** @throws AppError `recording.failed` when the runtime cannot record this. */
  constructor(private readonly options: TakeOptions) {
    const { video, audio } = options;
    try {
      // `videoKeyFrameIntervalDuration` is in Chromium since 122; the compiler's own list of the web does not have it yet.
      this.recorder = new MediaRecorder(new MediaStream([video, audio]), {
        mimeType: RECORDING_MIME,
        videoBitsPerSecond: VIDEO_BITS,
        audioBitsPerSecond: AUDIO_BITS,
        videoKeyFrameIntervalDuration: KEY_FRAME_MS,
      } as MediaRecorderOptions);
      this.over = new Promise((resolve) => {
        this.recorder.onstop = () => {
          this.give(null);
          void this.written.then(() => resolve(this.failure));
        };
      });
      this.recorder.ondataavailable = ({ data }) => this.give(data);
      this.recorder.onerror = ({ error }: { error?: unknown }) => this.fail(error);
      this.recorder.start(PORTION_MS);
    } catch (cause) {
      throw new AppError('recording.failed', {}, { cause });
    }
  }

  get recording(): string {
    return this.options.recording;
  }

  get video(): MediaStreamTrack {
    return this.options.video;
  }

  stop(): void {
    if (this.recorder.state !== 'inactive') this.recorder.stop();
  }

  /** @param data null at the end. */
  private give(data: Blob | null): void {
    this.waiting += 1;
    this.written = this.written
      .then(() => this.write(data))
      .catch((error: unknown) => this.fail(error))
      .finally(() => {
        this.waiting -= 1;
      });
    if (this.waiting > MAX_WAITING) this.stop();
  }

  private async write(data: Blob | null): Promise<void> {
    if (this.failure) return;
    const { caseId, recording, main, progress } = this.options;
    const bytes = new Uint8Array(data ? await data.arrayBuffer() : []);
    const begin = this.first;
    this.first = false;
    const last = data === null;
    const place = { case: caseId, recording, begin, started: this.started, last };
    progress(await main.call('recording.write', { ...place, bytes }));
  }

  private fail(error: unknown): void {
    const known = toAppError(error);
    this.failure ??=
      known.code === 'internal' ? new AppError('recording.failed', {}, { cause: error }) : known;
    this.stop();
  }
}
