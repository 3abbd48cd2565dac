import type { Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { sha256Hex } from '../../hash';
import type { Digester } from '../digest';
import { kindOf, renewalOf, type FileKind } from '../names';
import type { ReasonCode } from '../reasons';
import type { PlacedEntry } from '../zip-layout';
import type { FileFault, ZipArchive } from '../zip-reader';
import type { ZipFault } from '../zip-salvage';
import { LAYOUT_WORDS } from './layout-words';
import type { Findings, Where } from './report';

/** After these there is no telling what else the archive held: a file that is not there is no news. */
const hidesFiles = ({ part, file }: ZipFault): boolean =>
  part === 'packed' || part === 'name' || part === 'cut' || (part === 'directory' && file === undefined);

/** The files of a bundle by kind, each read once, with damage noted as it is met. */
export class BundleFiles {
  private readonly entries: Map<string, PlacedEntry>;
  private readonly unread: Set<string>;
  /** SHA-256 of files that were read, by name: what a renewal lists is compared without reading anything twice. */
  private readonly hashed = new Map<string, string>();
  private readonly renewed: boolean;
  /** Files may be missing for a reason that has been told. */
  private readonly partial: boolean;

  constructor(
    private readonly archive: ZipArchive,
    private readonly digester: Digester,
    private readonly findings: Findings,
    private readonly options: Reading,
  ) {
    this.entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
    this.unread = new Set(this.entries.keys());
    this.renewed = archive.entries.some(({ name }) => renewalOf(name) !== null);
    this.partial = archive.faults.some(hidesFiles);
    if (this.partial) findings.tear();
  }

  names(kind: FileKind): string[] {
    return this.archive.entries.map(({ name }) => name).filter((name) => kindOf(name) === kind);
  }

  /** Every file, in the order in which they lie. */
  get inOrder(): string[] {
    return this.archive.entries.map(({ name }) => name);
  }

  size(name: string): number | null {
    return this.entries.get(name)?.size ?? null;
  }

  /** Tells that a file is not there, unless that only follows from what is wrong with the archive. */
  missing(code: ReasonCode, where: Where, params: Record<string, string> = {}): void {
    if (!this.partial) this.findings.add(code, where, params);
  }

  /** A whole small file, whatever is wrong with it; null, with the reason told, where it is larger than it may be. */
  async read(name: string, limit: number): Promise<Bytes | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    this.options.signal?.throwIfAborted();
    this.unread.delete(name);
    try {
      const { bytes, fault } = await this.archive.look(entry, limit);
      this.tell(name, fault);
      if (this.renewed) this.hashed.set(name, sha256Hex(bytes));
      return bytes;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'bundle.too-large') throw error;
      this.findings.add('file.too-large', { file: name });
      return null;
    } finally {
      this.options.onRead(entry.size);
    }
  }

  /**
   * Digests long files, as many beside each other as the digester has lanes for; memory holds none of them.
   * @returns their SHA-256 by name; what is damaged has been told, in the order of `names`.
   */
  async digest(names: readonly string[]): Promise<Map<string, string>> {
    const entries = names.flatMap((name) => this.entries.get(name) ?? []);
    const found = await this.digestAll(entries);
    const digested = new Map<string, string>();
    for (const [i, { name }] of entries.entries()) {
      const { sha256, fault } = found[i]!;
      this.unread.delete(name);
      this.tell(name, fault);
      digested.set(name, sha256);
    }
    return digested;
  }

  /** SHA-256 of files by name, of what nobody has asked for too, which then still counts as unread. */
  async hashes(names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const unknown = names.filter((name) => !this.hashed.has(name));
    await this.digestAll(unknown.flatMap((name) => this.entries.get(name) ?? []));
    return this.hashed;
  }

  /** Files that nothing has asked for: whatever lets a bundle pass has to have read all of it. */
  get left(): string[] {
    return [...this.unread];
  }

  private digestAll(entries: readonly PlacedEntry[]): Promise<{ sha256: string; fault: FileFault }[]> {
    return inLanes(entries, this.digester.lanes, (entry) => this.digestOne(entry));
  }

  private async digestOne(entry: PlacedEntry): Promise<{ sha256: string; fault: FileFault }> {
    const { signal, onRead } = this.options;
    signal?.throwIfAborted();
    const { crc, sha256 } = await this.digester.digest(entry.dataOffset, entry.size, onRead, signal);
    this.hashed.set(entry.name, sha256);
    return { sha256, fault: await this.archive.check(entry, crc) };
  }

  private tell(file: string, fault: FileFault): void {
    if (fault === 'damaged') this.findings.add('file.damaged', { file });
    else if (fault === 'header')
      this.findings.add('layout.not-canonical', { file }, { what: LAYOUT_WORDS.header });
  }
}

/** How files are read: who hears of it and who may stop it. */
export interface Reading {
  onRead: (bytes: number) => void;
  signal?: AbortSignal | undefined;
}

/** Works through a list with so many at a time; results in the list's order. The first failure stops every lane. */
async function inLanes<T, R>(list: readonly T[], lanes: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < list.length) {
      const at = next++;
      try {
        results[at] = await work(list[at]!);
      } catch (error) {
        next = list.length;
        throw error;
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  const failed = ended.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return results;
}
