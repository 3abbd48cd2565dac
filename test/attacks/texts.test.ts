import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../../shared/bytes';
import { eventPath, eventSignaturePath } from '../../shared/bundle/names';
import { sha256Hex } from '../../shared/hash';
import { toPem } from '../../shared/identity/pem';
import { signBytes } from '../../shared/record/signing';
import { SampleRecord } from '../../shared/record/testing';
import { SAMPLE_CASE } from '../../shared/record/test-office';
import { bundleOf, check, codesOf, pack, unpack, type Files } from './kit';

/** Events that are not the JSON they should be, and texts that are more than text. */

let record: SampleRecord;
let files: Files;
beforeAll(async () => {
  record = await SampleRecord.sealed();
  files = await unpack(await bundleOf(record));
});

describe('an event, signed by its author, that is', () => {
  /** The last event's bytes changed, signed again and named by its new hash: only the form is wrong. */
  async function spelled(
    change: (text: string) => string | Uint8Array,
  ): Promise<{ codes: string[]; rule: string }> {
    const event = record.log.folded.ordered.at(-1)!;
    const changed = change(new TextDecoder().decode(record.signed.get(event.hash)!.bytes));
    const bytes: Bytes = typeof changed === 'string' ? utf8(changed) : Uint8Array.from(changed);
    const renamed = { ...event, hash: sha256Hex(bytes) };
    const attacked = new Map(files);
    attacked.delete(eventPath(event));
    attacked.delete(eventSignaturePath(event));
    attacked.set(eventPath(renamed), bytes);
    attacked.set(eventSignaturePath(renamed), await signBytes(record.members.lead.signer.privateKey, bytes));
    const report = await check(await pack(attacked), record.authority);
    expect(report.verdict).toBe('failed');
    const told = report.reasons.find(({ file }) => file === eventPath(renamed));
    return { codes: codesOf(report), rule: told?.en ?? '' };
  }
  const deep = (open: string, close: string): string => open.repeat(40_000) + close.repeat(40_000);

  it.each<[string, (text: string) => string | Uint8Array, RegExp]>([
    ['one with a key twice', (text) => text.replace('"v":1', '"v":1,"v":1'), /canonical/],
    [
      'one with a key twice, spelled otherwise',
      (text) => text.replace('"v":1', '"v":1,"\\u0076":1'),
      /canonical/,
    ],
    ['one with a byte order mark', (text) => `\ufeff${text}`, /not JSON/],
    [
      'not UTF-8',
      (text) => concat(utf8(text).subarray(0, -2), Uint8Array.of(0xc0, 0x80), utf8('}')),
      /not JSON/,
    ],
    [
      'one with half a surrogate pair',
      (text) => text.replace('"v":1', '"v":1,"x":"\\ud800"'),
      /unrecognized/,
    ],
    [
      'one with a number past all limits',
      (text) => text.replace('"v":1', '"v":1e999'),
      /^the event is not in the format \(v/,
    ],
    ['one with a number spelled otherwise', (text) => text.replace('"v":1', '"v":1.0'), /canonical/],
    [
      'one with a number of a million digits',
      (text) => text.replace('"v":1', `"v":${'9'.repeat(200_000)}`),
      /\(v/,
    ],
    ['nested in lists without end', () => deep('[', ']'), /format/],
    ['nested in objects without end', () => deep('{"a":', '}').replace(':}', ':1}'), /format/],
    ['nested in its body', (text) => text.replace('"body":{', `"body":{"a":${deep('[', ']')},`), /body/],
    [
      'nested in what it has seen',
      (text) => text.replace('"seen":{', `"seen":{"a":${deep('[', ']')},`),
      /seen/,
    ],
    ['with a prototype', (text) => text.replace('"v":1', '"v":1,"__proto__":{"v":1}'), /format/],
    ['followed by more', (text) => `${text} {}`, /not JSON/],
    ['empty', () => '', /not JSON/],
    [
      'of a day that is none',
      (text) => text.replace(/"wall":"\d{4}-\d\d-\d\d/, '"wall":"2026-02-31'),
      /wall/,
    ],
  ])('%s', async (_what, change, rule) => {
    const { codes, rule: told } = await spelled(change);
    expect(codes).toContain('event.malformed');
    expect(told).toMatch(rule);
  });

  it('larger than an event may be is not read', async () => {
    const { codes } = await spelled((text) => text + ' '.repeat(300_000));
    expect(codes).toContain('file.too-large');
  });

  it('full of keys that are not text tells of them without obeying them', async () => {
    const key = `\u001b[2J\u202e${'k'.repeat(100_000)}`;
    const { rule } = await spelled((text) => text.replace('"seen":{', `"seen":{${JSON.stringify(key)}:"",`));
    expect(rule.length).toBeLessThan(400);
    expect(rule).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });
});

describe('texts that would be something else', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '<svg onload=alert(1)>',
    '</script><script>alert(1)</script>',
    '=HYPERLINK("http://x","y")',
    '@SUM(1+1)*cmd|calc',
    'ab\u202egnp.exe',
    '\u2066\u2067\u200f\u061c',
    '\u001b[2J\u001b]0;PASSED\u0007',
    '\u009b31m',
    'a\u0000b\u2028c',
    '{{constructor.constructor("x")()}}',
    '%s%n${7*7}',
  ].join(' | ');
  const short = HOSTILE.slice(0, 79);
  const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-texts-'));
  let hostile: SampleRecord;
  afterAll(() => rmSync(dir, { recursive: true }));

  beforeAll(async () => {
    const { company, instruction, goods } = SAMPLE_CASE;
    const [door, load] = instruction.items;
    hostile = await SampleRecord.open({
      file: {
        ...SAMPLE_CASE,
        company: { ...company, name: short },
        instruction: {
          ...instruction,
          items: [
            { ...door!, title: { zh: short, en: short } },
            { ...load!, requirement: { zh: short } },
          ],
        },
        goods: goods.map((line) => ({ ...line, name: short })),
      },
    });
    await hostile.inspect();
    await hostile.write('representative', 'chat.said', { text: HOSTILE });
    await hostile.write('lead', 'result.proposed', {
      result: 'conforms',
      disposal: 'release',
      text: HOSTILE,
    });
    await hostile.prepare();
    for (const role of ['representative', 'lead', 'second'] as const) await hostile.sign(role, HOSTILE);
    const seal = (await hostile.seal()).hash;
    await hostile.attach();
    await hostile.write('lead', 'amendment.made', { seal, reason: '更正', text: HOSTILE });
    writeFileSync(path.join(dir, 'hostile.asice'), await bundleOf(hostile));
    writeFileSync(path.join(dir, 'authority.pem'), toPem('CERTIFICATE', hostile.authority.certificate));
  });

  const verify = (...args: string[]) =>
    spawnSync(
      process.execPath,
      [
        ...['--import', 'tsx', path.join(import.meta.dirname, '../../scripts/verify.ts'), ...args],
        ...[path.join(dir, 'hostile.asice'), '--trust', path.join(dir, 'authority.pem')],
      ],
      { encoding: 'utf8', env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' } },
    );

  it('are texts to the verdict', async () => {
    const report = await check(await bundleOf(hostile), hostile.authority);
    expect(report).toMatchObject({ verdict: 'passed', reasons: [] });
    expect(report.summary?.signers[0]?.statement).toBe(HOSTILE);
    expect(report.summary?.amendments[0]?.text).toBe(HOSTILE);
  });

  it('reach the terminal without anything that moves or turns it', () => {
    const { status, stdout } = verify();
    expect(status).toBe(0);
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(stdout).toContain('<img src=x onerror=alert(1)>');
    expect(stdout).toContain('ab\\u202egnp.exe');
  });

  it('are in the JSON as they are, and the JSON itself is plain', () => {
    const { stdout } = verify('--json');
    expect(stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    const report = JSON.parse(stdout) as { summary: { company: string; signers: { statement: string }[] } };
    expect(report.summary.company).toBe(short.trim());
    expect(report.summary.signers[0]?.statement).toBe(HOSTILE);
  });
});
