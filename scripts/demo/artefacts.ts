import { open, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileSource } from '../../electron/export/file-io';
import { AUTHORITY_PATH, REPORT_PATH } from '../../shared/bundle/names';
import { openZip } from '../../shared/bundle/zip-reader';
import { sha256Hex } from '../../shared/hash';
import { toPem } from '../../shared/identity/pem';
import { projectDir } from '../runtime/where.mjs';

const MAX_REPORT_BYTES = 512 * 1024 * 1024;

/**
 * Takes the report out of a bundle, and pins the demo's own authority for this checkout, as an app does at enrolment:
 * `npm run verify` then knows it here, and nowhere else.
 */
export async function unpack(bundle: string): Promise<{ report: string; anchor: string }> {
  const file = await open(bundle);
  try {
    const zip = await openZip(await fileSource(file));
    const entry = (name: string) => {
      const found = zip.entries.find((candidate) => candidate.name === name);
      if (!found) throw new Error(`the bundle has no ${name}`);
      return found;
    };
    const report = bundle.replace(/\.asice$/, '.pdf');
    await writeFile(report, await zip.read(entry(REPORT_PATH), MAX_REPORT_BYTES));
    const authority = await zip.read(entry(AUTHORITY_PATH), 64 * 1024);
    const folder = path.join(projectDir, '.yuanjian/authorities');
    await mkdir(folder, { recursive: true });
    const anchor = path.join(folder, `demo-${sha256Hex(authority).slice(0, 16)}.pem`);
    await writeFile(anchor, toPem('CERTIFICATE', authority));
    return { report, anchor };
  } finally {
    await file.close();
  }
}
