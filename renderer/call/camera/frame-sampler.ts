import { PIECE, WHOLE } from './camera-watch';

/** Takes what is looked at out of a camera's own track: no copy of the track, nothing in the page. */
export class FrameSampler {
  private readonly video = document.createElement('video');
  private readonly context: OffscreenCanvasRenderingContext2D | null;

  constructor(private readonly track: MediaStreamTrack) {
    this.context = new OffscreenCanvas(WHOLE.width, WHOLE.height + PIECE.height).getContext('2d', {
      willReadFrequently: true,
    });
    this.video.muted = true;
    this.video.srcObject = new MediaStream([track]);
    // A track that ends while it begins to play is told by the track itself.
    this.video.play().catch(() => undefined);
  }

  /** RGBA of `WHOLE` and then `PIECE`; null while the camera gives nothing. */
  take(): Uint8ClampedArray | null {
    const { video, context, track } = this;
    const { videoWidth, videoHeight } = video;
    if (!context || track.muted || videoWidth === 0 || video.readyState < video.HAVE_CURRENT_DATA)
      return null;
    context.drawImage(video, 0, 0, WHOLE.width, WHOLE.height);
    const { width, height } = PIECE;
    const left = Math.max(0, (videoWidth - width) / 2);
    const top = Math.max(0, (videoHeight - height) / 2);
    context.drawImage(video, left, top, width, height, 0, WHOLE.height, width, height);
    return context.getImageData(0, 0, WHOLE.width, WHOLE.height + height).data;
  }

  close(): void {
    this.video.srcObject = null;
  }
}
