import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { OutFolder } from './out-folder';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'demo-out-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const LIST = 'demo-files.json';
const put = (name: string, text = ''): void => writeFileSync(path.join(dir, name), text);

it('is made where there is none', async () => {
  const out = await OutFolder.open(path.join(dir, 'a', 'b'));
  expect(readdirSync(out.dir)).toEqual([LIST]);
});

it('is cleared of what an earlier run has put there, and of nothing else', async () => {
  const first = await OutFolder.open(dir);
  writeFileSync(first.place('old.asice'), '');
  first.place('never-written.png');
  put('notes.txt', 'of a person');

  const second = await OutFolder.open(dir);
  expect(readdirSync(dir)).toEqual([LIST, 'notes.txt']);
  writeFileSync(second.place('new.asice'), '');
  expect(JSON.parse(readFileSync(path.join(dir, LIST), 'utf8'))).toEqual(['new.asice', LIST]);
});

it('is refused with files in it that no demo has made, and they stay', async () => {
  put('thesis.odt');
  await expect(OutFolder.open(dir)).rejects.toThrow(/not empty/);
  put(LIST, 'no list');
  await expect(OutFolder.open(dir)).rejects.toThrow(/not empty/);
  expect(readdirSync(dir)).toEqual([LIST, 'thesis.odt']);
});

it('a list that leads out of the folder takes nothing away there', async () => {
  const out = path.join(dir, 'out');
  await OutFolder.open(out);
  put('precious');
  writeFileSync(path.join(out, LIST), JSON.stringify(['../precious', '..', '.', 7]));
  await OutFolder.open(out);
  expect(readdirSync(dir)).toEqual(['out', 'precious']);
});

it('is refused where nothing can be made: a file, below a file', async () => {
  put('taken');
  await expect(OutFolder.open(path.join(dir, 'taken'))).rejects.toThrow(/EEXIST/);
  await expect(OutFolder.open(path.join(dir, 'taken', 'x'))).rejects.toThrow(/ENOTDIR/);
  if (process.platform === 'linux') await expect(OutFolder.open('/proc/a/b')).rejects.toThrow(/ENOENT/);
});
