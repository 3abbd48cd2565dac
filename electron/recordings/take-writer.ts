import { WebmSplitter, type WebmPiece } from '../../shared/media/webm-splitter';
import { firstLink, nextLink, type RecordingHead } from '../../shared/record/recording';
import { TakeFile, type StoredPiece, type TakeName } from './take-file';

/** One take while it is being recorded. What it holds in memory does not grow with it: counters and the last link. */
export class TakeWriter {
  private readonly splitter = new WebmSplitter();
  private file: TakeFile | null = null;
  private last: StoredPiece | null = null;
  private chain = '';
  private bytes = 0;

  constructor(
    private readonly path: string,
    readonly name: TakeName,
  ) {}

  /** The take's opening, once it is on the disk. */
  opening: { sha256: string; size: number } | null = null;

  /** How much is on the disk; null before the first segment. */
  get head(): RecordingHead | null {
    const { last, bytes, chain, name } = this;
    if (!last || last.n === 0) return null;
    return { take: name.take, segments: last.n, bytes, ms: last.toMs, chain };
  }

  /** Cuts what came into pieces; those that are whole are given back, to be stored in their order. */
  split(bytes: Uint8Array, last: boolean): WebmPiece[] {
    const pieces = this.splitter.push(bytes);
    return last ? [...pieces, ...this.splitter.end()] : pieces;
  }

  /** Stores a piece; when this resolves, it is on the disk. */
  async store(piece: WebmPiece): Promise<void> {
    const { recording, take } = this.name;
    if (piece.kind === 'init') {
      this.file = await TakeFile.create(this.path, this.name);
      this.last = await this.file.append(null, { bytes: piece.bytes, fromMs: 0, toMs: 0, key: false });
      const { sha256, size } = this.last;
      this.opening = { sha256, size };
      this.chain = firstLink(recording, take, this.opening);
    } else if (this.file) {
      this.last = await this.file.append(this.last, piece);
      this.chain = nextLink(this.chain, this.last);
      this.bytes += this.last.size;
    }
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }
}
