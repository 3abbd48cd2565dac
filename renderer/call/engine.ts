import { toAppError, type AppError } from '../../shared/errors';
import type { Paths } from '../../shared/protocol/paths';
import { blobNeeds } from './blob-needs';
import type { CameraPlace } from '../../shared/protocol/camera';
import type { PowerChange } from '../../shared/ipc/contract';
import { CallFacts } from './call-facts';
import type { CallPeer } from './call-peer';
import { Cameras } from './camera/cameras';
import { CompanyCameras } from './camera/company-cameras';
import { listenToCameras } from './camera/listen';
import { Emitter } from './emitter';
import type { EngineEvents, EngineOptions } from './engine-events';
import { EventsExchange } from './events-exchange';
import { Guidance } from './guidance';
import { hear, type Hearing } from './hearing';
import { listenToMain } from './main-pushes';
import { Mesh } from './mesh';
import { FACE_PICTURE, INSPECTION_PICTURE, OVERVIEW_PICTURE, type PictureSettings } from './picture-settings';
import { Pointer } from './pointer';
import { listenToPower } from './sleep';
import { StillAsker, type PressOptions } from './still-asker';
import { StillSource } from './still-source';
import { Stopwatch } from './timings';

const MEASURE_MS = 2000;
const LISTEN_MS = 250;

/** One person's side of one call, put together from the parts of this folder. It is used once: join, then leave. */
export class CallEngine extends Emitter<EngineEvents> {
  readonly guidance: Guidance;
  private readonly mesh: Mesh;
  private readonly asker: StillAsker;
  private readonly pointer: Pointer;
  private readonly events: EventsExchange;
  /** Only on the company's machine. */
  private readonly own: CompanyCameras | null;
  readonly cameras: Cameras;
  private readonly facts: CallFacts;
  private readonly dropped = new Map<string, number>();
  private readonly watch = new Stopwatch();
  private readonly stops: (() => void)[] = [];
  /** Only on the company's machine. */
  private source: StillSource | null = null;
  private joinedAt = 0;
  private over = false;

  constructor(private readonly options: EngineOptions) {
    super();
    const { caseId, main, record, media } = options;
    const drop = (code: string): void => this.drop(code);
    this.own = media.purpose === 'inspection' ? new CompanyCameras(media) : null;
    this.mesh = new Mesh({
      caseId,
      main,
      record,
      out: {
        stream: media.stream,
        second: media.second.stream,
        picture: (place) => this.pictureOf(place),
      },
      read: async (file, offset, length) =>
        this.source?.read(file, offset, length) ??
        main.call('blob.read', { case: caseId, sha256: file.sha256, offset, length }),
    });
    this.cameras = new Cameras(this.mesh, this.own);
    this.facts = new CallFacts(caseId, main, (error) => drop(toAppError(error).code));
    this.events = new EventsExchange(caseId, main, record, drop);
    this.guidance = new Guidance(record, (message) => this.mesh.broadcast(message));
    this.pointer = new Pointer((message, live) =>
      live ? this.mesh.broadcastLive(message) : this.mesh.broadcast(message),
    );
    this.asker = new StillAsker(caseId, main, () => this.mesh.company ?? null);
  }

  /** Codes of what was dropped, counted; contents are not kept. */
  get droppedCounts(): ReadonlyMap<string, number> {
    return this.dropped;
  }

  /** @throws AppError when the hub cannot be reached or refuses. */
  async join(): Promise<void> {
    this.joinedAt = performance.now();
    const { caseId, main, media } = this.options;
    this.listenOutside();
    this.listenToParts();
    try {
      const info = await main.call('call.join', { case: caseId });
      if (this.over) return;
      this.facts.joined(info.session, media.label('camera'), media.label('microphone'));
      if (media.purpose === 'inspection') this.source = this.openSource();
      this.emit('relay-only', info.paths.relayOnly);
      this.mesh.start(info);
      this.joinedAt = Infinity;
    } catch (error) {
      this.shutDown();
      throw error;
    }
    const timers = [
      setInterval(() => this.mesh.measure(), MEASURE_MS),
      setInterval(() => this.mesh.listenIn(), LISTEN_MS),
    ];
    this.stops.push(() => timers.forEach(clearInterval));
  }

  /** Resolves when this end's part of the call is on the record. */
  async leave(reason: string, error: AppError | null = null): Promise<void> {
    if (this.over) return;
    const { session } = this.mesh;
    this.mesh.broadcast({ t: 'bye', reason });
    this.shutDown();
    this.emit('ended', { reason, error });
    const { caseId, main } = this.options;
    if (session !== null) await this.facts.left(session, reason);
    await main.call('call.leave', { case: caseId }).catch(() => undefined);
  }

  /**
   * Asks the company's machine for a still of what its camera shows now.
   * @returns the still's name. @throws AppError `call.no-company`, or why the record does not take the request.
   */
  async press(item: string, options?: PressOptions): Promise<string> {
    return this.asker.press(item, options);
  }

  /** Asks for a burst of them. @throws AppError as `press`. */
  async burst(item: string, from?: CameraPlace): Promise<void> {
    return this.asker.burst(item, from);
  }

  /** Shows the company where to look; null takes the mark away. */
  point(at: { x: number; y: number } | null): void {
    this.pointer.point(at);
  }

  /** The screen shows the first frame of this person's picture. */
  firstFrame(fingerprint: string): void {
    this.facts.calm();
    if (this.watch.mark('first_frame_ms', fingerprint)) this.tellTimings();
  }

  private listenOutside(): void {
    const { caseId, main, record } = this.options;
    this.stops.push(
      ...listenToMain(main, caseId, {
        roster: (roster) => this.mesh.roster(roster),
        paths: ({ paths }) => this.onPaths(paths),
        signal: (signal) => this.mesh.signal(signal),
        tampered: (error) => void this.leave('tampered', error),
        hub: (connected) => this.onHub(connected),
        network: () => this.mesh.networkChanged(),
        arrived: (sha256) => this.verified(sha256),
      }),
      record.onView((view) => {
        this.asker.onView(view);
        this.guidance.onView(view);
        this.fetchMissing();
      }),
      ...listenToPower(main, (to) => this.onPower(to)),
    );
  }

  /** After sleep neither the camera nor the way to the others can be trusted: both are taken anew. */
  private onPower(to: PowerChange): void {
    this.own?.setScreen(to === 'asleep' || to === 'locked' ? to : 'on');
    if (to !== 'awake') return;
    this.mesh.networkChanged();
    void this.options.media.reopen();
  }

  private pictureOf(place: CameraPlace): PictureSettings {
    if (!this.own) return FACE_PICTURE;
    return place === this.own.large ? INSPECTION_PICTURE : OVERVIEW_PICTURE;
  }

  private listenToParts(): void {
    const { mesh, asker, cameras, facts, own } = this;
    const { media } = this.options;
    this.stops.push(
      mesh.on('changed', () => this.emit('peers', mesh.all)),
      // Whoever was there before could be called from the moment that this machine asked to join.
      mesh.on('appeared', ({ fingerprint }) =>
        this.watch.appeared(fingerprint, Math.min(this.joinedAt, performance.now())),
      ),
      mesh.on('connected', (peer) => this.onConnected(peer)),
      mesh.on('interrupted', (peer) => {
        this.events.gone(peer);
        if (mesh.session !== null) this.facts.interrupted(mesh.session, peer.fingerprint, peer.link.quietMs);
      }),
      mesh.on('left', (peer) => {
        this.events.gone(peer);
        this.guidance.gone(peer);
      }),
      mesh.on('heard', ({ peer, message }) => hear(this.hearing(), peer, message)),
      mesh.on('dropped', (code) => this.drop(code)),
      mesh.on('progress', (progress) => this.emit('progress', progress)),
      mesh.on('verified', ({ sha256 }) => this.verified(sha256)),
      mesh.on('failed', (failure) => this.emit('fetch-failed', failure)),
      mesh.on('clock', ({ peer, found }) => this.facts.compared(peer.fingerprint, found)),
      this.guidance.on('changed', (shown) => this.emit('guidance', shown)),
      asker.on('step', (step) => this.emit('step', step)),
      asker.on('verified', ({ ms }) => {
        this.watch.timings.still_ms = ms;
        this.tellTimings();
      }),
      media.on('changed', () => this.tellMedia()),
      ...listenToCameras({ mesh, media, facts, own }),
      cameras.on('cameras', (state) => this.emit('cameras', state)),
      cameras.on('cue', (cue) => this.emit('cue', cue)),
      cameras.on('followed', (cue) => this.emit('followed', cue)),
      cameras.on('ordered', (order) => this.emit('ordered', order)),
    );
    if (own) this.emit('cameras', own.state);
  }

  private onHub(connected: boolean): void {
    if (!connected) this.mesh.hubLost();
    this.emit('hub', connected);
  }

  private onPaths(paths: Paths): void {
    this.mesh.setPaths(paths);
    this.emit('relay-only', paths.relayOnly);
  }

  private onConnected(peer: CallPeer): void {
    if (this.watch.mark('connect_ms', peer.fingerprint)) this.tellTimings();
    if (this.mesh.session !== null) this.facts.connected(this.mesh.session, peer.fingerprint);
    void this.events.connected(peer);
    this.tellMedia();
    this.guidance.tell(peer);
    this.fetchMissing();
  }

  private hearing(): Hearing {
    const { caseId, record } = this.options;
    const { events, asker, guidance, source, cameras, mesh } = this;
    const point = (at: EngineEvents['pointer']): void => this.emit('pointer', at);
    const dismiss = (peer: CallPeer): void => mesh.dismiss(peer);
    return { caseId, record, events, asker, guidance, source, cameras, point, dismiss };
  }

  private openSource(): StillSource {
    const shot = (still: string): void => this.emit('shot', { still });
    return new StillSource({ ...this.options, mesh: this.mesh, shot });
  }

  private fetchMissing(): void {
    const view = this.options.record.view();
    if (view) this.mesh.company?.fetch(blobNeeds(view));
  }

  private verified(sha256: string): void {
    const view = this.options.record.view();
    if (view) this.asker.onVerified(view, sha256);
  }

  private tellMedia(): void {
    const { camera, microphone } = this.options.media.devices;
    this.mesh.broadcast({
      t: 'media',
      microphone: microphone.track !== null && microphone.on,
      camera: camera.track !== null && camera.on,
    });
  }

  private tellTimings(): void {
    this.emit('timings', { ...this.watch.timings });
  }

  private drop(code: string): void {
    this.dropped.set(code, (this.dropped.get(code) ?? 0) + 1);
  }

  private shutDown(): void {
    this.over = true;
    for (const stop of this.stops.splice(0)) stop();
    this.source?.close();
    this.pointer.close();
    this.cameras.close();
    this.events.close();
    this.mesh.close();
  }
}
