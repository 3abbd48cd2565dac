import { AppError } from '../../shared/errors';
import type { RecordingHere, TakeHere } from '../../shared/ipc/recordings';
import { firstLink, nextLink } from '../../shared/record/recording';
import type { Take } from '../../shared/record/state';
import type { Cases } from '../services';
import type { RecordingFolder } from './folder';
import type { StoredPiece, TakeFile } from './take-file';

/** The pieces of a take, and whether their hashes make the chain that the record vouches for. */
export interface TakeIndex {
  take: Take;
  pieces: StoredPiece[];
  agrees: boolean;
}

/** Reads recordings of this machine: for the list, for playing and for clips. */
export class RecordingReader {
  /** The take that is being played: its index is asked for with every segment. */
  private latest: { name: string; index: TakeIndex } | null = null;

  constructor(
    private readonly cases: Cases,
    private readonly folder: RecordingFolder,
  ) {}

  /** The recordings of a case that lie on this machine. */
  async list(caseId: string): Promise<RecordingHere[]> {
    const here: RecordingHere[] = [];
    for (const { id, takes } of this.cases.log(caseId).inspection?.recordings ?? []) {
      const found: TakeHere[] = [];
      for (const { take } of takes) {
        const index = await this.index(caseId, id, take).catch(absentAsNull);
        if (index) found.push(shown(index));
      }
      if (found.length > 0) here.push({ recording: id, takes: found });
    }
    return here;
  }

  /**
   * One piece of a take; 0 is its opening.
   * @throws AppError `recording.absent`, or `store.damaged` when it is not what was recorded.
   */
  async read(caseId: string, recording: string, take: number, n: number): Promise<Uint8Array<ArrayBuffer>> {
    const name = `${caseId}/${recording}/${take}`;
    const known = this.latest?.name === name ? this.latest.index : null;
    const index = known?.pieces[n] ? known : await this.index(caseId, recording, take);
    this.latest = { name, index };
    const piece = index.pieces[n];
    if (!piece) throw new AppError('recording.absent');
    return this.with(caseId, recording, take, (file) => file.read(piece));
  }

  /** @throws AppError `recording.absent` when the take is not on the record or not on this machine. */
  async index(caseId: string, recording: string, number: number): Promise<TakeIndex> {
    const take = this.cases
      .log(caseId)
      .inspection?.recordings.find(({ id }) => id === recording)
      ?.takes.find((one) => one.take === number);
    if (!take) throw new AppError('recording.absent');
    const pieces = await this.with(caseId, recording, number, async (file) => {
      const all: StoredPiece[] = [];
      for await (const piece of file.pieces()) all.push(piece);
      return all;
    });
    return { take, pieces, agrees: agree(recording, take, pieces) };
  }

  /** Runs something on an open take and closes it. */
  async with<T>(
    caseId: string,
    recording: string,
    take: number,
    run: (file: TakeFile) => Promise<T>,
  ): Promise<T> {
    const file = await this.folder.open(caseId, recording, take);
    if (!file) throw new AppError('recording.absent');
    try {
      return await run(file);
    } finally {
      await file.close();
    }
  }
}

function agree(recording: string, { take, init, kept }: Take, pieces: readonly StoredPiece[]): boolean {
  const [opening, ...segments] = pieces;
  if (opening?.sha256 !== init.sha256) return false;
  if (!kept) return true;
  if (segments.length < kept.segments) return false;
  const chain = segments.slice(0, kept.segments).reduce(nextLink, firstLink(recording, take, init));
  return chain === kept.chain;
}

const shown = ({ take, pieces, agrees }: TakeIndex): TakeHere => ({
  take: take.take,
  segments: pieces.slice(1).map(({ fromMs, toMs, size, key }) => ({ fromMs, toMs, size, key })),
  agrees,
});

function absentAsNull(error: unknown): null {
  if (error instanceof AppError && error.code === 'recording.absent') return null;
  throw error;
}
