import { AppError, toAppError } from '../../shared/errors';
import type { CameraChange } from '../../shared/customs/codes';
import { SecondCamera } from './camera/second-camera';
import { Emitter } from './emitter';
import type { DeviceKind } from './device-errors';
import {
  deviceName,
  openCamera,
  openMicrophone,
  trackKind,
  type Purpose,
  type SoundFilters,
} from './devices';

export interface DeviceState {
  /** Null while it is being opened, or where none is wanted or none could be opened. */
  track: MediaStreamTrack | null;
  error: AppError | null;
  /** Whether it is switched on by the person. */
  on: boolean;
}

export interface MediaEvents {
  /** Something about a device changed: opened, lost, switched on or off, failed. */
  changed: DeviceKind;
  /** The camera is another one now, or none: for the record. */
  camera: { label: string; reason: CameraChange };
  /** Another track takes the place of the one that was sent. */
  track: { kind: 'audio' | 'video'; track: MediaStreamTrack | null };
}

/**
 * On a laptop without a graphics processor the picture of a camera at its highest resolution takes a good part of a
 * core to show, and stills, which have the camera's own, wait for that.
 */
const SHOWN = { width: { max: 960 }, height: { max: 960 }, frameRate: { max: 15 } };

/** This machine's camera and microphone, from the preview before the call to its end. They outlive every reconnect. */
export class LocalMedia extends Emitter<MediaEvents> {
  /** What is sent. One stream for the whole call, so that the other side keeps one. */
  readonly stream = new MediaStream();
  /** The camera as this machine's own screen shows it: of a large picture, no more than somebody needs to aim. */
  readonly shown = new MediaStream();
  readonly devices: Record<DeviceKind, DeviceState> = {
    camera: { track: null, error: null, on: true },
    microphone: { track: null, error: null, on: true },
  };
  /** For the overview; stays closed on every machine but the company's. */
  readonly second = new SecondCamera();
  filters: SoundFilters = { echo: true, noise: true };
  /** Devices that were lost, by their ids: one that comes back is taken again, and no other in its place. */
  private readonly lost: Partial<Record<DeviceKind, string>> = {};
  /** Counts the openings of each device: of two that overlap, the one asked for last is kept. */
  private readonly turns: Record<DeviceKind, number> = { camera: 0, microphone: 0 };
  private closed = false;

  constructor(readonly purpose: Purpose) {
    super();
  }

  /** Opens camera and microphone independently: one that fails does not keep the other away. Errors are in `devices`. */
  async open(camera?: string, microphone?: string): Promise<void> {
    await Promise.all([this.use('camera', camera), this.use('microphone', microphone)]);
  }

  /**
   * Opens one device, in place of the one that was open: also in the middle of a call. The old one is closed first, since
   * two cameras on one USB port can be more than it carries.
   * @param id the device; the system's first where it is left out.
   * @param reason why, for the record.
   */
  async use(kind: DeviceKind, id?: string, reason: CameraChange = 'chosen'): Promise<void> {
    const turn = (this.turns[kind] += 1);
    const overtaken = (): boolean => this.closed || turn !== this.turns[kind];
    this.release(kind);
    delete this.lost[kind];
    try {
      const track =
        kind === 'camera' ? await openCamera(this.purpose, id) : await openMicrophone(this.filters, id);
      if (overtaken()) return track.stop();
      this.take(kind, track);
      this.changed(kind, reason);
    } catch (thrown) {
      if (overtaken()) return;
      this.set(kind, { track: null, error: toAppError(thrown) });
      this.changed(kind, 'failed');
    }
  }

  /** Switches a device off without closing it: what is sent then is black or silent. */
  toggle(kind: DeviceKind, on: boolean): void {
    const { track } = this.devices[kind];
    if (track) track.enabled = on;
    if (kind === 'camera') {
      for (const view of this.shown.getTracks()) view.enabled = on;
      this.second.enable(on);
    }
    this.set(kind, { on });
  }

  /** Filters the sound otherwise; the microphone is opened anew, since an open one cannot change. */
  async filter(filters: SoundFilters): Promise<void> {
    this.filters = filters;
    const { track } = this.devices.microphone;
    if (track) await this.use('microphone', track.getSettings().deviceId);
    else this.emit('changed', 'microphone');
  }

  /** Takes what is open anew: after sleep the other side may see the last frame for ever. */
  async reopen(): Promise<void> {
    const again = async (kind: DeviceKind): Promise<void> => {
      const { track } = this.devices[kind];
      if (track) await this.use(kind, track.getSettings().deviceId, 'reopened');
    };
    await Promise.all([again('camera'), again('microphone'), this.second.reopen()]);
  }

  /** Something was plugged in or out: a device that was lost and is there again is taken again. */
  async plugged(): Promise<void> {
    const all = await navigator.mediaDevices.enumerateDevices();
    for (const kind of ['camera', 'microphone'] as const) {
      const id = this.lost[kind];
      if (id && all.some(({ deviceId }) => deviceId === id)) void this.use(kind, id, 'reopened');
    }
  }

  /** The name of a device as the record has it. */
  label(kind: DeviceKind): string {
    const { track } = this.devices[kind];
    return track ? deviceName(track.label) : '';
  }

  close(): void {
    this.closed = true;
    this.release('camera');
    this.release('microphone');
    this.second.close();
  }

  private take(kind: DeviceKind, track: MediaStreamTrack): void {
    track.enabled = this.devices[kind].on;
    track.onended = () => {
      // Unplugged, or taken away by the system: not something that was asked for here.
      this.lost[kind] = track.getSettings().deviceId;
      this.release(kind);
      this.set(kind, { track: null, error: new AppError(`${kind}.lost`) });
      this.changed(kind, 'lost');
    };
    this.stream.addTrack(track);
    if (kind === 'camera') this.show(track);
    this.set(kind, { track, error: null });
    this.emit('track', { kind: trackKind(kind), track });
  }

  private changed(kind: DeviceKind, reason: CameraChange): void {
    if (kind === 'camera') this.emit('camera', { label: this.label('camera'), reason });
  }

  private release(kind: DeviceKind): void {
    const { track } = this.devices[kind];
    if (!track) return;
    track.onended = null;
    track.stop();
    this.stream.removeTrack(track);
    if (kind === 'camera') this.hide();
    this.devices[kind] = { ...this.devices[kind], track: null };
    this.emit('track', { kind: trackKind(kind), track: null });
  }

  private show(camera: MediaStreamTrack): void {
    const view = camera.clone();
    void view.applyConstraints(SHOWN).catch(() => undefined); // The whole picture then: dearer, and no worse.
    this.shown.addTrack(view);
  }

  private hide(): void {
    for (const view of this.shown.getTracks()) {
      view.stop();
      this.shown.removeTrack(view);
    }
  }

  private set(kind: DeviceKind, change: Partial<DeviceState>): void {
    this.devices[kind] = { ...this.devices[kind], ...change };
    this.emit('changed', kind);
  }
}
