import { AppError } from '../../../shared/errors';
import type { RecordingProgress } from '../../../shared/ipc/recordings';
import { mayGoOn, openRecording } from '../../../shared/record/recordings';
import type { LocalMedia } from '../local-media';
import type { MainPort, RecordPort } from '../main-port';
import { MixedVoices } from './mixed-voices';
import { TakeRecorder } from './take-recorder';

/** Somebody else in the call, as far as recording needs to know. */
export interface Recorded {
  part: string | null;
  connected: boolean;
  stream: MediaStream | null;
}

/** What the person who records is shown. */
export interface RecorderState {
  /** The recording that this machine makes; null for none. */
  recording: string | null;
  /** A take is being recorded now; false while the company is not connected. */
  going: boolean;
  /** Of all takes together. */
  progress: RecordingProgress | null;
  error: AppError | null;
}

export interface CallRecorderOptions {
  caseId: string;
  main: MainPort;
  record: RecordPort;
  media: LocalMedia;
  /** Called with every change. */
  show: (state: Partial<RecorderState>) => void;
}

/**
 * Records the call for as long as the record says that it may: the company's picture, and everybody's voice. Where the
 * company's picture comes anew, after an outage or from another camera, a new take begins.
 */
export class CallRecorder {
  private take: TakeRecorder | null = null;
  private voices: MixedVoices | null = null;
  private recording: string | null = null;
  private others: readonly Recorded[] = [];
  /** Of the takes that are whole. */
  private before = { bytes: 0, ms: 0 };
  /** The last take is still being written: the next one waits for it. */
  private flushing: Promise<unknown> | null = null;
  /** Those that this machine is done with: the view says so a moment later. */
  private readonly done = new Set<string>();
  private over = false;
  private readonly stopWatching: (() => void)[];

  constructor(private readonly options: CallRecorderOptions) {
    const { record, media } = options;
    this.stopWatching = [record.onView(() => this.look()), media.on('track', () => this.look())];
  }

  /** Who is in the call changed, or what comes from them. */
  meet(others: readonly Recorded[]): void {
    this.others = others;
    this.look();
  }

  /** Ends the recording, when everything of it is on the disk. */
  async end(reason: 'stopped' | 'left'): Promise<void> {
    const { recording } = this;
    const { caseId, main } = this.options;
    this.over ||= reason === 'left';
    if (this.over) for (const stop of this.stopWatching.splice(0)) stop();
    if (recording === null) return;
    this.done.add(recording);
    this.recording = null;
    await this.finish();
    this.close();
    await main.call('recording.end', { case: caseId, recording, reason });
  }

  /** What ought to be recorded now, and whether that is what is being recorded. */
  private look(): void {
    if (this.over) return;
    const wanted = this.wanted();
    if (wanted !== this.recording) this.turnTo(wanted);
    if (this.recording === null) return;
    const company = this.others.find(({ part, connected }) => part === 'representative' && connected);
    const video = company?.stream?.getVideoTracks().find(({ readyState }) => readyState === 'live');
    this.voices?.mix(this.everybody());
    if (this.take && this.take.video !== video) void this.finish();
    else if (video && !this.take && !this.flushing) this.begin(this.recording, video);
  }

  private wanted(): string | null {
    const view = this.options.record.view();
    const open = view && openRecording(view.inspection);
    if (!open || this.done.has(open.id) || !mayGoOn(open)) return null;
    return open.requested.author === view.me.fingerprint ? open.id : null;
  }

  private turnTo(recording: string | null): void {
    void this.finish();
    this.recording = recording;
    this.before = { bytes: 0, ms: 0 };
    if (recording === null) {
      this.close();
      return;
    }
    this.voices ??= new MixedVoices();
    this.options.show({ recording, progress: null, error: null });
  }

  private begin(recording: string, video: MediaStreamTrack): void {
    const { caseId, main, show } = this.options;
    const { bytes, ms } = this.before;
    try {
      this.take = new TakeRecorder({
        caseId,
        recording,
        main,
        video,
        audio: (this.voices ??= new MixedVoices()).track,
        progress: (now) => {
          this.before = { bytes: bytes + now.bytes, ms: ms + now.ms };
          show({ progress: { ...now, ...this.before } });
        },
      });
      show({ going: true });
      const { take } = this;
      // It may end by itself: the track ended, or the disk was too slow.
      void take.over.then((error) => this.onOver(take, error));
    } catch (error) {
      this.onFailed(recording, error instanceof AppError ? error : new AppError('recording.failed'));
    }
  }

  private onOver(take: TakeRecorder, error: AppError | null): void {
    if (this.take === take) this.take = null;
    this.options.show({ going: false });
    const { recording } = take;
    if (error) this.done.add(recording);
    // After a withdrawal the main process takes nothing more, which is as it should be.
    if (error && error.code !== 'rule.recording.no-consent') this.onFailed(recording, error);
    else this.look();
  }

  /** The main process has ended it where the error is its own; saying so again changes nothing. */
  private onFailed(recording: string, error: AppError): void {
    const { caseId, main, show } = this.options;
    this.done.add(recording);
    this.recording = null;
    this.close();
    show({ error });
    main
      .call('recording.end', { case: caseId, recording, reason: 'failed' })
      .catch((failure: unknown) => show({ error: failure instanceof AppError ? failure : error }));
  }

  /** Resolves when the take that is being recorded, if one is, is on the disk. */
  private finish(): Promise<unknown> {
    const { take } = this;
    if (!take) return this.flushing ?? Promise.resolve();
    this.take = null;
    take.stop();
    const flushing = take.over.finally(() => {
      if (this.flushing === flushing) this.flushing = null;
      this.look();
    });
    this.flushing = flushing;
    return flushing;
  }

  private everybody(): MediaStreamTrack[] {
    const streams = [this.options.media.stream, ...this.others.map(({ stream }) => stream)];
    return streams.flatMap((stream) => stream?.getAudioTracks() ?? []);
  }

  private close(): void {
    this.voices?.close();
    this.voices = null;
    this.options.show({ recording: null, going: false });
  }
}
