import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fromPem } from '../../shared/identity/pem';
import { OutFolder } from './out-folder';
import { keepTrust } from './trust';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'demo-trust-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const hub = Uint8Array.of(0x30, 1, 7);
const time = Uint8Array.of(0x30, 1, 8);

it('leaves both certificates beside the results, and pins them once for a folder', async () => {
  const pinned = path.join(dir, 'pinned');
  const out = await OutFolder.open(path.join(dir, 'out'));
  await keepTrust(out, Uint8Array.of(0x30, 1, 1), null, pinned);
  const args = await keepTrust(out, hub, time, pinned);
  expect(args).toEqual([
    '--trust',
    path.join(out.dir, 'authority.pem'),
    '--trust',
    path.join(out.dir, 'time-authority.pem'),
  ]);
  expect(fromPem('CERTIFICATE', readFileSync(args[1]!, 'utf8'))).toEqual([hub]);
  const [only, ...others] = readdirSync(pinned);
  expect(others).toEqual([]);
  expect(fromPem('CERTIFICATE', readFileSync(path.join(pinned, only!), 'utf8'))).toEqual([hub, time]);
});

it('takes away what it pinned for a folder that is gone, and nothing that a person pinned', async () => {
  const pinned = path.join(dir, 'pinned');
  const gone = await OutFolder.open(path.join(dir, 'gone'));
  await keepTrust(gone, hub, null, pinned);
  writeFileSync(path.join(pinned, 'office.pem'), 'of a person');
  const [old] = readdirSync(pinned);
  rmSync(gone.dir, { recursive: true });
  await keepTrust(await OutFolder.open(path.join(dir, 'out')), hub, null, pinned);
  expect(existsSync(path.join(pinned, old!))).toBe(false);
  expect(readdirSync(pinned)).toHaveLength(2);
  expect(readdirSync(pinned)).toContain('office.pem');
});
