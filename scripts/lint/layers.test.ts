import { ESLint } from 'eslint';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tseslint from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectDir } from '../runtime/where.mjs';
import { layerConfig } from './layers.mjs';

const FILES = [
  'shared/a.ts',
  'hub/embedded.ts',
  'hub/store.ts',
  'electron/main/index.ts',
  'scripts/tool.ts',
  'renderer/app/shell.ts',
  'renderer/call/engine.ts',
  'renderer/features/room/view.ts',
  'renderer/features/case/view.ts',
  'renderer/ui/button.ts',
];

let root = '';
let eslint: ESLint;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'layers-')));
  for (const file of FILES) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), 'export const value = 1;\n');
  }
  eslint = new ESLint({
    cwd: root,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['**/*.{ts,tsx}'], languageOptions: { parser: tseslint.parser } },
      ...layerConfig(root),
    ],
  });
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

async function rulesBrokenBy(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) });
  return result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
}

describe('arrows between folders', () => {
  it.each([
    ['shared/b.ts', '../hub/store'],
    ['shared/b.ts', '../electron/main/index'],
    ['shared/b.ts', '../renderer/ui/button'],
    ['shared/b.ts', '../scripts/tool'],
    ['hub/b.ts', '../electron/main/index'],
    ['hub/b.ts', '../renderer/ui/button'],
    ['electron/main/b.ts', '../../renderer/ui/button'],
    ['electron/main/b.ts', '../../hub/store'],
    ['renderer/app/b.ts', '../../electron/main/index'],
    ['renderer/app/b.ts', '../../hub/embedded'],
    ['renderer/features/room/b.ts', '../case/view'],
    ['renderer/features/case/b.ts', '../room/view'],
    ['renderer/call/b.ts', '../features/room/view'],
    ['renderer/call/b.ts', '../ui/button'],
    ['renderer/ui/b.ts', '../app/shell'],
  ])('%s may not import %s, in any of the ways to write it', async (file, target) => {
    for (const code of [
      `import { value } from '${target}';\nexport const b = value;\n`,
      `import type { value } from '${target}';\nexport type B = typeof value;\n`,
      `export { value } from '${target}';\n`,
      `export const b = await import('${target}');\n`,
    ]) {
      expect(await rulesBrokenBy(file, code), code).toEqual(['import-x/no-restricted-paths']);
    }
  });

  it.each([
    ['hub/b.ts', '../shared/a'],
    ['electron/main/b.ts', '../../shared/a'],
    ['electron/main/b.ts', '../../hub/embedded'],
    ['renderer/app/b.ts', '../features/room/view'],
    ['renderer/features/room/b.ts', './view'],
    ['renderer/features/room/b.ts', '../../call/engine'],
    ['renderer/features/room/b.ts', '../../../shared/a'],
  ])('%s may import %s', async (file, target) => {
    expect(await rulesBrokenBy(file, `export { value } from '${target}';\n`)).toEqual([]);
  });
});

describe('arrows to packages', () => {
  it.each([
    ['shared/b.ts', 'node:fs'],
    ['shared/b.ts', 'fs/promises'],
    ['shared/b.ts', 'electron'],
    ['shared/b.ts', 'react'],
    ['hub/b.ts', 'electron'],
    ['electron/main/b.ts', 'simple-peer'],
    ['electron/preload/b.ts', 'node:path'],
    ['renderer/app/b.tsx', 'node:fs'],
    ['renderer/app/b.tsx', 'electron'],
    ['renderer/app/b.tsx', 'ws'],
    ['renderer/features/room/b.ts', 'simple-peer'],
    ['renderer/features/room/b.ts', 'simple-peer/simplepeer.min.js'],
    ['renderer/call/b.ts', 'simple-peer'],
    ['renderer/call/b.ts', 'react'],
    ['renderer/call/b.ts', 'zustand/vanilla'],
    ['renderer/call/lasting-peer.ts', 'react'],
  ])('%s may not import %s, in any of the ways to write it', async (file, name) => {
    expect(await rulesBrokenBy(file, `import * as it from '${name}';\nexport const b = it;\n`)).toEqual([
      'no-restricted-imports',
    ]);
    expect(await rulesBrokenBy(file, `export * from '${name}';\n`)).toEqual(['no-restricted-imports']);
    expect(await rulesBrokenBy(file, `export const b = await import('${name}');\n`)).toEqual([
      'no-restricted-syntax',
    ]);
  });

  it.each([
    ['renderer/call/lasting-peer.ts', 'simple-peer/simplepeer.min.js'],
    ['renderer/app/b.tsx', 'react'],
    ['renderer/app/b.tsx', './process'],
    ['hub/b.ts', 'node:fs'],
    ['hub/b.ts', 'ws'],
    ['electron/main/b.ts', 'electron'],
    ['electron/preload/b.ts', 'electron'],
    ['shared/b.ts', 'zod'],
    ['shared/b.test.ts', 'node:fs'],
  ])('%s may import %s', async (file, name) => {
    expect(await rulesBrokenBy(file, `export * from '${name}';\n`)).toEqual([]);
  });

  it('shared/ uses no global of Node or of the browser', async () => {
    expect(await rulesBrokenBy('shared/b.ts', 'export const b = process.pid;\n')).toEqual([
      'no-restricted-globals',
    ]);
    expect(await rulesBrokenBy('shared/b.ts', 'export const b = document.title;\n')).toEqual([
      'no-restricted-globals',
    ]);
    expect(await rulesBrokenBy('shared/b.ts', 'export const b = ({}) instanceof HTMLElement;\n')).toEqual([
      'no-restricted-globals',
    ]);
    expect(await rulesBrokenBy('shared/b.ts', 'export const b = new TextEncoder();\n')).toEqual([]);
  });
});

it("the project's own configuration holds the arrows", async () => {
  const project = new ESLint({ cwd: projectDir });
  const config = (await project.calculateConfigForFile('renderer/app/any.ts')) as {
    rules: Record<string, unknown[]>;
  };
  expect(config.rules['import-x/no-restricted-paths']?.[0]).toBe(2);
  expect(config.rules['no-restricted-imports']?.[0]).toBe(2);
});
