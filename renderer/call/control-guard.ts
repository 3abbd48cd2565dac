import { fromUtf8, utf8 } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { Control, MAX_CONTROL_BYTES } from '../../shared/protocol/control';
import type { Part } from '../../shared/record/state';

/** Who may send which message; a message from anybody else is dropped. */
const MAY_SEND: Record<Control['t'], readonly Part[]> = {
  hello: ['lead', 'second', 'representative', 'witness', 'observer'],
  event: ['lead', 'second', 'representative', 'witness', 'observer'],
  media: ['lead', 'second', 'representative', 'witness', 'observer'],
  limit: ['lead', 'second', 'representative', 'witness', 'observer'],
  ping: ['lead', 'second', 'representative', 'witness', 'observer'],
  pong: ['lead', 'second', 'representative', 'witness', 'observer'],
  signal: ['lead', 'second', 'representative', 'witness', 'observer'],
  bye: ['lead', 'second', 'representative', 'witness', 'observer'],
  pointer: ['lead'],
  mark: ['lead'],
  unmark: ['lead'],
  freeze: ['lead'],
  voice: ['representative'],
  shutter: ['lead'],
  cameras: ['representative'],
  camera: ['lead'],
  'camera-done': ['representative'],
  'holder-cue': ['lead', 'representative'],
  still: ['representative'],
  want: ['lead', 'second', 'witness', 'observer'],
  got: ['lead', 'second', 'witness', 'observer'],
};

/**
 * Reads a message of the control channel.
 * @param from the sender's part in the case, by its certificate; null when it has none.
 * @throws AppError `message.too-large`, `message.invalid` or `message.not-allowed`.
 */
export function readControl(data: string | Uint8Array, from: Part | null): Control {
  // A string has at least as many UTF-8 bytes as UTF-16 units: the cheap check goes first.
  if (data.length > MAX_CONTROL_BYTES) throw new AppError('message.too-large');
  if (typeof data === 'string' && utf8(data).length > MAX_CONTROL_BYTES)
    throw new AppError('message.too-large');
  let json: unknown;
  try {
    json = JSON.parse(typeof data === 'string' ? data : fromUtf8(data));
  } catch (cause) {
    throw new AppError('message.invalid', {}, { cause });
  }
  const message = Control.safeParse(json);
  if (!message.success) throw new AppError('message.invalid');
  if (!from || !MAY_SEND[message.data.t].includes(from)) throw new AppError('message.not-allowed');
  return message.data;
}
