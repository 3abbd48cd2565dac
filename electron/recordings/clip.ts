import { open, rename, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { AppError } from '../../shared/errors';
import { toWire, type SignedEventJson } from '../../shared/record/event';
import { firstLink } from '../../shared/record/recording';
import { fileError } from '../export/write-beside';
import type { Cases, EventStore } from '../services';
import type { RecordingReader, TakeIndex } from './reader';
import type { StoredPiece } from './take-file';

/** Which segments of which take, both ends included; the first segment of a take is 1. */
export interface ClipRange {
  caseId: string;
  recording: string;
  take: number;
  from: number;
  to: number;
}

export interface ClipDeps {
  cases: Cases;
  events: EventStore;
  reader: RecordingReader;
}

/**
 * Saves a part of a take as one file that any player shows, its bytes unchanged, and beside it a text by which anybody can
 * check that it is a part of the recording (docs/RECORD-FORMAT.md, "Recordings").
 * @returns bytes of the clip.
 * @throws AppError `recording.absent`, `store.damaged`, `export.cancelled`, `export.disk-full`, `export.not-writable`.
 */
export async function saveClip(
  deps: ClipDeps,
  range: ClipRange,
  target: string,
  options: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<number> {
  const { caseId, recording, take, from, to } = range;
  const index = await deps.reader.index(caseId, recording, take);
  const pieces = [index.pieces[0], ...index.pieces.slice(from, to + 1)].filter(
    (piece) => piece !== undefined,
  );
  if (pieces.length !== to - from + 2) throw new AppError('recording.absent');
  const temporary = `${target}.part`;
  try {
    await deps.reader.with(caseId, recording, take, async (file) => {
      const out = await open(temporary, 'w', 0o600);
      try {
        for (const [done, piece] of pieces.entries()) {
          if (options.signal.aborted) throw new AppError('export.cancelled');
          await out.write(await file.read(piece));
          options.onProgress(done + 1, pieces.length);
        }
        await out.sync();
      } finally {
        await out.close();
      }
    });
    const proof = `${JSON.stringify(proofOf(deps, range, index, basename(target)), null, 1)}\n`;
    await writeFile(`${target}.json`, proof);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw fileError(error);
  }
  return pieces.reduce((sum, { size }) => sum + size, 0);
}

/** What names the clip's pieces, the segments around them up to the next links on the record, and the events that sign those. */
function proofOf(
  { cases, events }: ClipDeps,
  { caseId, recording, take, from, to }: ClipRange,
  { take: { init }, pieces }: TakeIndex,
  file: string,
): object {
  const { inspection, folded } = cases.log(caseId);
  const links = folded.ordered.flatMap((event) => {
    if (event.type !== 'recording.kept' && event.type !== 'recording.ended') return [];
    const { head } = event.body;
    return event.body.recording === recording && head?.take === take ? [{ hash: event.hash, head }] : [];
  });
  const begun = folded.ordered.find(
    (event) =>
      event.type === 'recording.begun' && event.body.recording === recording && event.body.take === take,
  );
  const before = links.findLast(({ head }) => head.segments < from) ?? null;
  const after = links.find(({ head }) => head.segments >= to) ?? null;
  const first = (before?.head.segments ?? 0) + 1;
  const last = after?.head.segments ?? to;
  const signed = (hash: string | undefined): SignedEventJson[] => {
    const found = hash === undefined ? null : events.signed(caseId, hash);
    return found ? [toWire(found)] : [];
  };
  return {
    format: 'yuanjian-clip/1',
    file,
    case: caseId,
    declaration: inspection?.case.declaration.number,
    recording,
    take,
    init,
    clip: { from, to, bytes: pieces.slice(from, to + 1).reduce((sum, { size }) => sum + size, init.size) },
    chain: {
      before: before?.head.chain ?? firstLink(recording, take, init),
      after: after?.head.chain ?? null,
      segments: pieces.slice(first, last + 1).map(segmentOf),
    },
    events: [...signed(begun?.hash), ...signed(before?.hash), ...signed(after?.hash)],
  };
}

const segmentOf = ({ n, sha256, size, fromMs, toMs }: StoredPiece) => ({ n, sha256, size, fromMs, toMs });
