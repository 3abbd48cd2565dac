import { AppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import type { PictureCheck } from '../../shared/record/still-bodies';
import { deviceName } from './devices';
import { adviceOf } from './picture-check';
import type { Look, StillEncoder } from './still-encoder';

/** A still as the camera gives it, and how it was made. */
export interface Shot {
  original: Bytes;
  width: number;
  height: number;
  method: 'grab-frame' | 'take-photo';
  camera: string;
  track: { width: number; height: number; frameRate: number };
  /** When the camera gave it. */
  at: Date;
  /** Made and measured while the original is on its way already. @throws AppError `still.no-picture`. */
  look: Promise<{ thumbnail: Bytes; check: PictureCheck }>;
}

type Picture = Omit<Shot, 'camera' | 'track' | 'look'> & { look: Promise<Look> };
interface Size {
  width: number;
  height: number;
}

/** `ImageCapture` as Chromium has it; TypeScript's DOM library leaves it out. */
export interface Capture {
  grabFrame(): Promise<ImageBitmap>;
  takePhoto(settings?: { imageWidth?: number; imageHeight?: number }): Promise<Blob>;
  getPhotoCapabilities(): Promise<{ imageWidth?: { max: number }; imageHeight?: { max: number } }>;
}
declare const ImageCapture: new (track: MediaStreamTrack) => Capture;

/** Takes stills from the camera's own track, at the camera's full resolution: never from the video that is sent. */
export class StillCamera {
  /** The size `takePhoto` may bring beyond the track's; null once it is known that it brings nothing. */
  private photo: Promise<Size | null>;

  constructor(
    readonly source: MediaStreamTrack,
    private readonly encoder: Pick<StillEncoder, 'both' | 'look'>,
    private readonly capture: Capture = new ImageCapture(source),
  ) {
    this.photo = this.beyondTrack();
  }

  /**
   * Takes one still. Callers take one at a time.
   * @throws AppError `camera.off` while the person has switched it off, `camera.lost`, `still.no-picture`.
   */
  async shoot(): Promise<Shot> {
    if (this.source.readyState === 'ended') throw new AppError('camera.lost');
    if (!this.source.enabled) throw new AppError('camera.off');
    const { width = 0, height = 0, frameRate = 0 } = this.source.getSettings();
    const track = { width, height, frameRate };
    try {
      const taken = (await this.takePhoto(track)) ?? (await this.grabFrame(track));
      const offered = await this.offered(track);
      const look = taken.look.then(({ thumbnail, measured }) => {
        const check = { ...measured, offered, advice: adviceOf(measured, taken, offered) };
        return { thumbnail, check };
      });
      look.catch(() => undefined); // Told to whoever waits for it.
      return { ...taken, look, camera: deviceName(this.source.label), track };
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('still.no-picture', {}, { cause });
    }
  }

  private async grabFrame(track: Size): Promise<Picture> {
    const frame = await this.capture.grabFrame();
    const at = new Date();
    const { width, height } = frame;
    if (width * height < track.width * track.height) {
      frame.close();
      throw new AppError('still.no-picture');
    }
    const { original, look } = this.encoder.both(frame);
    return { original: await original, look, width, height, method: 'grab-frame', at };
  }

  /** A photograph, if it truly has more pixels than the track; its bytes are kept as the camera made them. */
  private async takePhoto(track: Size): Promise<Picture | null> {
    const most = await this.photo;
    if (!most) return null;
    const settings = { imageWidth: most.width, imageHeight: most.height };
    const blob = await this.capture.takePhoto(settings).catch(() => null);
    const at = new Date();
    const picture = blob?.type === 'image/jpeg' ? await createImageBitmap(blob) : null;
    if (!blob || !picture || picture.width * picture.height <= track.width * track.height) {
      picture?.close();
      // Advertised more than it gave (seen with several cameras): never again with this one.
      this.photo = Promise.resolve(null);
      return null;
    }
    const { width, height } = picture;
    const look = this.encoder.look(picture);
    const original = new Uint8Array(await blob.arrayBuffer());
    return { original, look, width, height, method: 'take-photo', at };
  }

  /** The largest picture that the camera says it can give, by photograph or by its track. */
  private async offered(track: Size): Promise<Size> {
    const able = this.source.getCapabilities();
    const most = { width: able.width?.max ?? 0, height: able.height?.max ?? 0 };
    const sizes = [track, most, (await this.photo) ?? track];
    const { width, height } = sizes.reduce((a, b) => (b.width * b.height > a.width * a.height ? b : a));
    return { width, height };
  }

  private async beyondTrack(): Promise<Size | null> {
    try {
      const { imageWidth, imageHeight } = await this.capture.getPhotoCapabilities();
      const { width = 0, height = 0 } = this.source.getSettings();
      const most = { width: imageWidth?.max ?? 0, height: imageHeight?.max ?? 0 };
      return most.width > width && most.height > height ? most : null;
    } catch {
      return null; // Cameras without photo capabilities reject; the frame of the track is what there is.
    }
  }
}
