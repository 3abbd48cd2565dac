import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import settings from '../../vite.verify.config';

/** verify.html goes into bundles, whose bytes follow from the record: it has to come out the same each time. */

let dir: string;
const pages: string[] = [];
beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'yuanjian-page-'));
  for (const name of ['one', 'two']) {
    const outDir = path.join(dir, name);
    await build({ ...settings, configFile: false, build: { ...settings.build, outDir } });
    expect(await readdir(outDir)).toEqual(['verify.html']);
    pages.push(await readFile(path.join(outDir, 'verify.html'), 'utf8'));
  }
});
afterAll(() => rm(dir, { recursive: true }));

it('is the same bytes from the same sources', () => {
  expect(pages[0]?.length).toBeGreaterThan(100_000);
  expect(pages[0] === pages[1]).toBe(true);
});

it('lets in the script and the style that stand in it, by their hashes', () => {
  const html = pages[0] ?? '';
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  for (const [element, directive] of [
    ['script', 'script-src'],
    ['style', 'style-src'],
  ] as const) {
    const found = [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))];
    expect(found).toHaveLength(1);
    const hash = createHash('sha256')
      .update(found[0]?.[1] ?? '')
      .digest('base64');
    expect(policy).toContain(`${directive} 'sha256-${hash}'`);
  }
});
