import { equal, utf8 } from '../../bytes';
import { AppError } from '../../errors';
import type { ByteSource } from '../bytes-io';
import type { Digester } from '../digest';
import { MIMETYPE, MIMETYPE_PATH, byPlace, kindOf } from '../names';
import { examineZip, type ZipArchive } from '../zip-reader';
import type { ZipFault } from '../zip-salvage';
import { BundleFiles, type Reading } from './files';
import { LAYOUT_WORDS, REPACKED } from './layout-words';
import type { Findings } from './report';

/** With more than so many places of one kind the first stands for all. */
const FEW = 8;

/** A bundle's files, and whether they are a bundle's at all. */
export interface Opened {
  files: BundleFiles | null;
  recognised: boolean;
}

/**
 * Opens a bundle's archive and checks its layout: known names, their order, and `mimetype` first. Files that can be found
 * are there, whatever is wrong with the archive; `files` is null where there are none.
 */
export async function openFiles(
  source: ByteSource,
  digester: Digester,
  findings: Findings,
  reading: Reading,
): Promise<Opened> {
  const magical = await beginsAsBundle(source);
  let archive: ZipArchive;
  try {
    archive = await examineZip(source);
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'bundle.not-zip') throw error;
    if (magical) findings.add('layout.cut-off');
    else findings.add('layout.not-a-bundle');
    return { files: null, recognised: magical };
  }
  tellFaults(archive.faults, findings);
  const files = new BundleFiles(archive, digester, findings, reading);
  const names = archive.entries.map(({ name }) => name);
  findings.checks.files = names.length;
  for (const file of names) if (kindOf(file) === null) findings.add('file.unknown', { file });
  const known = names.filter((name) => kindOf(name) !== null);
  const misplaced = known.find((name, i) => i > 0 && byPlace(known[i - 1] ?? '', name) >= 0);
  if (misplaced !== undefined) findings.add('layout.order', { file: misplaced });
  const mimetype = await files.read(MIMETYPE_PATH, 100);
  const says = mimetype !== null && equal(mimetype, utf8(MIMETYPE));
  if (!mimetype) files.missing('layout.mimetype', { file: MIMETYPE_PATH });
  else if (names[0] !== MIMETYPE_PATH || !says) findings.add('layout.mimetype', { file: MIMETYPE_PATH });
  const packed = archive.faults.some(({ file }) => file !== undefined && kindOf(file) === 'event');
  return { files, recognised: says || magical || packed || files.names('event').length > 0 };
}

function tellFaults(faults: readonly ZipFault[], findings: Findings): void {
  const told = new Set<string>();
  for (const { part, file } of faults) {
    const where = file === undefined ? {} : { file };
    if (part === 'cut') {
      if (file === undefined) findings.add('layout.cut-off');
      else findings.add('layout.cut-off-in', where);
    } else if (part === 'name') findings.add('layout.name', where);
    else {
      const { length } = faults.filter((one) => one.part === part);
      if (length <= FEW) findings.add('layout.not-canonical', where, { what: LAYOUT_WORDS[part] });
      else if (!told.has(part)) findings.add('layout.not-canonical', where, { what: REPACKED(length) });
      told.add(part);
    }
  }
}

/** Whether the file begins as every bundle does. */
async function beginsAsBundle(source: ByteSource): Promise<boolean> {
  const magic = utf8(`${MIMETYPE_PATH}${MIMETYPE}`);
  if (source.size < 30 + magic.length) return false;
  return equal(await source.read(30, magic.length), magic);
}
