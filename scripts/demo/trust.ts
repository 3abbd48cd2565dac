import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '../../shared/hash';
import { toPem } from '../../shared/identity/pem';
import { projectDir } from '../runtime/where.mjs';
import type { OutFolder } from './out-folder';

/** The files with which the results are verified. */
const AUTHORITY = 'authority.pem';
const TIME_AUTHORITY = 'time-authority.pem';

const ABOUT = 'yuanjian demo: ';

/**
 * Leaves the certificates of the demo's authorities beside its results, and pins them for this checkout, as an app does
 * at enrolment: `npm run verify` then knows them here, and nowhere else. Each folder of results has one pinned file, which
 * every run replaces and which goes when the folder is gone.
 * @param authority the hub's certificate, DER
 * @param timeAuthority the root of the time authority, DER; null without one
 * @returns the arguments that make `npm run verify` trust them anywhere else
 */
export async function keepTrust(
  out: OutFolder,
  authority: Uint8Array,
  timeAuthority: Uint8Array | null,
  pinned = path.join(projectDir, '.yuanjian/authorities'),
): Promise<string[]> {
  const texts = [{ name: AUTHORITY, pem: toPem('CERTIFICATE', authority) }];
  if (timeAuthority) texts.push({ name: TIME_AUTHORITY, pem: toPem('CERTIFICATE', timeAuthority) });
  const files = [];
  for (const { name, pem } of texts) {
    const file = out.place(name);
    await writeFile(file, pem);
    files.push(file);
  }
  await mkdir(pinned, { recursive: true });
  await dropStale(pinned);
  const both = texts.map(({ pem }) => pem).join('');
  const name = `demo-${sha256Hex(new TextEncoder().encode(out.dir)).slice(0, 8)}.pem`;
  await writeFile(path.join(pinned, name), `${ABOUT}${out.dir}\n${both}`);
  return files.flatMap((file) => ['--trust', file]);
}

/** Pinned files of the demo whose folder of results is no longer there. */
async function dropStale(pinned: string): Promise<void> {
  for (const name of await readdir(pinned)) {
    const file = path.join(pinned, name);
    if (!/^demo-[0-9a-f]{8}\.pem$/.test(name)) continue;
    const [first = ''] = (await readFile(file, 'utf8')).split('\n');
    const there = path.join(first.slice(ABOUT.length), AUTHORITY);
    if (first.startsWith(ABOUT) && (await readFile(there).catch(() => null)) === null) await rm(file);
  }
}
