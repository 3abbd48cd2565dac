import { PATCH, PATCHES } from './camera-watch';

/** `MediaStreamTrackProcessor` as Chromium has it; TypeScript's DOM library leaves it out. */
declare const MediaStreamTrackProcessor: new (options: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => {
  readonly readable: ReadableStream<VideoFrame>;
};

/** A frame of one byte for each colour in each pixel; all others begin with a plane of luma. */
const PACKED = /^(?:RGB|BGR)/;

/**
 * Takes what is looked at out of a camera's own frames: some small pieces as they are. Drawing whole frames small was
 * measured at a hundred times that, at 4K without a graphics card.
 */
export class FrameSampler {
  private readonly reader: ReadableStreamDefaultReader<VideoFrame>;
  private reading = false;
  private fresh: Uint8Array | null = null;

  constructor(track: MediaStreamTrack) {
    // Of one frame, the newest: those that nobody reads are dropped.
    this.reader = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 }).readable.getReader();
    this.read();
  }

  /** Levels of the pieces, 0 to 255, one after the other; null when no frame came since the last call. */
  take(): Uint8Array | null {
    const { fresh } = this;
    this.fresh = null;
    this.read();
    return fresh;
  }

  close(): void {
    void this.reader.cancel().catch(() => undefined);
  }

  /** One read is on its way at most: while the camera gives nothing, it waits. */
  private read(): void {
    if (this.reading) return;
    this.reading = true;
    // A track that ended gives nothing any more, which is said of it elsewhere.
    void this.next().catch(() => undefined);
  }

  private async next(): Promise<void> {
    const { value: frame } = await this.reader.read();
    if (!frame) return;
    try {
      this.fresh = await levelsOf(frame);
    } finally {
      frame.close();
      this.reading = false;
    }
  }
}

async function levelsOf(frame: VideoFrame): Promise<Uint8Array> {
  const { visibleRect, format } = frame;
  const { width, height } = PATCH;
  const levels = new Uint8Array(PATCHES.columns * PATCHES.rows * width * height);
  if (!visibleRect || visibleRect.width < width || visibleRect.height < height) return levels;
  const step = PACKED.test(format ?? '') ? 4 : 1;
  let at = 0;
  for (let row = 0; row < PATCHES.rows; row += 1) {
    for (let column = 0; column < PATCHES.columns; column += 1) {
      const x = visibleRect.x + between(column, PATCHES.columns, visibleRect.width - width);
      const y = visibleRect.y + between(row, PATCHES.rows, visibleRect.height - height);
      const rect = { x, y, width, height };
      const bytes = new Uint8Array(frame.allocationSize({ rect }));
      const [{ offset, stride } = { offset: 0, stride: width }] = await frame.copyTo(bytes, { rect });
      for (let line = 0; line < height; line += 1)
        for (let pixel = 0; pixel < width; pixel += 1)
          // Of a packed pixel its second byte: green, the most of its luma.
          levels[at++] = bytes[offset + line * stride + pixel * step + (step > 1 ? 1 : 0)] ?? 0;
    }
  }
  return levels;
}

/** The `index`th of `count` places from 0 to `most`; even, since two by two pixels share their colour. */
const between = (index: number, count: number, most: number): number =>
  2 * Math.floor((most * index) / (count - 1) / 2);
