import { equal, utf8, type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import type { HasherFactory } from '../../hash';
import { type ByteSource } from '../bytes-io';
import { MIMETYPE, MIMETYPE_PATH, byPlace, kindOf, type FileKind } from '../names';
import type { PlacedEntry } from '../zip-layout';
import { openZip, type ZipArchive } from '../zip-reader';
import type { Findings } from './report';

/** The files of a bundle by kind, read with damage noted as it is met. */
export class BundleFiles {
  private readonly entries: Map<string, PlacedEntry>;

  constructor(
    private readonly archive: ZipArchive,
    private readonly findings: Findings,
    private readonly onRead: (bytes: number) => void,
  ) {
    this.entries = new Map(archive.entries.map((entry) => [entry.name, entry]));
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
    try {
      return await this.archive.read(entry, limit);
    } catch (error) {
      this.note(error, name);
      return null;
    } finally {
      this.onRead(entry.size);
    }
  }

  /** SHA-256 of a file of any size; null, with the reason noted, where it cannot be had. */
  async hash(name: string, hasher: HasherFactory): Promise<string | null> {
    const entry = this.entries.get(name);
    if (!entry) return null;
    const state = hasher();
    try {
      for await (const piece of this.archive.stream(entry)) {
        state.update(piece);
        this.onRead(piece.length);
      }
      return state.digest();
    } catch (error) {
      this.note(error, name);
      return null;
    }
  }

  private note(error: unknown, file: string): void {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'bundle.damaged') this.findings.add('file.damaged', { file });
    else if (error.code === 'bundle.too-large') this.findings.add('file.too-large', { file });
    else throw error;
  }
}

/**
 * Opens a bundle's archive and checks its layout: known names, their order, and `mimetype` first.
 * @returns null, with the reason noted, where the archive cannot be read.
 */
export async function openFiles(
  source: ByteSource,
  findings: Findings,
  onRead: (bytes: number) => void,
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
  const files = new BundleFiles(archive, findings, onRead);
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
