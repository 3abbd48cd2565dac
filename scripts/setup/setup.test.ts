import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projectDir } from '../runtime/where.mjs';
import { sourceMark } from './build.mjs';
import { checkStart } from './commands.mjs';
import { notInstalled } from './debian.mjs';
import { modulesMatch } from './modules.mjs';
import { checkNode } from './node-version.mjs';

let project = '';

beforeEach(() => {
  project = mkdtempSync(path.join(tmpdir(), 'setup-'));
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

function put(file: string, content: unknown): void {
  const full = path.join(project, file);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, typeof content === 'string' ? content : JSON.stringify(content));
}

describe('dependencies', () => {
  const lock = {
    packages: {
      '': { version: '1.0.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/other-system': { version: '2.0.0', optional: true },
    },
  };
  const installed = (a: object) => ({ packages: { 'node_modules/a': a } });

  it.each([
    ['nothing is installed', null, false],
    ['an install was cut off', '{"packages": {', false],
    ['a package is missing', { packages: {} }, false],
    ['a package is of another version', installed({ version: '1.0.1' }), false],
    ['a package has other bytes', installed({ version: '1.0.0', integrity: 'sha512-b' }), false],
    [
      'all is there but what is made for another system',
      installed({ version: '1.0.0', integrity: 'sha512-a' }),
      true,
    ],
  ])('when %s', (_, present, matches) => {
    put('package-lock.json', lock);
    if (present !== null) put('node_modules/.package-lock.json', present);
    expect(modulesMatch(project)).toBe(matches);
  });
});

describe('the mark of the sources', () => {
  it('changes with a source, its name and the settings, not with a test', () => {
    put('shared/a.ts', 'export const a = 1;');
    const before = sourceMark(project);
    put('shared/a.test.ts', 'anything');
    expect(sourceMark(project)).toBe(before);
    put('shared/a.ts', 'export const a = 2;');
    const changed = sourceMark(project);
    expect(changed).not.toBe(before);
    put('tsconfig.json', '{}');
    expect(sourceMark(project)).not.toBe(changed);
  });
});

describe('starting the app', () => {
  const desktop = {
    platform: 'linux' as const,
    env: { DISPLAY: ':0' },
    uid: 1000,
    isThere: (number: string) => number === '0',
  };

  it('is refused without a display, with exit code 2', () => {
    expect(() => checkStart('start', [], { ...desktop, env: {} })).toThrow(
      expect.objectContaining({ exitCode: 2 }) as Error,
    );
    expect(() => checkStart('start', [], { ...desktop, env: { DISPLAY: ':777' } })).toThrow(/:777/);
    for (const env of [{ WAYLAND_DISPLAY: 'wayland-0' }, { DISPLAY: ':0.0' }, { DISPLAY: 'desk:10' }])
      expect(() => checkStart('start', [], { ...desktop, env })).not.toThrow();
  });

  it('is refused to root with exit code 1, unless the person gives up the sandbox in so many words', () => {
    expect(() => checkStart('start', [], { ...desktop, uid: 0 })).toThrow(
      expect.objectContaining({ exitCode: 1, message: expect.stringMatching(/root/) as string }) as Error,
    );
    expect(() => checkStart('start', ['--no-sandbox'], { ...desktop, uid: 0 })).not.toThrow();
  });

  it('asks nothing of commands that open no window', () => {
    expect(() => checkStart('hub', [], { ...desktop, env: {}, uid: 0 })).not.toThrow();
  });
});

it('refuses a Node that is too old', () => {
  expect(() => checkNode('18.20.0')).toThrow(/too old/);
  expect(() => checkNode('20.18.9')).toThrow(/too old/);
  expect(() => checkNode('20.19.0')).not.toThrow();
  expect(() => checkNode('22.0.0')).not.toThrow();
});

// `npm ci` refuses a lock file that lacks the entries of other systems' optional packages; npm writes such a file when it finds
// node_modules already there, or when the registry does not have a sibling's version. Make it anew from package.json alone, in an
// empty folder; package.json's "overrides" and pins keep to versions that exist for every system.
it('package-lock.json names every optional package of every system', () => {
  const lock = JSON.parse(readFileSync(path.join(projectDir, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { optionalDependencies?: Record<string, string> }>;
  };
  const names = new Set(Object.keys(lock.packages).map((place) => place.split('node_modules/').pop()));
  const optional = Object.values(lock.packages).flatMap((one) => Object.keys(one.optionalDependencies ?? {}));
  expect(optional.filter((name) => !names.has(name))).toEqual([]);
});

it('names the Debian packages that are missing, and the command that installs them', () => {
  const error = notInstalled([{ names: ['qpdf'] }, { names: ['xvfb'] }], 'apt-get failed');
  expect(error.message).toContain('qpdf xvfb');
  expect(error.advice).toContain('apt-get install qpdf xvfb');
});
