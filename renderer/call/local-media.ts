import { AppError, toAppError } from '../../shared/errors';
import type { CameraChange } from '../../shared/customs/codes';
import { Emitter } from './emitter';
import type { DeviceKind } from './device-errors';
import { deviceName, openCamera, openMicrophone, trackKind, type Purpose } from './devices';

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

/** This machine's camera and microphone, from the preview before the call to its end. They outlive every reconnect. */
export class LocalMedia extends Emitter<MediaEvents> {
  /** What is sent. One stream for the whole call, so that the other side keeps one. */
  readonly stream = new MediaStream();
  readonly devices: Record<DeviceKind, DeviceState> = {
    camera: { track: null, error: null, on: true },
    microphone: { track: null, error: null, on: true },
  };
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
   */
  async use(kind: DeviceKind, id?: string): Promise<void> {
    const turn = (this.turns[kind] += 1);
    const overtaken = (): boolean => this.closed || turn !== this.turns[kind];
    this.release(kind);
    try {
      const track = kind === 'camera' ? await openCamera(this.purpose, id) : await openMicrophone(id);
      if (overtaken()) return track.stop();
      this.take(kind, track);
      this.changed(kind, 'chosen');
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
    this.set(kind, { on });
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
  }

  private take(kind: DeviceKind, track: MediaStreamTrack): void {
    track.enabled = this.devices[kind].on;
    track.onended = () => {
      // Unplugged, or taken away by the system: not something that was asked for here.
      this.release(kind);
      this.set(kind, { track: null, error: new AppError(`${kind}.lost`) });
      this.changed(kind, 'lost');
    };
    this.stream.addTrack(track);
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
    this.devices[kind] = { ...this.devices[kind], track: null };
    this.emit('track', { kind: trackKind(kind), track: null });
  }

  private set(kind: DeviceKind, change: Partial<DeviceState>): void {
    this.devices[kind] = { ...this.devices[kind], ...change };
    this.emit('changed', kind);
  }
}
