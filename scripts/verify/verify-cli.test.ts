import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { verifyBundle } from '../../shared/bundle/verify';
import { writeBundle } from '../../shared/bundle/write';
import { toPem } from '../../shared/identity/pem';
import { SampleRecord } from '../../shared/record/testing';
import { inspectedWith } from '../../test/fixtures/set-clock';
import { inWords, languageOf } from './words';

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-verify-'));
const file = (name: string): string => path.join(dir, name);
let bundle: Uint8Array<ArrayBuffer>;
let record: SampleRecord;

beforeAll(async () => {
  record = await SampleRecord.sealed();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  bundle = sink.bytes();
  writeFileSync(file('good.asice'), bundle);
  writeFileSync(file('bad.asice'), bundle.with(bundle.length >> 1, (bundle[bundle.length >> 1] ?? 0) ^ 1));
  writeFileSync(file('other.zip'), 'hello');
  writeFileSync(file('ca.pem'), toPem('CERTIFICATE', record.authority.certificate));
  writeFileSync(file('ca.cer'), record.authority.certificate);
  writeFileSync(file('person.cer'), record.members.lead.signer.certificate);
});
afterAll(() => rmSync(dir, { recursive: true }));

function run(...args: string[]) {
  const command = ['--import', 'tsx', path.join(import.meta.dirname, '..', 'verify.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' },
  });
  return { status, stdout, stderr };
}

describe('the command', () => {
  it('passes a good bundle with its authority given, as PEM or DER', () => {
    const said = run(file('good.asice'), '--trust', file('ca.pem'));
    expect(said).toMatchObject({ status: 0, stderr: '' });
    expect(said.stdout).toMatch(/^PASSED {2}/);
    // The sample begins at 01:00 UTC.
    expect(said.stdout).toMatch(/Sealed: 2026-03-16 09:\d\d:\d\d /);
    expect(said.stdout).toContain('Beijing time (UTC+8)');
    expect(said.stdout).toMatch(/Closed: .*甲关员 2026-03-16 09:\d\d:\d\d \d+ events/);
    expect(run(file('good.asice'), '--trust', file('ca.cer')).status).toBe(0);
  });

  it('is undecided about a record in which a clock was set back, and says whose and by how much', async () => {
    const set = await inspectedWith(-5 * 60_000);
    await set.close();
    const sink = memorySink();
    await writeBundle(set.source, sink);
    writeFileSync(file('set.asice'), sink.bytes());
    writeFileSync(file('set.pem'), toPem('CERTIFICATE', set.authority.certificate));
    const said = run(file('set.asice'), '--trust', file('set.pem'));
    expect(said.status).toBe(3);
    expect(said.stdout).toMatch(/^INDETERMINATE {2}/);
    expect(said.stdout).toContain('SIG_CONSTRAINTS_FAILURE');
    expect(said.stdout).toContain('the clock of 丙仓管 was set back by 5 min');
  });

  it('is undecided about an authority that nobody gave, as JSON alone', () => {
    const said = run(file('good.asice'), '--json');
    expect(said.status).toBe(3);
    expect(JSON.parse(said.stdout)).toMatchObject({
      file: file('good.asice'),
      verdict: 'indeterminate',
      authority: { fingerprint: record.authority.fingerprint, trusted: false },
    });
  });

  it('fails a changed one, and the worst of several counts', () => {
    const said = run(
      '--json',
      file('good.asice'),
      file('bad.asice'),
      file('other.zip'),
      '--trust',
      file('ca.pem'),
    );
    expect(said.status).toBe(1);
    const verdicts = (JSON.parse(said.stdout) as { verdict: string }[]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(['passed', 'failed', 'unusable']);
  });

  it.each([
    ['no file', []],
    ['a file that is not there', ['nowhere.asice']],
    ['another kind of file', ['other.zip']],
    ['an unknown option', ['good.asice', '--force']],
    ['an anchor that is no certificate', ['good.asice', '--trust', 'other.zip']],
    ['an anchor that is no authority', ['good.asice', '--trust', 'person.cer']],
  ])('says what is wrong with its input: %s', (_what, args) => {
    const said = run(...args.map((arg) => (arg.startsWith('--') ? arg : file(arg))));
    expect(said.status).toBe(2);
    expect(said.stdout + said.stderr).toMatch(/\p{Script=Han}|is no record bundle|cannot be read/u);
    expect(said.stdout + said.stderr).not.toMatch(/\n {4}at /);
  });
});

it('fails a bundle that was cut off, and says so', () => {
  writeFileSync(file('cut.asice'), bundle.subarray(0, bundle.length >> 1));
  const said = run(file('cut.asice'), '--trust', file('ca.pem'));
  expect(said.status).toBe(1);
  expect(said.stdout).toMatch(/^FAILED[^]*cut off/);
}, 60_000);

describe('the words', () => {
  it('are in the language of the environment', async () => {
    expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en');
    const report = await verifyBundle(memorySource(bundle), { anchors: [] });
    expect(inWords('x.asice', report, 'zh')).toMatch(/^无法确定 {2}x\.asice\n/);
  });

  it('tell every amendment, whether it is sealed, and its text', async () => {
    const amended = await SampleRecord.sealed();
    const seal = amended.inspection.seal!.event;
    await amended.write('lead', 'amendment.made', { seal, reason: '更正', text: '第 1 项\n实为仿冒品' });
    await amended.close();
    const sink = memorySink();
    await writeBundle(amended.source, sink);
    const report = await verifyBundle(memorySource(sink.bytes()), { anchors: [] });
    expect(inWords('x', report, 'zh')).toMatch(
      /封存后的补充: 1\n {4}- 甲关员 .*（尚未封存） “更正: 第 1 项 实为仿冒品”\n {2}结卷: .*共 \d+ 个事件/,
    );
    expect(inWords('x', report, 'en')).toContain('(not sealed)');
  });

  it('cannot move the cursor', async () => {
    const report = await verifyBundle(memorySource(bundle), { anchors: [] });
    report.summary!.signers[0]!.statement = 'fine\u001b[2A\u001b[2KPASSED\u202e';
    const said = inWords('x', report, 'en');
    expect(said).toContain('fine\\u001b[2A\\u001b[2KPASSED\\u202e');
    expect([...said].filter((char) => char === '\u001b' || char === '\u202e')).toEqual([]);
  });
});
