import { CHECK_SIDE, measure, type Measured } from './picture-check';
import type { EncodeReply, EncodeRequest } from './still-encoder';

/**
 * Makes JPEGs of a still, and measures it, beside the page's own thread, where Chromium would wait for an idle moment to encode, and a
 * call leaves few.
 */

/** Longest side of the small picture that travels first. */
const THUMBNAIL = 320;
/** At 0.93 the small print of a label survives; the file is about a third of that at 1. */
const QUALITY = 0.93;
const THUMBNAIL_QUALITY = 0.8;

self.onmessage = ({ data }: MessageEvent<EncodeRequest>) => {
  void work(data).catch(() => answer({ id: data.id, failed: true }));
};

/** The original first, since it has the longest way before it: one after the other is all that this thread can do. */
async function work({ id, picture, original, look }: EncodeRequest): Promise<void> {
  const { width, height } = picture;
  try {
    if (original) answer({ id, original: await jpeg(drawn(picture, width, height), QUALITY) });
    if (look) answer({ id, look: await lookAt(picture) });
  } finally {
    picture.close();
  }
}

async function lookAt(picture: ImageBitmap): Promise<{ thumbnail: ArrayBuffer; measured: Measured }> {
  const { width, height } = picture;
  const within = (side: number): [number, number] => {
    const scale = Math.min(1, side / Math.max(width, height));
    return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  };
  const small = within(CHECK_SIDE);
  const check = drawn(picture, ...small);
  const thumbnail = jpeg(drawn(check.canvas, ...within(THUMBNAIL)), THUMBNAIL_QUALITY);
  const measured = measure(check.getImageData(0, 0, ...small).data, ...small);
  return { thumbnail: await thumbnail, measured };
}

function answer(reply: EncodeReply): void {
  const transfer = 'original' in reply ? [reply.original] : 'look' in reply ? [reply.look.thumbnail] : [];
  self.postMessage(reply, { transfer });
}

async function jpeg({ canvas }: OffscreenCanvasRenderingContext2D, quality: number): Promise<ArrayBuffer> {
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return blob.arrayBuffer();
}

function drawn(
  picture: ImageBitmap | OffscreenCanvas,
  width: number,
  height: number,
): OffscreenCanvasRenderingContext2D {
  const canvas = new OffscreenCanvas(width, height);
  // Read back at once, so drawn where it is read: no way through the graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // A mean of neighbouring pixels: at `low`, some of a camera's many would be left out and look sharp.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, 0, 0, width, height);
  return context;
}
