import type { CameraTrouble } from '../../../shared/customs/codes';
import { deviceName } from '../devices';
import { CameraWatch } from './camera-watch';
import { FrameSampler } from './frame-sampler';
import { TroubleLog, type TroubleFact } from './trouble-log';

/** One place of a camera, whichever camera is there: what is wrong with its picture, for screens and for the record. */
export class WatchedCamera {
  private readonly watch = new CameraWatch();
  private readonly log = new TroubleLog();
  private sampled: { track: MediaStreamTrack; sampler: FrameSampler } | null = null;
  /** The camera that the record was told of last: by the time it is well again, another may be there. */
  private camera = '';

  constructor(private readonly write: (fact: TroubleFact & { camera: string }) => void) {}

  get trouble(): CameraTrouble | null {
    return this.watch.trouble;
  }

  /** @returns whether what is wrong is another thing now. */
  look(track: MediaStreamTrack | null, at: number): boolean {
    const before = this.trouble;
    this.follow(track);
    // Switched off by the person, which everybody is told: black is right then.
    if (this.sampled && track?.enabled) this.watch.look(this.sampled.sampler.take(), at);
    else this.watch.rest();
    for (const fact of this.log.next(this.trouble, at)) {
      if (fact.type === 'camera.trouble' && track) this.camera = deviceName(track.label);
      this.write({ ...fact, camera: this.camera });
    }
    return this.trouble !== before;
  }

  close(): void {
    this.follow(null);
  }

  private follow(track: MediaStreamTrack | null): void {
    if (this.sampled?.track === track) return;
    this.sampled?.sampler.close();
    this.sampled = track && { track, sampler: new FrameSampler(track) };
    this.watch.rest();
  }
}
