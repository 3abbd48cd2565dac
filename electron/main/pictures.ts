import { nativeImage } from 'electron';
import QuickLru from 'quick-lru';
import { toAppError } from '../../shared/errors';
import { mayDecode } from '../../shared/jpeg/size';
import type { BlobRef } from '../../shared/record/primitives';
import type { BlobStore, Logger } from '../services';

/** Serves pictures of the record as `app://yuanjian/blob/<case>/<sha256>[?width=N]`, decrypted on the way. */

const PATH = /^\/blob\/([0-9a-f]{32})\/([0-9a-f]{64})$/;
const PICTURE = 'image/jpeg';
const MAX_WIDTH = 4096;
/** Quality of reduced pictures: they are looked at and printed small; the original stays what it is. */
const REDUCED_QUALITY = 85;

/**
 * Reduced pictures that were asked for last, by store, so that they go with it: who puts a record forward has just looked at them.
 * At 1200 pixels one takes some 100 KB.
 */
const KEPT = 250;
const kept = new WeakMap<BlobStore, QuickLru<string, Body>>();

type Body = Uint8Array<ArrayBuffer>;

const status = (code: number): Response => new Response(null, { status: code });

/**
 * Answers null when the URL is not one of a blob. Blobs get here only by events that name them; what is no picture, such as
 * somebody's page, is not found: here it would be one of ours. What is no JPEG, or has more pixels than any camera's, is
 * not served: who shows or prints it says so in its place.
 */
export async function serveBlob(url: URL, blobs: BlobStore | null, logger: Logger): Promise<Response | null> {
  const [, id, sha256] = PATH.exec(url.pathname) ?? [];
  if (id === undefined || sha256 === undefined) return null;
  const ref = blobs?.ref(id, sha256);
  if (!blobs || ref?.mime !== PICTURE) return status(404);
  try {
    const width = widthOf(url);
    const body = await (width ? reducedOnce(blobs, ref, id, width) : read(blobs, ref, id));
    if (!body) return status(415);
    return new Response(body, {
      headers: { 'content-type': PICTURE, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' },
    });
  } catch (error) {
    logger.error('a file of the record could not be read', { code: toAppError(error).code });
    return status(500);
  }
}

function widthOf(url: URL): number | null {
  const width = Number(url.searchParams.get('width') ?? Number.NaN);
  return Number.isInteger(width) && width > 0 && width <= MAX_WIDTH ? width : null;
}

/** Null for what may not be decoded. */
async function read(blobs: BlobStore, { sha256, size }: BlobRef, id: string): Promise<Body | null> {
  const bytes = await blobs.read(id, sha256, 0, size);
  return mayDecode(bytes) ? bytes : null;
}

async function reducedOnce(blobs: BlobStore, ref: BlobRef, id: string, width: number): Promise<Body | null> {
  const pictures = kept.get(blobs) ?? new QuickLru({ maxSize: KEPT });
  kept.set(blobs, pictures);
  const key = `${id}/${ref.sha256}/${width}`;
  const known = pictures.get(key);
  if (known) return known;
  const bytes = await read(blobs, ref, id);
  const body = bytes && reduced(bytes, width);
  if (body) pictures.set(key, body);
  return body;
}

/** Null for what cannot be decoded. */
function reduced(bytes: Body, width: number): Body | null {
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  if (image.isEmpty()) return null;
  if (image.getSize().width <= width) return bytes;
  return new Uint8Array(image.resize({ width, quality: 'best' }).toJPEG(REDUCED_QUALITY));
}
