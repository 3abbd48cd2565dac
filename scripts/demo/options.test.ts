import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCaseFile } from '../../shared/customs/case-file';
import { readOptions } from './options';
import { spoilt } from './spoilt-file';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'demo-options-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  const full = path.join(dir, name);
  writeFileSync(full, content);
  return full;
}

describe('the command line of the demo', () => {
  it('takes the sample case and its film by itself', async () => {
    const options = await readOptions([]);
    expect(options?.file.goods).toHaveLength(3);
    expect(options?.camera).toMatch(/warehouse\.mjpeg$/);
    expect(await readOptions(['--help'])).toBeNull();
  });

  it('is refused with an unknown option, a missing file, a folder, and files of another kind', async () => {
    await expect(readOptions(['--nope'])).rejects.toThrow(/--nope/);
    await expect(readOptions(['--camera', path.join(dir, 'none')])).rejects.toThrow(/ENOENT/);
    await expect(readOptions(['--case', dir])).rejects.toThrow(/EISDIR/);
    await expect(readOptions(['--case', file('c.json', '{}')])).rejects.toThrow(/案件文件不能使用/);
    await expect(readOptions(['--camera', file('f.mp4', 'ftypisom')])).rejects.toThrow(/MJPEG/);
    await expect(readOptions(['--camera', file('g.mjpeg', '')])).rejects.toThrow(/empty/);
    const cut = file('h.mjpeg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2));
    await expect(readOptions(['--camera', cut])).rejects.toThrow(/no end/);
  });
});

it('the spoilt case file has one complaint for each slip', async () => {
  const options = await readOptions([]);
  const parsed = parseCaseFile(spoilt(options?.fileText ?? ''));
  const places = parsed.ok ? [] : parsed.issues.map((issue) => issue.path);
  expect(places).toEqual(
    expect.arrayContaining([
      'declaration.number',
      'company.premises.radiusMetres',
      'containers[0].number',
      'goods[0].hsCode',
    ]),
  );
});
