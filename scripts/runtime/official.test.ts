import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { download, installOfficial, officialUrl } from './official.mjs';
import { pinnedVersion } from './where.mjs';

let dir = '';
let server: Server | undefined;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'official-'));
});
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

it('asks the mirror that ELECTRON_MIRROR names', () => {
  const { url } = officialUrl('45.4.1', { ELECTRON_MIRROR: 'https://mirror.example/electron' });
  expect(url).toMatch(/^https:\/\/mirror\.example\/electron\/v45\.4\.1\/electron-v45\.4\.1-\w+-\w+\.zip$/);
});

it('writes what arrives', async () => {
  const url = await serve((_, response) => response.end('the bytes'));
  const file = path.join(dir, 'file');
  expect(await download(url, file, 5_000)).toBe(9);
  expect(readFileSync(file, 'utf8')).toBe('the bytes');
});

it('counts a server that does not answer, or falls silent in the middle, as unreachable', async () => {
  const url = await serve((request, response) => {
    if (request.url === '/middle') response.write('a beginning');
  });
  await expect(download(`${url}never`, path.join(dir, 'a'), 200)).rejects.toThrow(/no answer for 0\.2 s/);
  await expect(download(`${url}middle`, path.join(dir, 'b'), 200)).rejects.toThrow(/no answer for 0\.2 s/);
});

it('refuses bytes that are not those the electron package lists', async () => {
  const mirror = await serve((_, response) => response.end('not Electron'));
  const into = path.join(dir, 'into');
  mkdirSync(into);
  const attempt = installOfficial(pinnedVersion(), into, { env: { ELECTRON_MIRROR: mirror } });
  await expect(attempt).rejects.toThrow(/checksum/);
});
