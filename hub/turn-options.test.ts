import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readOptions } from './options';

const dir = mkdtempSync(path.join(os.tmpdir(), 'yuanjian-turn-'));
afterAll(() => rmSync(dir, { recursive: true }));
const secretFile = path.join(dir, 'secret');
writeFileSync(secretFile, 'north gate 17\n');
const shortFile = path.join(dir, 'short');
writeFileSync(shortFile, 'short');
const URLS = ['turn:192.0.2.1:3478?transport=udp', 'turns:relay.example:443?transport=tcp'];
const given = URLS.flatMap((url) => ['--turn', url]);

describe('the TURN servers on the command line', () => {
  it('come with the secret of a file, which is named when the hub is started again and never shown', () => {
    const options = readOptions([...given, '--turn-secret-file', secretFile, '--relay-only']);
    expect(options?.turn).toEqual({ urls: URLS, secret: 'north gate 17', relayOnly: true });
    expect(options?.again).toBe(
      `--turn-secret-file ${secretFile} --turn '${URLS[0]}' --turn '${URLS[1]}' --relay-only`,
    );
    expect(readOptions([])?.turn).toBeNull();
  });

  it.each([
    ['no secret', given, /--turn-secret-file/],
    ['a secret without a server', ['--turn-secret-file', secretFile], /goes with --turn/],
    ['relays alone without one', ['--relay-only'], /goes with --turn/],
    ['a file that is not there', [...given, '--turn-secret-file', path.join(dir, 'none')], /ENOENT/],
    ['a secret that is too short', [...given, '--turn-secret-file', shortFile], /8 to 300/],
    ['another kind of server', ['--turn', 'stun:192.0.2.1', '--turn-secret-file', secretFile], /turn:HOST/],
  ])('are refused with words: %s', (_what, args, words) => {
    expect(() => readOptions(args)).toThrow(words);
  });
});
