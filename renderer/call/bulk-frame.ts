import { concat, fromUtf8, utf8, type Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { BULK_CHUNK_BYTES, BulkHead } from '../../shared/protocol/control';

/**
 * One binary frame of the bulk channel: length of the head (4 bytes, big-endian), the head as JSON in UTF-8, then the
 * bytes of the file from `head.offset` on.
 */

/** No honest head is longer: a 64-digit hash, a 32-digit case and two numbers. */
const MAX_HEAD_BYTES = 1024;

export function encodeFrame(head: BulkHead, payload: Uint8Array): Bytes {
  const json = utf8(JSON.stringify(head));
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, json.length);
  return concat(length, json, payload);
}

/**
 * Takes a frame apart; the payload is a view of the frame's own memory.
 * @throws AppError `message.invalid` for anything that `encodeFrame` does not write.
 */
export function decodeFrame(frame: Uint8Array): { head: BulkHead; payload: Uint8Array } {
  if (frame.length < 4) throw new AppError('message.invalid');
  const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0);
  if (length > MAX_HEAD_BYTES || 4 + length >= frame.length) throw new AppError('message.invalid');
  const payload = frame.subarray(4 + length);
  if (payload.length > BULK_CHUNK_BYTES) throw new AppError('message.invalid');
  let json: unknown;
  try {
    json = JSON.parse(fromUtf8(frame.subarray(4, 4 + length)));
  } catch (cause) {
    throw new AppError('message.invalid', {}, { cause });
  }
  const head = BulkHead.safeParse(json);
  if (!head.success || head.data.offset + payload.length > head.data.size)
    throw new AppError('message.invalid');
  return { head: head.data, payload };
}
