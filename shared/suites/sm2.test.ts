import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../bytes';
import { makeSm2Key, signSm2, sm2Spki, verifySm2 } from './sm2';

/** Both ways against the real OpenSSL: what it signs we accept, what we sign it accepts. */

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-sm2-'));
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const text = utf8('查检记录：三方签名。\n');
const SIGN_OPTIONS = ['-sigopt', 'distid:1234567812345678'];

beforeAll(() => writeFileSync(path.join(dir, 'text'), text));
afterAll(() => rmSync(dir, { recursive: true }));

const verifyWithOpenssl = (spki: Uint8Array, signature: Uint8Array): string => {
  writeFileSync(path.join(dir, 'key.der'), spki);
  writeFileSync(path.join(dir, 'signature'), signature);
  openssl('pkey', '-pubin', '-inform', 'DER', '-in', 'key.der', '-out', 'key.pem');
  return openssl(
    ...['dgst', '-sm3', '-verify', 'key.pem', '-signature', 'signature', ...SIGN_OPTIONS, 'text'],
  ).trim();
};

describe('SM2 with SM3', () => {
  it('signs what OpenSSL accepts, with every key', () => {
    // Numbers with leading zeros and high bits are spelled in DER by rules of their own: they come up among many keys.
    for (let i = 0; i < 40; i++) {
      const key = makeSm2Key();
      expect(verifyWithOpenssl(key.spki, signSm2(key, text))).toBe('Verified OK');
      expect(sm2Spki(key.privateKey)).toEqual(key.spki);
    }
  });

  it('accepts what OpenSSL signs', () => {
    openssl('genpkey', '-algorithm', 'SM2', '-out', 'own.pem');
    openssl('pkey', '-in', 'own.pem', '-pubout', '-outform', 'DER', '-out', 'own.der');
    const spki = new Uint8Array(readFileSync(path.join(dir, 'own.der')));
    for (let i = 0; i < 20; i++) {
      openssl('dgst', '-sm3', '-sign', 'own.pem', ...SIGN_OPTIONS, '-out', 'own.sig', 'text');
      const signature = new Uint8Array(readFileSync(path.join(dir, 'own.sig')));
      expect(verifySm2(spki, signature, text)).toBe(true);
    }
  });

  it('refuses another text, another key and every changed byte of a signature or key', () => {
    const key = makeSm2Key();
    const signature = signSm2(key, text);
    expect(verifySm2(key.spki, signature, text)).toBe(true);
    expect(verifySm2(key.spki, signature, utf8('查检记录'))).toBe(false);
    expect(verifySm2(makeSm2Key().spki, signature, text)).toBe(false);
    const flipped = (bytes: Uint8Array, at: number) => bytes.map((byte, i) => (i === at ? byte ^ 1 : byte));
    for (let at = 0; at < signature.length; at++) {
      expect(verifySm2(key.spki, flipped(signature, at), text), `signature ${at}`).toBe(false);
    }
    for (let at = 0; at < key.spki.length; at++) {
      expect(verifySm2(flipped(key.spki, at), signature, text), `key ${at}`).toBe(false);
    }
    expect(verifySm2(key.spki, new Uint8Array(0), text)).toBe(false);
    expect(verifySm2(new Uint8Array(91), signature, text)).toBe(false);
  });
});
