import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Turns } from '../../electron/store/turns';
import { TimestampQueue } from '../../electron/timestamps/queue';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';
import { base64, fromBase64, fromHex, hex } from '../../shared/bytes';
import { signatureValue, splitTimestamps, withTimestamps } from '../../shared/bundle/cades-time';
import { sha256Bytes } from '../../shared/hash';
import { toPem } from '../../shared/identity/pem';
import { asicManifest } from '../../shared/bundle/manifest';
import { SampleRecord, type SampleRole } from '../../shared/record/testing';
import { verifyToken } from '../../shared/time/verify-token';
import { startTimeServer, type TimeServer } from './server';

let record: SampleRecord;
let server: TimeServer;
let listeners: Set<(id: string) => void>;
let queues: TimestampQueue[];

beforeEach(async () => {
  record = await SampleRecord.open();
  await record.inspect();
  await record.prepare();
  server = await startTimeServer();
  listeners = new Set();
  queues = [];
});
afterEach(async () => {
  for (const queue of queues) await queue.stop();
  await server.close();
});

const setting = ({ name, url, certificate }: TimeServer): TimeAuthoritySetting => ({
  name,
  url,
  certificate: base64(certificate),
});

/** The queue of one person's machine, on the record in memory. */
function queueOf(role: SampleRole, authorities: TimeAuthoritySetting[]): TimestampQueue {
  const { person } = record.members[role];
  const silent = (): void => undefined;
  // An author's events are written one after another, as `Cases` does it: two at once would be a fork.
  const turns = new Turns();
  const queue = new TimestampQueue({
    cases: {
      ids: () => [record.id],
      log: () => record.log,
      write: (id, type, body) =>
        turns.take(id, async () => {
          const event = await record.write(role, type, body);
          for (const listener of listeners) listener(record.id);
          return event;
        }),
      onWritten(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    identities: { forCase: () => ({ person }) as never },
    authorities: () => authorities,
    logger: { error: silent, warn: silent, info: silent },
    changed: silent,
    // Nothing is retried by itself here: the test says when.
    timers: { after: () => silent },
  });
  queues.push(queue);
  return queue;
}

const given = () => record.inspection.timestamps.map(({ of, over, authority }) => ({ of, over, authority }));

describe('the queue', () => {
  it('gets a timestamp for each of its own signatures and the seal, and asks for nothing twice', async () => {
    const representative = await record.sign('representative');
    const lead = await record.sign('lead');
    const queue = queueOf('lead', [setting(server)]);
    expect(queue.status(record.id)).toEqual([{ authority: server.name, missing: 1, lastError: null }]);
    await queue.now();
    await record.sign('second');
    const seal = await record.seal();
    await queue.now();
    await queue.now();
    expect(given()).toEqual([
      { of: lead.hash, over: 'signature', authority: server.name },
      { of: seal.hash, over: 'seal', authority: server.name },
    ]);
    expect(queue.status()).toEqual([{ authority: server.name, missing: 0, lastError: null }]);

    await queueOf('representative', [setting(server)]).now();
    expect(given().map(({ of }) => of)).toContain(representative.hash);

    const [overSignature, overSeal] = record.inspection.timestamps;
    const signature = record.inspection.signOff?.signatures.find(({ event }) => event === lead.hash);
    const imprint = sha256Bytes(signatureValue(fromBase64(signature!.cms)));
    const anchors = [server.certificate];
    const token = fromBase64(overSignature!.token);
    expect(await verifyToken(token, imprint, anchors)).toMatchObject({ trusted: true });
    expect(await verifyToken(fromBase64(overSeal!.token), fromHex(seal.hash), anchors)).toMatchObject({
      trusted: true,
    });
  });

  it('works by itself once something is written', async () => {
    const queue = queueOf('representative', [setting(server)]);
    queue.start();
    await record.sign('representative');
    for (const listener of listeners) listener(record.id);
    await expect.poll(() => given().length).toBe(1);
  });

  it('says what is missing while an authority is away, and gets it when it is back', async () => {
    const offline = { ...setting(server), url: 'http://127.0.0.1:1/' };
    await record.sign('representative');
    const before = queueOf('representative', [offline]);
    await before.now();
    expect(before.status()).toEqual([
      { authority: server.name, missing: 1, lastError: { code: 'timestamp.unreachable', params: {} } },
    ]);
    await before.stop();

    // The next start of the app.
    const after = queueOf('representative', [setting(server)]);
    after.start();
    await expect
      .poll(() => after.status())
      .toEqual([{ authority: server.name, missing: 0, lastError: null }]);
    expect(given()).toHaveLength(1);
  });

  it('asks several authorities, and one that fails holds up none', async () => {
    const other = await startTimeServer({ name: 'another authority' });
    try {
      await record.sign('representative');
      const away = { name: 'away', url: 'http://127.0.0.1:1/' };
      const queue = queueOf('representative', [away, setting(server), setting(other)]);
      await queue.now();
      expect(queue.status().map(({ missing }) => missing)).toEqual([1, 0, 0]);
    } finally {
      await other.close();
    }
  });

  it('takes nothing that the certificate in the settings does not vouch for', async () => {
    const stranger = await startTimeServer();
    try {
      await record.sign('representative');
      const queue = queueOf('representative', [
        { ...setting(server), certificate: base64(stranger.certificate) },
      ]);
      await queue.now();
      expect(queue.status()).toMatchObject([{ missing: 1, lastError: { code: 'timestamp.untrusted' } }]);
      expect(given()).toEqual([]);
    } finally {
      await stranger.close();
    }
  });
});

describe('a signature with timestamps', () => {
  it('is what OpenSSL accepts as CAdES, and gives back what it was made of', async () => {
    const other = await startTimeServer({ name: 'another authority' });
    try {
      await record.sign('representative');
      await queueOf('representative', [setting(server), setting(other)]).now();
    } finally {
      await other.close();
    }
    const tokens = record.inspection.timestamps.map(({ token }) => fromBase64(token));
    expect(tokens).toHaveLength(2);
    const cms = fromBase64(record.inspection.signOff!.signatures[0]!.cms);
    const whole = withTimestamps(cms, tokens);
    expect(withTimestamps(cms, [...tokens].reverse().concat(tokens))).toEqual(whole);
    const split = splitTimestamps(whole);
    expect(split.base).toEqual(cms);
    expect(split.tokens).toHaveLength(2);
    expect(splitTimestamps(cms)).toEqual({ base: cms, tokens: [] });
    expect(signatureValue(whole)).toEqual(signatureValue(cms));

    const { folder } = server.authority;
    const write = (file: string, bytes: Uint8Array | string): void =>
      writeFileSync(path.join(folder, file), bytes);
    write('signature.p7s', whole);
    write('manifest.xml', asicManifest(record.inspection, record.log.folded.ordered, 'representative'));
    write('authority.pem', toPem('CERTIFICATE', record.authority.certificate));
    const openssl = (...args: string[]): string =>
      execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    openssl(
      ...['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', 'signature.p7s', '-purpose', 'any'],
      ...['-content', 'manifest.xml', '-CAfile', 'authority.pem', '-out', 'signed'],
      ...['-attime', String(Date.parse('2026-03-16T02:00:00Z') / 1000)],
    );
    expect(openssl('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'signature.p7s')).toContain(
      'id-smime-aa-timeStampToken',
    );

    for (let at = 0; at < whole.length; at += 3) {
      const changed = Uint8Array.from(whole);
      changed[at] = changed[at]! ^ 0x11;
      // Either it is no such structure, or the change shows in the signature or in a token.
      const parts = attempt(() => splitTimestamps(changed));
      if (parts) expect(spelled(parts), `byte ${at}`).not.toBe(spelled(split));
    }
  });
});

const spelled = ({ base, tokens }: { base: Uint8Array; tokens: Uint8Array[] }): string =>
  [base, ...tokens].map(hex).join(' ');

function attempt<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    expect(error).toMatchObject({ code: 'cades.malformed' });
    return null;
  }
}
