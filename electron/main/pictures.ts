import { nativeImage } from 'electron';
import { toAppError } from '../../shared/errors';
import { mayDecode } from '../../shared/jpeg/size';
import type { BlobStore, Logger } from '../services';

/** Serves pictures of the record as `app://yuanjian/blob/<case>/<sha256>[?width=N]`, decrypted on the way. */

const PATH = /^\/blob\/([0-9a-f]{32})\/([0-9a-f]{64})$/;
const PICTURE = 'image/jpeg';
const MAX_WIDTH = 4096;
/** Quality of reduced pictures: they are looked at and printed small; the original stays what it is. */
const REDUCED_QUALITY = 85;

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
    const bytes = await blobs.read(id, sha256, 0, ref.size);
    if (!mayDecode(bytes)) return status(415);
    const width = widthOf(url);
    const body = width ? reduced(bytes, width) : bytes;
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

function reduced(bytes: Uint8Array<ArrayBuffer>, width: number): Uint8Array<ArrayBuffer> {
  const image = nativeImage.createFromBuffer(Buffer.from(bytes));
  if (image.isEmpty() || image.getSize().width <= width) return bytes;
  return new Uint8Array(image.resize({ width, quality: 'best' }).toJPEG(REDUCED_QUALITY));
}
