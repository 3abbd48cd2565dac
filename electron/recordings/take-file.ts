import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../shared/errors';
import type { SegmentFacts } from '../../shared/record/recording';
import { openIfThere, syncFolder } from '../store/files';
import { deriveKey, seal, SEAL_OVERHEAD, unseal } from '../store/seal';

/**
 * How a take lies on the disk: "YJR1" ‖ 16 random bytes (salt of the file's own key) ‖ its pieces, the opening first. Each is
 * a head of 48 bytes, bytes of the sealed piece (4) ‖ 1 where playing can begin (4) ‖ from ‖ to in milliseconds (4 each) ‖
 * SHA-256 of the piece (32), and the piece sealed by itself, bound to its head, its number and what it is a part of. Nothing
 * is ever changed but the end, so whatever a crash tears is the last piece.
 */

const MAGIC = Buffer.from('YJR1');
const SALT_BYTES = 16;
const FILE_HEAD = MAGIC.length + SALT_BYTES;
const PIECE_HEAD = 48;

/** Which take of which recording of which case, and the store's key for recordings. */
export interface TakeName {
  key: Uint8Array;
  caseId: string;
  recording: string;
  take: number;
}

/** What a piece is, and where it lies in the file. */
export interface StoredPiece extends SegmentFacts {
  /** 0 is the opening. */
  n: number;
  key: boolean;
  /** Offset and length of the sealed bytes. */
  at: number;
  length: number;
}

export type NewPiece = Pick<StoredPiece, 'fromMs' | 'toMs' | 'key'> & { bytes: Uint8Array };

export class TakeFile {
  private constructor(
    private readonly handle: FileHandle,
    private readonly name: TakeName,
    private readonly key: Buffer,
  ) {}

  /** Makes a new file, in a folder that is made where there is none; one that is there already is never written over. */
  static async create(path: string, name: TakeName): Promise<TakeFile> {
    const folder = dirname(path);
    const made = await mkdir(folder, { recursive: true, mode: 0o700 });
    const handle = await open(path, 'wx+', 0o600);
    const salt = randomBytes(SALT_BYTES);
    await handle.write(Buffer.concat([MAGIC, salt]), 0, FILE_HEAD, 0);
    await syncFolder(folder);
    if (made) {
      await syncFolder(dirname(folder));
      await syncFolder(dirname(dirname(folder)));
    }
    return new TakeFile(handle, name, deriveKey(name.key, 'recording', salt));
  }

  /** Opens a file; null where there is none or it does not begin like one of ours. */
  static async open(path: string, name: TakeName, flags: 'r' | 'r+' = 'r'): Promise<TakeFile | null> {
    const handle = await openIfThere(path, flags);
    if (!handle) return null;
    const head = Buffer.alloc(FILE_HEAD);
    const { bytesRead } = await handle.read(head, 0, FILE_HEAD, 0);
    if (bytesRead === FILE_HEAD && head.subarray(0, MAGIC.length).equals(MAGIC))
      return new TakeFile(handle, name, deriveKey(name.key, 'recording', head.subarray(MAGIC.length)));
    await handle.close();
    return null;
  }

  /** Writes a piece behind the last one; when this resolves, it is on the disk. */
  async append(last: StoredPiece | null, { bytes, fromMs, toMs, key }: NewPiece): Promise<StoredPiece> {
    const n = last ? last.n + 1 : 0;
    const headAt = last ? last.at + last.length : FILE_HEAD;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const facts = { n, sha256, size: bytes.length, fromMs, toMs, key };
    const head = headOf(facts);
    const sealed = seal(this.key, bytes, this.bound(n, head));
    head.writeUInt32BE(sealed.length, 0);
    const whole = Buffer.concat([head, sealed]);
    for (let done = 0; done < whole.length;) {
      const { bytesWritten } = await this.handle.write(whole, done, whole.length - done, headAt + done);
      done += bytesWritten;
    }
    await this.handle.datasync();
    return { ...facts, at: headAt + PIECE_HEAD, length: sealed.length };
  }

  /** The pieces in their order, by their heads alone, up to the first that is not all there. */
  async *pieces(): AsyncGenerator<StoredPiece, void> {
    const { size } = await this.handle.stat();
    const head = Buffer.alloc(PIECE_HEAD);
    for (let n = 0, at = FILE_HEAD; at + PIECE_HEAD <= size; n++) {
      const { bytesRead } = await this.handle.read(head, 0, PIECE_HEAD, at);
      const piece = { n, ...pieceIn(head), at: at + PIECE_HEAD };
      at = piece.at + piece.length;
      if (bytesRead < PIECE_HEAD || piece.size <= 0 || at > size) return;
      yield piece;
    }
  }

  /** The piece's bytes. @throws AppError `store.damaged` when they are not what was written. */
  async read(piece: StoredPiece): Promise<Uint8Array<ArrayBuffer>> {
    const sealed = Buffer.alloc(piece.length);
    const { bytesRead } = await this.handle.read(sealed, 0, piece.length, piece.at);
    const plain = unseal(
      this.key,
      sealed.subarray(0, bytesRead),
      this.bound(piece.n, headOf(piece)),
      'recording',
    );
    if (createHash('sha256').update(plain).digest('hex') !== piece.sha256)
      throw new AppError('store.damaged', { what: 'recording' });
    return new Uint8Array(plain);
  }

  /** Cuts off whatever is behind this piece. */
  async cutBehind(piece: StoredPiece): Promise<void> {
    await this.handle.truncate(piece.at + piece.length);
    await this.handle.datasync();
  }

  close(): Promise<void> {
    return this.handle.close();
  }

  private bound(n: number, head: Buffer): string {
    const { caseId, recording, take } = this.name;
    return `recording|${caseId}|${recording}|${take}|${n}|${head.toString('hex', 4)}`;
  }
}

function headOf({ key, fromMs, toMs, sha256 }: Omit<StoredPiece, 'at' | 'length' | 'n'>): Buffer {
  const head = Buffer.alloc(PIECE_HEAD);
  head.writeUInt32BE(key ? 1 : 0, 4);
  head.writeUInt32BE(fromMs, 8);
  head.writeUInt32BE(toMs, 12);
  head.write(sha256, 16, 'hex');
  return head;
}

function pieceIn(head: Buffer): Omit<StoredPiece, 'n' | 'at'> {
  const length = head.readUInt32BE(0);
  return {
    length,
    size: length - SEAL_OVERHEAD,
    key: head.readUInt32BE(4) === 1,
    fromMs: head.readUInt32BE(8),
    toMs: head.readUInt32BE(12),
    sha256: head.toString('hex', 16),
  };
}
