import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySink } from '../../shared/bundle/bytes-io';
import { writeBundle } from '../../shared/bundle/write';
import type { BundleReport } from '../../shared/bundle/verify/report';
import { toPem } from '../../shared/identity/pem';
import { SampleRecord } from '../../shared/record/testing';
import { startTimeServer, type TimeServer } from '../tsa/server';

/** `npm run verify -- --at` and `--renew`, as processes of their own, with a real authority of time. */

const run = promisify(execFile);
const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-renew-'));
const file = (name: string): string => path.join(dir, name);
const inDays = (days: number): string => new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
let server: TimeServer;
let trust: string[];

beforeAll(async () => {
  server = await startTimeServer({ days: 3650, key: 'RSA-2048' });
  const record = await SampleRecord.sealed({ attached: true, start: new Date() });
  const sink = memorySink();
  await writeBundle(record.source, sink);
  writeFileSync(file('record.asice'), sink.bytes());
  writeFileSync(
    file('changed.asice'),
    sink.bytes().map((byte, i) => (i === 5000 ? byte ^ 1 : byte)),
  );
  writeFileSync(file('ca.pem'), toPem('CERTIFICATE', record.authority.certificate));
  writeFileSync(file('time.pem'), toPem('CERTIFICATE', server.certificate));
  trust = ['--trust', file('ca.pem'), '--trust', file('time.pem')];
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

async function verify(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const command = ['--import', 'tsx', path.join(import.meta.dirname, '..', 'verify.ts'), ...args];
  const env = { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' };
  return run(process.execPath, command, { env }).then(
    ({ stdout, stderr }) => ({ status: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      status: code,
      stdout,
      stderr,
    }),
  );
}

describe('a verdict as of a time', () => {
  it('says until when the record can be proven, and that it could not after that', async () => {
    const now = await verify(file('record.asice'), ...trust);
    expect(now.status).toBe(0);
    expect(now.stdout).toMatch(/Provable until: \d{4}-\d\d-\d\d .*丙仓管.*renew before then/);
    const later = await verify(file('record.asice'), ...trust, '--at', inDays(100), '--json');
    expect(later.status).toBe(3);
    const report = JSON.parse(later.stdout) as BundleReport;
    expect(report).toMatchObject({ verdict: 'indeterminate', subIndication: 'OUT_OF_BOUNDS_NO_POE' });
    expect(report.reasons.map(({ code }) => code)).toEqual(['certificate.expired']);
    expect(report.at).not.toBeNull();
  });
});

describe('a renewal', () => {
  it('is a new file that can be proven for longer; the old one is as it was', async () => {
    const before = readFileSync(file('record.asice'));
    const made = await verify('--renew', file('record.asice'), '--tsa', server.url, ...trust);
    expect(made).toMatchObject({ status: 0 });
    expect(made.stderr).toContain('record-renewed1.asice');
    expect(made.stdout).toContain('[renewal.proven]');
    expect(readFileSync(file('record.asice')).equals(before)).toBe(true);
    expect((await verify(file('record-renewed1.asice'), ...trust, '--at', inDays(3000))).status).toBe(0);

    // And once more, from the renewed one, to a place of one's choice.
    const again = [
      '--renew',
      file('record-renewed1.asice'),
      '--tsa',
      server.url,
      '--out',
      file('second.asice'),
    ];
    expect((await verify(...again, ...trust)).status).toBe(0);
    const exists = await verify(...again, ...trust);
    expect(exists.status).toBe(2);
    expect(exists.stdout).toContain('There is such a file already');
  });

  it('of a bundle that fails is not made', async () => {
    const made = await verify('--renew', file('changed.asice'), '--tsa', server.url, ...trust);
    expect(made.status).toBe(1);
    expect(existsSync(file('changed-renewed1.asice'))).toBe(false);
  });

  it('by an authority that nothing vouches for, or that does not answer, leaves no file', async () => {
    const stranger = [
      '--renew',
      file('record.asice'),
      '--out',
      file('third.asice'),
      '--trust',
      file('ca.pem'),
    ];
    const untrusted = await verify(...stranger, '--tsa', server.url);
    expect(untrusted.status).toBe(2);
    expect(untrusted.stdout).toContain('Nothing here vouches for that time authority');
    const silent = await verify(...stranger, '--tsa', 'http://127.0.0.1:9/');
    expect(silent.status).toBe(2);
    expect(silent.stdout).toContain('gave no timestamp that can be used (timestamp.unreachable)');
    expect(readdirSync(dir).filter((name) => name.includes('third') || name.endsWith('.part'))).toEqual([]);
  });
});

describe('a command line that makes no sense', () => {
  it.each([
    ['a time that is none', ['--at', 'tomorrow'], /--at tomorrow.*no ISO 8601/],
    ['a day that is none', ['--at', '2031-02-30'], /no ISO 8601/],
    ['a time without its zone', ['--at', '2031-05-01T08:00:00'], /no ISO 8601/],
    ['a renewal without an authority', ['--renew'], /--tsa URL/],
    ['an authority without a renewal', ['--tsa', 'http://127.0.0.1:9/'], /go with --renew/],
    ['both', ['--renew', '--tsa', 'http://127.0.0.1:9/', '--at', '2031-05-01'], /do not go together/],
  ])('%s ends with 2 and says why', async (_what, args, words) => {
    const said = await verify(file('record.asice'), ...args);
    expect(said.status).toBe(2);
    expect(said.stderr).toMatch(words);
  });
});
