import { mkdtempSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { unzip } from './unzip.mjs';

const PROGRAM = 0o100755;
const LINK = 0o120777;
const MADE_ON_UNIX = 0x031e;

let dir = '';

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'unzip-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A zip of stored entries with Unix modes (PKWARE APPNOTE 4.3.7, 4.3.12, 4.3.16). */
function zipOf(entries: { name: string; content: string; mode: number }[]): string {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode } of entries) {
    const common = Buffer.alloc(26); // version needed ... extra length, the same in both headers
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(content.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name + content)]);
    const rest = Buffer.alloc(14); // comment length ... offset of the local header
    rest.writeUInt32LE(mode * 0x10000, 6);
    rest.writeUInt32LE(offset, 10);
    const madeBy = Buffer.alloc(2);
    madeBy.writeUInt16LE(MADE_ON_UNIX);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), madeBy, common, rest, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  const file = path.join(dir, 'a.zip');
  writeFileSync(file, Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
  return file;
}

it('keeps contents, modes and links, and leaves out and renames what it is told to', async () => {
  const zip = zipOf([
    { name: 'top/program', content: '#!/bin/sh\n', mode: PROGRAM },
    { name: 'top/left-out', content: '', mode: PROGRAM },
    { name: 'top/link', content: 'program', mode: LINK },
  ]);
  const out = path.join(dir, 'out');
  const written = await unzip(zip, out, (name) =>
    name === 'top/left-out' ? null : name.replace('top/', 'bin/'),
  );
  expect(written).toBe(2);
  expect(readFileSync(path.join(out, 'bin/program'), 'utf8')).toBe('#!/bin/sh\n');
  expect(statSync(path.join(out, 'bin/program')).mode & 0o777).toBe(0o755);
  expect(readlinkSync(path.join(out, 'bin/link'))).toBe('program');
});

it('refuses links and names that lead outside', async () => {
  const link = zipOf([{ name: 'link', content: '../../etc', mode: LINK }]);
  await expect(unzip(link, path.join(dir, 'out'))).rejects.toThrow(/links outside/);
  const name = zipOf([{ name: '../outside', content: 'x', mode: PROGRAM }]);
  await expect(unzip(name, path.join(dir, 'out'))).rejects.toThrow(/relative path/);
});
