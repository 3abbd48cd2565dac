import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { base64, type Bytes } from '../bytes';
import { SampleRecord } from '../record/testing';
import { makeSm2Key, signSm2 } from '../suites/sm2';
import { memorySink, memorySource } from './bytes-io';
import { asicManifest } from './manifest';
import { manifestPath, parallelKeyPath, parallelSignaturePath } from './names';
import { verifyBundle } from './verify';
import { writeBundle } from './write';
import { openZip } from './zip-reader';
import { ZipWriter } from './zip-writer';

/** A bundle with an SM2 signature beside the lead officer's, checked by the verifier and by the real OpenSSL. */

let record: SampleRecord;
let bundle: Bytes;

const key = makeSm2Key();
const lead = () => record.inspection.signOff!.signatures.find(({ part }) => part === 'lead')!;
const manifest = () => asicManifest(record.inspection, record.log.folded.ordered, 'lead');

const parallel = (value: Bytes) => ({
  of: lead().event,
  suite: 'SM2-SM3' as const,
  key: base64(key.spki),
  value: base64(value),
});

async function written(): Promise<Bytes> {
  await record.close();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
}

/** The bundle laid out anew, one file changed or, for null, left out. */
async function relaid(name: string, change: (bytes: Bytes) => Bytes | null): Promise<Bytes> {
  const zip = await openZip(memorySource(bundle));
  const sink = memorySink();
  const writer = new ZipWriter(sink);
  for (const entry of zip.entries) {
    const bytes = await zip.read(entry, 1e9);
    const kept = entry.name === name ? change(bytes) : bytes;
    if (kept) await writer.add(entry.name, kept);
  }
  await writer.finish();
  return sink.bytes();
}

const check = (bytes: Bytes) =>
  verifyBundle(memorySource(bytes), {
    anchors: [{ certificate: record.authority.certificate, from: 'test' }],
  });
const codes = (found: { code: string }[]): string[] => found.map(({ code }) => code);

beforeAll(async () => {
  record = await SampleRecord.sealed();
  await record.write('lead', 'signature.parallel', parallel(signSm2(key, manifest())));
  bundle = await written();
});

describe('a bundle with an SM2 signature', () => {
  it('passes and says so', async () => {
    const report = await check(bundle);
    expect(report.verdict).toBe('passed');
    expect(codes(report.notes)).toContain('parallel.holds');
  });

  it('is accepted by OpenSSL', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-parallel-'));
    try {
      const zip = await openZip(memorySource(bundle));
      for (const entry of zip.entries) {
        mkdirSync(path.dirname(path.join(dir, entry.name)), { recursive: true });
        writeFileSync(path.join(dir, entry.name), await zip.read(entry, 1e9));
      }
      const said = execFileSync(
        'openssl',
        [
          ...[
            'dgst',
            '-sm3',
            '-verify',
            parallelKeyPath('lead'),
            '-signature',
            parallelSignaturePath('lead'),
          ],
          ...['-sigopt', 'distid:1234567812345678', manifestPath('lead')],
        ],
        { cwd: dir, encoding: 'utf8' },
      );
      expect(said.trim()).toBe('Verified OK');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it.each([parallelKeyPath('lead'), parallelSignaturePath('lead')])(
    'fails without %s or with another',
    async (file) => {
      const changed = await check(
        await relaid(file, (bytes) => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte))),
      );
      expect(changed.verdict).toBe('failed');
      expect(codes(changed.reasons)).toContain('parallel.changed');
      const missing = await check(await relaid(file, () => null));
      expect(missing.verdict).toBe('failed');
      expect(codes(missing.reasons)).toContain('parallel.missing');
    },
  );

  it('takes one beside each signature, by its signer alone', async () => {
    const write = (role: 'lead' | 'second') =>
      record.write(role, 'signature.parallel', parallel(signSm2(key, manifest())));
    await expect(write('lead')).rejects.toMatchObject({ code: 'rule.signature.twice' });
    await expect(write('second')).rejects.toMatchObject({ code: 'rule.unknown.signature' });
    expect(record.inspection.parallel).toHaveLength(1);
  });
});

describe('an SM2 signature that does not hold', () => {
  it('leaves the verdict open, whatever the P-256 signature says', async () => {
    record = await SampleRecord.sealed();
    await record.write('lead', 'signature.parallel', parallel(signSm2(key, new Uint8Array([1]))));
    const report = await check(await written());
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report.reasons)).toEqual(['parallel.invalid']);
  });
});
