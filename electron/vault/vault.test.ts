import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SystemKeeper } from './keeper';
import { Vault } from './vault';

let folder: string;
let now: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanjian-vault-'));
  now = 0;
});

afterEach(() => rmSync(folder, { recursive: true }));

/** A system with no safe place. */
const none: SystemKeeper = {
  available: () => false,
  wrap: () => {
    throw new Error('asked a system that keeps nothing');
  },
  unwrap: () => {
    throw new Error('asked a system that keeps nothing');
  },
};

/** A system whose place is its memory; it can be closed. */
function keyring(): SystemKeeper & { open: boolean } {
  return {
    open: true,
    available() {
      return this.open;
    },
    wrap: (key) => key.map((byte) => byte ^ 0x5a),
    unwrap: (wrapped) => wrapped.map((byte) => byte ^ 0x5a),
  };
}

const read = (system: SystemKeeper): Vault => Vault.read({ folder, system, now: () => now });
const PASSPHRASE = '一个很长的口令 42';

describe('a vault with a passphrase', () => {
  it('gives the same key back for the passphrase, in whatever code points it was typed', async () => {
    const first = read(none);
    expect(first.stage).toBe('new');
    expect(first.keeper).toBe('passphrase');
    await first.create(`café ${PASSPHRASE}`);
    expect(first.stage).toBe('open');

    const again = read(none);
    expect(again.stage).toBe('locked');
    expect(again.openWithSystem()).toBe(false);
    expect(() => again.key).toThrow('vault.locked');
    await again.unlock(`cafe\u0301 ${PASSPHRASE}`);
    expect(again.key).toEqual(first.key);
    expect(again.key).toHaveLength(32);
  });

  it('is not made without one, twice, or over another', async () => {
    const vault = read(none);
    await expect(vault.create(undefined)).rejects.toMatchObject({ code: 'vault.passphrase-needed' });
    expect(read(none).stage).toBe('new');
    const outcomes = await Promise.allSettled([vault.create(PASSPHRASE), vault.create(PASSPHRASE)]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(read(none).create(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.exists' });
  });

  it('slows guessing down, and lets the right one in afterwards', { timeout: 30_000 }, async () => {
    await read(none).create(PASSPHRASE);
    const vault = read(none);
    const guess = (text: string) =>
      vault.unlock(text).then(
        () => 'open',
        (error: { code: string }) => error.code,
      );
    for (let i = 0; i < 3; i++) expect(await guess('wrong wrong')).toBe('vault.wrong-passphrase');
    expect(await guess(PASSPHRASE)).toBe('vault.wait');
    now += 1000;
    expect(await guess('wrong wrong')).toBe('vault.wrong-passphrase');
    now += 1000;
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({
      code: 'vault.wait',
      params: { seconds: 1 },
    });
    now += 1000;
    expect(await guess(PASSPHRASE)).toBe('open');
  });

  it('refuses two guesses at once', async () => {
    await read(none).create(PASSPHRASE);
    const vault = read(none);
    const outcomes = await Promise.allSettled([vault.unlock('wrong wrong'), vault.unlock(PASSPHRASE)]);
    expect(
      outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : '',
      ),
    ).toEqual(['vault.wrong-passphrase', 'vault.wait']);
  });

  it('never holds the key in its file', async () => {
    const vault = read(none);
    await vault.create(PASSPHRASE);
    const text = readFileSync(join(folder, 'vault.json'), 'utf8');
    expect(text).not.toContain(Buffer.from(vault.key).toString('base64'));
    expect(text).not.toContain(Buffer.from(vault.key).toString('hex'));
  });

  it('with a changed file is damaged or does not open; with an absurd cost it is not even tried', async () => {
    await read(none).create(PASSPHRASE);
    const path = join(folder, 'vault.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, 40));
    expect(() => read(none)).toThrow('vault.damaged');
    writeFileSync(path, text.replace(/"logN": \d+/, '"logN": 40'));
    expect(() => read(none)).toThrow('vault.damaged');
    writeFileSync(path, text.replace(/"salt": "../, '"salt": "AA'));
    await expect(read(none).unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.wrong-passphrase' });
  });
});

describe('a vault that the system keeps', () => {
  it('opens without asking', async () => {
    const system = keyring();
    const first = read(system);
    expect(first.keeper).toBe('system');
    await first.create(undefined);
    const again = read(system);
    expect(again.openWithSystem()).toBe(true);
    expect(again.key).toEqual(first.key);
  });

  it('does not fall back to a passphrase when the system refuses', async () => {
    const system = keyring();
    await read(system).create(undefined);
    system.open = false;
    const vault = read(system);
    expect(vault.keeper).toBe('system');
    expect(() => vault.openWithSystem()).toThrow('vault.system-refused');
    await expect(vault.unlock(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.system-refused' });
    await expect(vault.create(PASSPHRASE)).rejects.toMatchObject({ code: 'vault.exists' });
    expect(vault.stage).toBe('locked');
    system.open = true;
    await vault.unlock('');
    expect(vault.stage).toBe('open');
  });

  it('and a machine that gained one keeps asking for the passphrase', async () => {
    await read(none).create(PASSPHRASE);
    const vault = read(keyring());
    expect(vault.keeper).toBe('passphrase');
    expect(vault.openWithSystem()).toBe(false);
    await vault.unlock(PASSPHRASE);
    expect(vault.stage).toBe('open');
  });
});
