import type { CameraChange } from '../../../shared/customs/codes';
import { AppError, toAppError } from '../../../shared/errors';
import { deviceName, openCamera } from '../devices';
import { Emitter } from '../emitter';

export interface SecondCameraEvents {
  changed: undefined;
  /** For the record. */
  camera: { label: string; reason: CameraChange };
  track: MediaStreamTrack | null;
}

/** The company's second camera, for the overview: opened and put away by whoever stands beside it, and by nobody else. */
export class SecondCamera extends Emitter<SecondCameraEvents> {
  track: MediaStreamTrack | null = null;
  error: AppError | null = null;
  /** What is sent of it: empty, or its track. */
  readonly stream = new MediaStream();
  private enabled = true;
  private turn = 0;

  get label(): string {
    return this.track ? deviceName(this.track.label) : '';
  }

  get id(): string {
    return this.track?.getSettings().deviceId ?? '';
  }

  /** What goes wrong is in `error`. @param reason why, for the record. */
  async open(id: string, reason: CameraChange = 'chosen'): Promise<void> {
    const turn = (this.turn += 1);
    this.release();
    try {
      const track = await openCamera('overview', id);
      if (turn !== this.turn) return track.stop();
      this.take(track);
      this.emit('camera', { label: this.label, reason });
    } catch (thrown) {
      if (turn !== this.turn) return;
      this.error = toAppError(thrown);
      this.emit('camera', { label: '', reason: 'failed' });
    }
    this.emit('changed', undefined);
  }

  /** Put away by the person. */
  putAway(): void {
    const { label } = this;
    this.close();
    if (label !== '') this.emit('camera', { label, reason: 'closed' });
  }

  /** Takes the camera anew, after sleep. */
  async reopen(): Promise<void> {
    if (this.track) await this.open(this.id, 'reopened');
  }

  enable(on: boolean): void {
    this.enabled = on;
    if (this.track) this.track.enabled = on;
  }

  close(): void {
    this.turn += 1;
    this.error = null;
    this.release();
    this.emit('changed', undefined);
  }

  private take(track: MediaStreamTrack): void {
    track.enabled = this.enabled;
    track.onended = () => {
      this.release();
      this.error = new AppError('camera.lost');
      this.emit('camera', { label: '', reason: 'lost' });
      this.emit('changed', undefined);
    };
    this.track = track;
    this.error = null;
    this.stream.addTrack(track);
    this.emit('track', track);
  }

  private release(): void {
    const { track } = this;
    if (!track) return;
    track.onended = null;
    track.stop();
    this.stream.removeTrack(track);
    this.track = null;
    this.emit('track', null);
  }
}
