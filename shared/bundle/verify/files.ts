import { equal, utf8, type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { type ByteSource } from '../bytes-io';
import type { Digester } from '../digest';
import { MIMETYPE, MIMETYPE_PATH, byPlace, kindOf, type FileKind } from '../names';
import type { PlacedEntry } from '../zip-layout';
import { openZip, type ZipArchive } from '../zip-reader';
import type { Findings } from './report';

/** What one look at a long file gave. */
export interface Digested {
  sha256: string;
  /** Its checksum is another, or its header is not the one that follows from the directory. */
  fault: 'file.damaged' | 'layout.not-canonical' | null;
}

/** The files of a bundle by kind, each read once, with damage noted as it is met. */
export class BundleFiles {
  private readonly entries: Map<string, PlacedEntry>;
  private readonly unread: Set<string>;

  constructor(
    private readonly archive: ZipArchive,
    private readonly digester: Digester,
    private readonly findings: Findings,
    private readonly options: Reading,
  ) {
    this.entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
    this.unread = new Set(this.entries.keys());
  }

  names(kind: FileKind): string[] {
    return this.archive.entries.map(({ name }) => name).filter((name) => kindOf(name) === kind);
  }

  size(name: string): number | null {
    return this.entries.get(name)?.size ?? null;
  }

  /** A whole small file; null, with the reason noted, where it cannot be had. */
  async read(name: string, limit: number): Promise<Bytes | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    this.options.signal?.throwIfAborted();
    this.unread.delete(name);
    try {
      return await this.archive.read(entry, limit);
    } catch (error) {
      this.note(error, name);
      return null;
    } finally {
      this.options.onRead(entry.size);
    }
  }

  /**
   * Digests long files, as many beside each other as the digester has lanes for; memory holds none of them.
   * @returns by name; what is damaged has been noted, in the order of `names`.
   */
  async digest(names: readonly string[]): Promise<Map<string, Digested>> {
    const entries = names.flatMap((name) => this.entries.get(name) ?? []);
    const found = await inLanes(entries, this.digester.lanes, (entry) => this.digestOne(entry));
    const digested = new Map(entries.map(({ name }, i) => [name, found[i]!]));
    for (const [file, { fault }] of digested) {
      this.unread.delete(file);
      if (fault) this.findings.add(fault, { file }, { what: file });
    }
    return digested;
  }

  /** Files that nothing has asked for: whatever lets a bundle pass has to have read all of it. */
  get left(): string[] {
    return [...this.unread];
  }

  private async digestOne(entry: PlacedEntry): Promise<Digested> {
    const { signal, onRead } = this.options;
    signal?.throwIfAborted();
    const { dataOffset, size, crc } = entry;
    const found = await this.digester.digest(dataOffset, size, onRead, signal);
    const canonical = await this.archive.checkHeader(entry);
    const fault = !canonical ? 'layout.not-canonical' : found.crc !== crc ? 'file.damaged' : null;
    return { sha256: found.sha256, fault };
  }

  private note(error: unknown, file: string): void {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'bundle.damaged') this.findings.add('file.damaged', { file });
    else if (error.code === 'bundle.too-large') this.findings.add('file.too-large', { file });
    else if (error.code === 'bundle.not-canonical')
      this.findings.add('layout.not-canonical', { file }, { what: file });
    else throw error;
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

/**
 * Opens a bundle's archive and checks its layout: known names, their order, and `mimetype` first.
 * @returns null, with the reason noted, where the archive cannot be read.
 */
export async function openFiles(
  source: ByteSource,
  digester: Digester,
  findings: Findings,
  reading: Reading,
): Promise<BundleFiles | null> {
  let archive: ZipArchive;
  try {
    archive = await openZip(source);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { what = '', name } = error.params;
    if (error.code === 'bundle.not-zip') findings.add('layout.not-a-bundle');
    else if (error.code === 'bundle.not-canonical')
      findings.add('layout.not-canonical', fileOf(what), { what });
    else if (error.code === 'bundle.name') findings.add('layout.name', { file: String(name) });
    else throw error;
    return null;
  }
  const files = new BundleFiles(archive, digester, findings, reading);
  const names = archive.entries.map(({ name }) => name);
  findings.checks.files = names.length;
  for (const file of names) if (kindOf(file) === null) findings.add('file.unknown', { file });
  const known = names.filter((name) => kindOf(name) !== null);
  const misplaced = known.find((name, i) => i > 0 && byPlace(known[i - 1] ?? '', name) >= 0);
  if (misplaced !== undefined) findings.add('layout.order', { file: misplaced });
  const mimetype = await files.read(MIMETYPE_PATH, 100);
  if (names[0] !== MIMETYPE_PATH || !mimetype || !equal(mimetype, utf8(MIMETYPE))) {
    findings.add('layout.mimetype', { file: MIMETYPE_PATH });
  }
  return files;
}

const fileOf = (what: string | number): { file?: string } => {
  const isPart = what === 'directory' || what === 'end';
  return isPart ? {} : { file: String(what) };
};

/** Whether the file begins as a bundle does, or has the end of a ZIP: the rest is a matter for the verdict. */
export async function looksLikeBundle(source: ByteSource): Promise<boolean> {
  const magic = utf8(`${MIMETYPE_PATH}${MIMETYPE}`);
  if (source.size < 30 + magic.length) return false;
  return equal(await source.read(30, magic.length), magic);
}
