import { beforeAll, describe, expect, it } from 'vitest';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCheckpoint } from '../record/checkpoint';
import { derToRaw, otherForm, rawToDer } from '../record/signing';
import { base64, concat, fromBase64, hex } from '../bytes';
import { sha256Hex } from '../hash';
import { makeAuthority, type Authority } from './authority';
import { readCertificate } from './certificate';
import { signCheckpoint, verifyCheckpoint } from './checkpoint';

const HEAD = { size: 5, root: 'ab'.repeat(32), at: '2026-03-16T02:00:00.000Z' };
let authority: Authority;
let text: string;
const verify = async (candidate: string, by = authority) =>
  verifyCheckpoint(candidate, await readCertificate(by.certificate));

beforeAll(async () => {
  authority = await makeAuthority('示例海关');
  text = await signCheckpoint(authority, HEAD);
});

describe('a checkpoint', () => {
  it('is a signed note: origin, size, root, the hub’s time, blank line, signature', () => {
    const [origin, size, root, time, blank, signature, end] = text.split('\n');
    expect([origin, size, root, time, blank, end]).toEqual([
      `yuanjian-hub/${authority.fingerprint}`,
      '5',
      base64(Uint8Array.from({ length: 32 }, () => 0xab)),
      `time ${HEAD.at}`,
      '',
      '',
    ]);
    expect(signature).toMatch(new RegExp(`^— yuanjian-hub/${authority.fingerprint} [A-Za-z0-9+/=]+$`));
  });

  it('is read back and known as its hub’s', async () => {
    expect(await verify(text)).toMatchObject({ ...HEAD, hub: authority.fingerprint });
  });

  it('is checked by OpenSSL, its key id being that of ECDSA keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yuanjian-checkpoint-'));
    const file = (name: string, bytes: string | Uint8Array): string => {
      writeFileSync(join(folder, name), bytes);
      return join(folder, name);
    };
    try {
      const { note, signature, keyId } = readCheckpoint(text)!;
      const certificate = file('ca.cer', authority.certificate);
      const pem = execFileSync('openssl', [
        'x509',
        '-inform',
        'DER',
        '-in',
        certificate,
        '-pubkey',
        '-noout',
      ]);
      const key = file('key.pem', pem);
      const told = execFileSync('openssl', [
        ...['dgst', '-sha256', '-verify', key],
        ...['-signature', file('sig', signature), file('note', note)],
      ]);
      expect(told.toString()).toContain('Verified OK');
      const spki = execFileSync('openssl', ['pkey', '-pubin', '-in', key, '-outform', 'DER']);
      expect(hex(keyId)).toBe(sha256Hex(spki).slice(0, 8));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('of another hub is not this one’s, even under its name', async () => {
    const other = await makeAuthority('示例海关');
    const theirs = await signCheckpoint(other, HEAD);
    expect(await verify(theirs)).toBeNull();
    const renamed = theirs.replaceAll(other.fingerprint, authority.fingerprint);
    expect(readCheckpoint(renamed)).not.toBeNull();
    expect(await verify(renamed)).toBeNull();
    expect(await verify(theirs, other)).not.toBeNull();
  });

  it('changed anywhere is none, or nobody’s', async () => {
    for (let at = 0; at < text.length; at++) {
      for (const other of ['0', 'B', ' ', '\n']) {
        if (text[at] === other) continue;
        const changed = text.slice(0, at) + other + text.slice(at + 1);
        expect(await verify(changed), `${at} ${JSON.stringify(other)}`).toBeNull();
      }
    }
  });

  it('has one signature value: the form with the large s is nobody’s', async () => {
    const { keyId, signature } = readCheckpoint(text)!;
    const twin = rawToDer(otherForm(derToRaw(signature)!));
    const line = text.split(' ').at(-1)!.trim();
    expect(await verify(text.replace(line, base64(concat(keyId, twin))))).toBeNull();
    expect(fromBase64(line).length).toBeGreaterThan(60);
  });
});

describe('what is no checkpoint', () => {
  it.each<[string, (good: string) => string]>([
    ['nothing', () => ''],
    ['words', () => 'not before noon'],
    ['megabytes', (good) => good.repeat(10_000)],
    ['a size like 05', (good) => good.replace('\n5\n', '\n05\n')],
    ['a size of a hundred digits', (good) => good.replace('\n5\n', `\n${'9'.repeat(100)}\n`)],
    ['a negative size', (good) => good.replace('\n5\n', '\n-5\n')],
    ['a day that does not exist', (good) => good.replace('2026-03-16', '2026-02-31')],
    ['a time with a zone', (good) => good.replace('000Z', '00+08')],
    ['one line more', (good) => good.replace('\ntime', '\nsmuggled line\ntime')],
    ['two signatures', (good) => good + good.split('\n').at(-2)! + '\n'],
    ['two signers', (good) => good.replace(/— yuanjian-hub\/.{64}/, `— yuanjian-hub/${'0'.repeat(64)}`)],
    ['a hyphen for the dash', (good) => good.replace('—', '-')],
    ['carriage returns', (good) => good.replaceAll('\n', '\r\n')],
    ['no end of line', (good) => good.trimEnd()],
    ['a control character', (good) => good.replace('time ', 'time \u0007')],
    ['a root of 31 bytes', (good) => good.replace(/\n[^\n]{44}\n/, `\n${base64(new Uint8Array(31))}\n`)],
    ['a root spelled oddly', (good) => good.replace(/s=\n/, 't=\n')],
    ['markup', (good) => good.replace('time ', '<img src=x onerror=alert(1)>')],
  ])('%s', (_name, make) => {
    const made = make(text);
    expect(made).not.toBe(text);
    expect(readCheckpoint(made)).toBeNull();
  });
});
