import { chmodSync, mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './csp';
import { chooseDataFolder, companionArguments, linkIn, prepareDataFolder } from './data-folder';
import { LinkBox } from './link-box';
import { createLogger } from './log';
import { servePage } from './pages';
import { readSettings, writeSettings } from './settings';
import { keepPlace, placeOn, readPlace } from './window-place';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanjian-main-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the data folder', () => {
  it('is that of the switch, else of the environment, else the usual one', () => {
    const choose = (argv: string[], env: Record<string, string> = {}) =>
      chooseDataFolder(argv, env, '/usual');
    expect(choose(['app', '--data-dir=/a', '--data-dir=/b'], { YUANJIAN_DATA: '/c' })).toBe('/b');
    expect(choose(['app'], { YUANJIAN_DATA: '/c' })).toBe('/c');
    expect(choose(['app', '--data-dir='])).toBe('/usual');
    expect(choose(['app', '--data-dir=here'])).toBe(join(process.cwd(), 'here'));
  });

  it('is made for this user alone, and one that cannot be is refused by name', () => {
    const path = join(folder, 'a', 'b');
    prepareDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    writeFileSync(join(folder, 'file'), '');
    expect(() => prepareDataFolder(join(folder, 'file'))).toThrow('store.unusable');
    expect(() => prepareDataFolder(join(folder, 'file', 'below'))).toThrow('store.unusable');
  });

  it('of a second app lies beside that of the first', () => {
    const argv = ['.', '--no-sandbox', '--data-dir=/x', 'yuanjian://join/abc'];
    expect(companionArguments(argv, '/x')).toEqual(['.', '--no-sandbox', '--data-dir=/x-company']);
  });
});

describe('a join link', () => {
  it('is found on the command line, unless it is absurdly long', () => {
    expect(linkIn(['app', 'yuanjian://join/abc'])).toBe('yuanjian://join/abc');
    expect(linkIn(['app', 'https://example.com'])).toBeNull();
    expect(linkIn([`yuanjian://${'a'.repeat(5000)}`])).toBeNull();
  });

  it('waits for a page that listens', () => {
    const heard: string[] = [];
    const box = new LinkBox((text) => heard.push(text));
    box.take(null);
    box.take('one');
    expect(heard).toEqual([]);
    box.ready();
    box.ready();
    box.take('two');
    box.gone();
    box.take('three');
    expect(heard).toEqual(['one', 'two']);
    box.ready();
    expect(heard).toEqual(['one', 'two', 'three']);
  });
});

describe('the place of the window', () => {
  const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }];

  it('is the same again', () => {
    const place = { x: 10, y: 20, width: 1500, height: 900, maximized: true };
    keepPlace(folder, place);
    expect(readPlace(folder)).toEqual(place);
    expect(placeOn(place, screens)).toEqual(place);
  });

  it('is only a size where the screen is gone, and never too small', () => {
    const place = { x: 5000, y: 20, width: 300, height: 900, maximized: false };
    expect(placeOn(place, screens)).toEqual({ width: 1280, height: 900, maximized: false });
  });

  it.each([
    '',
    'null',
    '{"width":"x"}',
    '{"width":1e999,"height":1,"maximized":false}',
    '{"x":1,"width":1,"height":1,"maximized":false}',
  ])('that cannot be read (%s) is the first one', (text) => {
    writeFileSync(join(folder, 'window.json'), text);
    expect(readPlace(folder)).toEqual({ width: 1280, height: 720, maximized: false });
  });
});

describe('settings', () => {
  it('are kept; unreadable ones are the first ones', () => {
    const first = { language: 'zh', timeAuthorities: [], parallelSuite: null, interruptionMinutes: 10 };
    expect(readSettings(folder)).toEqual(first);
    const kept = {
      language: 'en',
      timeAuthorities: [{ name: '示例授时', url: 'https://time.example/tsa' }],
      parallelSuite: 'SM2-SM3',
      interruptionMinutes: 5,
    } as const;
    writeSettings(folder, { ...kept, timeAuthorities: [...kept.timeAuthorities] });
    expect(readSettings(folder)).toEqual(kept);
    writeFileSync(join(folder, 'settings.json'), '{"language":"xx"');
    expect(readSettings(folder)).toEqual(first);
  });
});

describe('the log', () => {
  it('stays small, and a full disk does not end the app', () => {
    const logger = createLogger(folder);
    const line = 'x'.repeat(100_000);
    for (let i = 0; i < 15; i++) logger.info(line, { i });
    expect(statSync(join(folder, 'log.txt')).size + statSync(join(folder, 'log.1.txt')).size).toBeLessThan(
      1.4 * 1024 * 1024,
    );
    rmSync(join(folder, 'log.txt'));
    mkdirSync(join(folder, 'log.txt'));
    expect(() => logger.error('still here')).not.toThrow();
  });

  it('says when, how bad, what, and facts', () => {
    createLogger(folder).warn('a thing', { code: 'x.y', n: 3 });
    expect(readFileSync(join(folder, 'log.txt'), 'utf8')).toMatch(/^\S+Z warn a thing code="x\.y" n=3\n$/);
  });
});

describe('pages', () => {
  let root: string;

  beforeEach(() => {
    root = join(folder, 'renderer');
    mkdirSync(join(root, 'assets'), { recursive: true });
    writeFileSync(join(root, 'index.html'), '<!doctype html><html><head></head><body></body></html>');
    writeFileSync(join(root, 'assets', 'a b.js'), 'export {}');
    writeFileSync(join(root, 'secret.txt'), 'x');
    writeFileSync(join(folder, 'outside.js'), 'x');
    chmodSync(folder, 0o700);
  });

  it('come with the policy, and a nonce that is new each time and the same in page and policy', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/index.html']) {
      const response = await servePage(root, path);
      const [, nonce] = /<meta name="csp-nonce" content="([^"]+)">/.exec(await response.text()) ?? [];
      expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce!));
      nonces.add(nonce!);
    }
    expect(nonces.size).toBe(2);
  });

  it('have their type', async () => {
    const response = await servePage(root, '/assets/a%20b.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(await response.text()).toBe('export {}');
  });

  it.each([
    '/../outside.js',
    '/%2e%2e/outside.js',
    '/..%2foutside.js',
    '/assets/..%2f..%2foutside.js',
    '/..\\outside.js',
    '/%',
    '/%00',
    '/secret.txt',
    '/assets',
    '/none.js',
    '',
  ])('are nothing outside the folder or of another kind (%s)', async (path) => {
    expect((await servePage(root, path)).status).toBe(404);
  });
});

describe('the policy', () => {
  it('lets no page load from a network, run inline scripts or be framed', () => {
    const policy = contentSecurityPolicy('n');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(policy).not.toMatch(/https?:|\*/);
  });
});
