import { toAppError } from '../../shared/errors';
import type { Control } from '../../shared/protocol/control';
import type { SignalData } from '../../shared/protocol/signal';
import type { BlobRef } from '../../shared/record/primitives';
import {
  CLOCK_ROUNDS,
  ClockWatch,
  clockDifference,
  type ClockDifference,
} from '../../shared/record/clock-watch';
import type { Part } from '../../shared/record/state';
import { BulkReceiver, type BlobSink, type ReceiverEvents } from './bulk-receiver';
import { BulkSender, type BulkFile } from './bulk-sender';
import { readControl } from './control-guard';
import { Emitter } from './emitter';
import { PeerLink, type LinkEvents, type LinkOptions } from './peer-link';
import { judge, type Limit, type Quality, type QualityReport, type Sides } from './quality';

/** What is not dealt with here already. */
export type Heard = Exclude<Control, { t: 'ping' | 'pong' | 'media' | 'limit' | 'signal' }>;

export interface CallPeerOptions {
  caseId: string;
  fingerprint: string;
  /** Names the start of that person's app. */
  run: string;
  link: LinkOptions;
  files: BlobSink & { read(file: BulkFile, offset: number, length: number): Promise<Uint8Array> };
  /** This person's part in the case, as far as the record says it now. */
  partOf: () => Part | null;
  /** Reads the record again: somebody just certified may not be in it yet. */
  identify: () => Promise<void>;
}

export interface CallPeerEvents {
  /** Anything that a screen shows of this person changed. */
  changed: undefined;
  connected: undefined;
  interrupted: undefined;
  heard: Heard;
  /** Something came that was dropped: the code, for the log; its content is not kept. */
  dropped: string;
  progress: ReceiverEvents['progress'];
  verified: ReceiverEvents['verified'];
  failed: ReceiverEvents['failed'];
  /** This person's clock against this machine's, where that belongs on the record. */
  clock: ClockDifference;
}

/** What a screen shows of one person in the call. */
export interface Shown {
  state: LinkEvents['state'];
  /** Restarting did not help so far; it goes on trying. */
  trouble: boolean;
  stream: MediaStream | null;
  /** The picture of this person's second camera, where there is one. */
  second: MediaStream | null;
  media: { microphone: boolean; camera: boolean };
  report: QualityReport | null;
  quality: Quality;
  /** Round trip of the control channel. */
  rttMs: number | null;
}

/** One other person in the call: the link, what may be said over it, and the files that go through. */
export class CallPeer extends Emitter<CallPeerEvents> {
  readonly link: PeerLink;
  shown: Shown = {
    state: 'connecting',
    trouble: false,
    stream: null,
    second: null,
    media: { microphone: true, camera: true },
    report: null,
    quality: 'good',
    rttMs: null,
  };
  private sender: BulkSender | null = null;
  private receiver: BulkReceiver | null = null;
  private filesGeneration = -1;
  /** Messages wait here until it is known who speaks and the ends of the files' channel are made. */
  private inbox: (string | Uint8Array)[] | null = [];
  /** The number of this person's pointer that was heard last. */
  private pointed = -1;
  private pingSent = { n: 0, at: 0, wall: 0 };
  /** What was said last of what is sent to this person, and what this person said of what comes. */
  private limit: { here: Limit; there: Limit } = { here: 'none', there: 'none' };
  private readonly clock = new ClockWatch();
  /** Measurements of the clock that follow each other at once. */
  private roundsLeft = 0;

  constructor(private readonly options: CallPeerOptions) {
    super();
    this.link = new PeerLink(options.link);
    this.link.on('state', (state) => this.onState(state));
    this.link.on('trouble', () => this.show({ trouble: true }));
    this.link.on('stream', (stream) => this.show({ stream }));
    this.link.on('second', (second) => this.show({ second }));
    this.link.on('control', (data) => (this.inbox ? void this.inbox.push(data) : this.onControl(data)));
    this.link.on('bulk', (bytes) => this.guarded(() => this.receiver?.frame(bytes)));
    this.link.on('bulk-low', () => this.sender?.low());
  }

  get fingerprint(): string {
    return this.options.fingerprint;
  }

  get run(): string {
    return this.options.run;
  }

  get part(): Part | null {
    return this.options.partOf();
  }

  get connected(): boolean {
    return this.link.connected;
  }

  signal(generation: number, data: SignalData): void {
    this.link.signal(generation, data);
  }

  /** Sends if it can; says whether it went out. */
  send(message: Control): boolean {
    if (!this.connected) return false;
    return this.guarded(() => this.link.sendControl(JSON.stringify(message)));
  }

  /** Sends what is of no use when it is late: where it can, without waiting for what was lost before it. */
  sendLive(message: Control): boolean {
    if (!this.connected) return false;
    return this.link.sendLive(JSON.stringify(message)) || this.send(message);
  }

  /** Asks this person for files of the record. */
  fetch(blobs: BlobRef[]): void {
    for (const blob of blobs) this.receiver?.fetch(blob);
  }

  /** This person has bytes up to `offset` and wants the rest. */
  give(file: BulkFile, offset: number): void {
    this.sender?.want(file, offset);
  }

  stopGiving(sha256: string): void {
    this.sender?.stop(sha256);
  }

  /** Measures; for a timer outside. */
  async measure(): Promise<void> {
    const report = await this.link.quality();
    if (!report || !this.connected) return;
    this.ping();
    const limitHere = report.sent?.limitedBy ?? 'none';
    if (limitHere !== this.limit.here && this.send({ t: 'limit', by: limitHere }))
      this.limit.here = limitHere;
    this.show({ report, quality: judge(report, this.sides()) });
  }

  private sides(): Sides {
    const own = this.options.link.out.stream.getVideoTracks();
    return {
      cameraHere: own.some(({ enabled }) => enabled),
      cameraThere: this.shown.media.camera,
      limitThere: this.limit.there,
    };
  }

  private ping(): void {
    this.pingSent = { n: this.pingSent.n + 1, at: performance.now(), wall: Date.now() };
    this.send({ t: 'ping', n: this.pingSent.n });
  }

  close(): void {
    this.closeFiles();
    this.link.close();
  }

  private onState(state: LinkEvents['state']): void {
    // A connection that comes back may have a new channel: what it brings waits until the ends of it are made.
    if (state === 'interrupted') this.inbox ??= [];
    this.show({ state, trouble: state === 'connected' ? false : this.shown.trouble });
    if (state === 'interrupted') {
      // What was said may not have arrived, and whoever comes back may be another run of the app.
      this.limit = { here: 'none', there: 'none' };
      this.emit('interrupted', undefined);
    }
    if (state === 'connected') void this.onConnected();
  }

  private async onConnected(): Promise<void> {
    // The same channel after a mere restart of ICE loses nothing: what is on its way goes on.
    if (this.filesGeneration !== this.link.generation) this.openFiles();
    if (this.part === null) await this.options.identify();
    if (!this.connected) return;
    this.emit('connected', undefined);
    const waiting = this.inbox ?? [];
    this.inbox = null;
    for (const data of waiting) this.onControl(data);
    this.roundsLeft = CLOCK_ROUNDS - 1;
    this.ping();
  }

  private onControl(data: string | Uint8Array): void {
    this.guarded(() => {
      const received = Date.now();
      const message = readControl(data, this.part);
      if (message.t === 'ping') this.send({ t: 'pong', n: message.n, received, sent: Date.now() });
      else if (message.t === 'pong') this.onPong(message);
      else if (message.t === 'limit') this.limit.there = message.by;
      else if (message.t === 'media') {
        const { microphone, camera } = message;
        this.show({ media: { microphone, camera } });
      } else if (message.t === 'pointer') {
        if (message.n > this.pointed) this.emit('heard', message);
        this.pointed = Math.max(this.pointed, message.n);
        // A signal was taken up by the link already.
      } else if (message.t !== 'signal') this.emit('heard', message);
    });
  }

  private onPong({ n, received, sent }: Extract<Control, { t: 'pong' }>): void {
    if (n !== this.pingSent.n) return;
    const elapsed = performance.now() - this.pingSent.at;
    this.show({ rttMs: Math.round(elapsed) });
    const found = this.clock.take(clockDifference(this.pingSent.wall, received, sent, elapsed));
    if (found) this.emit('clock', found);
    if (this.roundsLeft === 0) return;
    this.roundsLeft -= 1;
    this.ping();
  }

  /** What the other side sends never ends the call. */
  private guarded(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.emit('dropped', toAppError(error).code);
      return false;
    }
  }

  private openFiles(): void {
    this.closeFiles();
    const { caseId, files } = this.options;
    this.filesGeneration = this.link.generation;
    const read = (file: BulkFile, offset: number, length: number) => files.read(file, offset, length);
    this.sender = new BulkSender(this.link, read, () => this.emit('dropped', 'blob.unreadable'));
    this.receiver = new BulkReceiver(caseId, files, (message) => void this.send(message));
    this.receiver.on('progress', (value) => this.emit('progress', value));
    this.receiver.on('verified', (value) => this.emit('verified', value));
    this.receiver.on('failed', (value) => this.emit('failed', value));
  }

  private closeFiles(): void {
    this.sender?.close();
    this.receiver?.close();
    this.sender = null;
    this.receiver = null;
  }

  private show(change: Partial<Shown>): void {
    this.shown = { ...this.shown, ...change };
    this.emit('changed', undefined);
  }
}
