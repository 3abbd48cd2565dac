import type { EncodeReply, EncodeRequest } from './still-encoder';

/**
 * Makes JPEGs of a still beside the page's own thread, where Chromium would wait for an idle moment to encode, and a
 * call leaves few.
 */

/** Longest side of the small picture that travels first. */
const THUMBNAIL = 320;
/** At 0.93 the small print of a label survives; the file is about a third of that at 1. */
const QUALITY = 0.93;
const THUMBNAIL_QUALITY = 0.8;

self.onmessage = ({ data }: MessageEvent<EncodeRequest>) => {
  encode(data).then(
    (reply) => {
      const transfer = reply.ok ? [reply.thumbnail, ...(reply.original ? [reply.original] : [])] : [];
      self.postMessage(reply, { transfer });
    },
    () => self.postMessage({ id: data.id, ok: false } satisfies EncodeReply),
  );
};

async function encode({ id, picture, whole }: EncodeRequest): Promise<EncodeReply> {
  const { width, height } = picture;
  const scale = Math.min(1, THUMBNAIL / Math.max(width, height));
  const small = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  try {
    const original = whole ? await jpeg(picture, width, height, QUALITY) : null;
    return { id, ok: true, original, thumbnail: await jpeg(picture, ...small, THUMBNAIL_QUALITY) };
  } finally {
    picture.close();
  }
}

async function jpeg(
  picture: ImageBitmap,
  width: number,
  height: number,
  quality: number,
): Promise<ArrayBuffer> {
  const canvas = new OffscreenCanvas(width, height);
  // Read back at once, so drawn where it is read: no way through the graphics card.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality });
  return blob.arrayBuffer();
}
