import { z } from 'zod';
import { base64, fromBase64, fromHex, hex, type Bytes } from '../bytes';
import { WallTime } from './primitives';

/**
 * A hub's checkpoint: the head of the Merkle tree over all its receipts, with the hub's time, as a signed note
 * (https://c2sp.org/tlog-checkpoint, https://c2sp.org/signed-note). In an event it says "not before": the writer had it.
 *
 *     yuanjian-hub/<fingerprint of the authority>
 *     <number of receipts>
 *     <root, Base64>
 *     time <the hub's clock>
 *
 *     — yuanjian-hub/<fingerprint of the authority> <Base64 of key id and signature>
 */
export interface Checkpoint {
  /** SHA-256 of the certificate of the hub's authority. */
  hub: string;
  size: number;
  /** RFC 6962 root over the first `size` receipts, in hex. */
  root: string;
  /** The hub's clock when it signed. */
  at: string;
}

/** A checkpoint as it was read: whether the signature is the hub's is asked in `shared/identity/checkpoint.ts`. */
export interface SignedCheckpoint extends Checkpoint {
  /** What was signed. */
  note: string;
  keyId: Bytes;
  signature: Bytes;
}

const MAX_CHECKPOINT_CHARS = 2000;
const ORIGIN = 'yuanjian-hub/';
const KEY_ID_BYTES = 4;
/** An em dash (U+2014) begins a signature's line. */
const SHAPE =
  /^(yuanjian-hub\/([0-9a-f]{64})\n(0|[1-9]\d{0,14})\n([A-Za-z0-9+/]{43}=)\ntime (\S{24})\n)\n\u2014 yuanjian-hub\/([0-9a-f]{64}) ([A-Za-z0-9+/]{16,104}={0,2})\n$/;

/** The note that a hub signs for a checkpoint. */
export const checkpointNote = ({ hub, size, root, at }: Checkpoint): string =>
  `${ORIGIN}${hub}\n${size}\n${base64(fromHex(root))}\ntime ${at}\n`;

/** A note with its signature's line. */
export const spellCheckpoint = (checkpoint: Checkpoint, signed: Uint8Array): string =>
  `${checkpointNote(checkpoint)}\n\u2014 ${ORIGIN}${checkpoint.hub} ${base64(signed)}\n`;

/**
 * Reads a checkpoint in the one spelling that `spellCheckpoint` writes: four lines, a blank one, one signature by the
 * hub that the first line names; null for anything else.
 */
export function readCheckpoint(text: string): SignedCheckpoint | null {
  if (text.length > MAX_CHECKPOINT_CHARS) return null;
  const [, note, hub, size, root, at, signer, signed] = SHAPE.exec(text) ?? [];
  if (!note || !hub || !root || !signed || signer !== hub || !WallTime.safeParse(at).success) return null;
  const [rootBytes, bytes] = [exactBase64(root), exactBase64(signed)];
  if (!rootBytes || !bytes) return null;
  return {
    hub,
    size: Number(size),
    root: hex(rootBytes),
    at: at!,
    note,
    keyId: bytes.slice(0, KEY_ID_BYTES),
    signature: bytes.slice(KEY_ID_BYTES),
  };
}

/** Base64 has several spellings of the same bytes where the last character has bits to spare; null but for the one. */
function exactBase64(text: string): Bytes | null {
  try {
    const bytes = fromBase64(text);
    return base64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** A checkpoint's text on a wire or in an event. */
export const CheckpointText = z
  .string()
  .max(MAX_CHECKPOINT_CHARS)
  .refine((text) => readCheckpoint(text) !== null, 'no checkpoint');
