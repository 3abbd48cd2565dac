import { AppError } from '../../shared/errors';
import { firstLink, nextLink, type RecordingHead } from '../../shared/record/recording';
import type { Recording, Take } from '../../shared/record/state';
import type { RecordingFolder } from './folder';
import type { StoredPiece, TakeFile } from './take-file';

/**
 * What the last take of a recording has on the disk beyond what the record says, after the app went down in the middle; null
 * when there is nothing. A torn end is cut off.
 */
export async function unkeptOf(
  folder: RecordingFolder,
  caseId: string,
  { id, takes }: Recording,
): Promise<RecordingHead | null> {
  const take = takes.at(-1);
  const file = take && (await folder.open(caseId, id, take.take, 'r+'));
  if (!take || !file) return null;
  try {
    return await readOn(file, id, take);
  } finally {
    await file.close();
  }
}

async function readOn(
  file: TakeFile,
  recording: string,
  { take, init, kept }: Take,
): Promise<RecordingHead | null> {
  let head: RecordingHead | null = null;
  let last: StoredPiece | null = null;
  let chain = firstLink(recording, take, init);
  let bytes = 0;
  for await (const piece of file.pieces()) {
    // What the record knows was synced long ago; behind it, the system may have written a head without its bytes.
    const known = piece.n <= (kept?.segments ?? 0);
    if (!known && !(await opens(file, piece))) break;
    if (piece.n > 0) {
      chain = nextLink(chain, piece);
      bytes += piece.size;
    }
    last = piece;
    if (!known && piece.n > 0) head = { take, segments: piece.n, bytes, ms: piece.toMs, chain };
  }
  if (last) await file.cutBehind(last);
  return head;
}

function opens(file: TakeFile, piece: StoredPiece): Promise<boolean> {
  return file.read(piece).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError) return false;
      throw error;
    },
  );
}
