import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askForToken } from '../../electron/timestamps/ask';
import { imprintOf } from '../../electron/timestamps/wanted';
import { base64, fromBase64, type Bytes } from '../../shared/bytes';
import { memorySink, memorySource } from '../../shared/bundle/bytes-io';
import { eventPath, manifestPath, signaturePath, timestampPath } from '../../shared/bundle/names';
import { verifyBundle } from '../../shared/bundle/verify';
import { writeBundle } from '../../shared/bundle/write';
import { openZip } from '../../shared/bundle/zip-reader';
import { ZipWriter } from '../../shared/bundle/zip-writer';
import { signCrl } from '../../shared/identity/crl';
import { toPem } from '../../shared/identity/pem';
import { SampleRecord } from '../../shared/record/testing';
import { signedAndSealed } from '../../test/fixtures/set-clock';
import { trustInFile, trustInText, type Trusted } from '../../renderer/verify/trust';
import { anchorsIn, lookInto } from '../../shared/bundle/look';
import { TimeAuthority } from './authority';
import { startTimeServer, type TimeServer } from './server';

/** A bundle with timestamps of a real authority, checked by the verifier and by the real OpenSSL. */

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-stamped-'));
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
let server: TimeServer;
let record: SampleRecord;
let bundle: Bytes;

/** Asks the authority for one of the lead's events. */
async function stamp(of: string, over: 'signature' | 'seal'): Promise<string> {
  const { name, url } = server;
  const token = await askForToken({ name, url }, imprintOf({ of, over, authority: name }, record.inspection));
  const event = await record.write('lead', 'timestamp.given', {
    of,
    over,
    authority: name,
    token: base64(token),
  });
  return event.hash;
}

const written = async (): Promise<Bytes> => {
  await record.close();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  return sink.bytes();
};

/** The bundle laid out anew with one file changed, or left out for null. */
async function without(name: string, change: (bytes: Bytes) => Bytes | null): Promise<Bytes> {
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

const check = (bytes: Bytes, known = true) =>
  verifyBundle(memorySource(bytes), {
    anchors: [
      { certificate: record.authority.certificate, from: 'test' },
      ...(known ? [{ certificate: server.certificate, from: 'time' }] : []),
    ],
  });
const codes = (found: { code: string }[]): string[] => found.map(({ code }) => code);

let signature: string;
let seal: string;
let sealToken: string;

beforeAll(async () => {
  server = await startTimeServer();
  record = await SampleRecord.sealed();
  signature = record.inspection.signOff!.signatures.find(({ part }) => part === 'lead')!.event;
  seal = record.inspection.seal!.event;
  await stamp(signature, 'signature');
  sealToken = await stamp(seal, 'seal');
  bundle = await written();
});
afterAll(async () => {
  await server.close();
  rmSync(dir, { recursive: true });
});

describe('a bundle with timestamps', () => {
  it('passes, and says who proves the time', async () => {
    const report = await check(bundle);
    expect(codes(report.reasons)).toEqual([]);
    expect(report.verdict).toBe('passed');
    expect(codes(report.notes).filter((code) => code === 'timestamp.proven')).toHaveLength(2);
  });

  it('passes with an authority of time that nobody vouches for, but proves no time', async () => {
    const report = await check(bundle, false);
    expect(report.verdict).toBe('passed');
    expect(codes(report.notes)).toContain('timestamp.unknown-authority');
    expect(codes(report.notes)).not.toContain('timestamp.proven');
  });

  it('proves the time to whoever names the authority’s certificate in the form, not its fingerprint', async () => {
    const by = async (trusted: Trusted[]) => {
      const { authority } = record;
      const own = { fingerprint: authority.fingerprint, from: 'compared' } as const;
      const anchors = await anchorsIn(await lookInto(memorySource(bundle)), [own, ...trusted]);
      return codes((await verifyBundle(memorySource(bundle), { anchors })).notes);
    };
    expect(await by(await trustInFile(server.certificate))).toContain('timestamp.proven');
    const [{ fingerprint }] = (await trustInFile(server.certificate)) as [Trusted];
    expect(await by(await trustInText(fingerprint))).toContain('timestamp.unknown-authority');
    const rsa = await TimeAuthority.make({ key: 'RSA-2048' });
    try {
      expect(await trustInFile(rsa.root)).toMatchObject([{ from: 'certificate' }]);
    } finally {
      await rsa.close();
    }
  });

  it('leaves the verdict open where the clock of a signer claims a later time, unless that was measured', async () => {
    const HOUR = 3_600_000;
    const sealedAhead = async (measured: boolean) => {
      const ahead = await SampleRecord.open({ start: new Date(Date.now() + 2 * HOUR) });
      const hub = ahead.authority.fingerprint;
      if (measured)
        await ahead.write('lead', 'clock.compared', { with: hub, aheadMs: -2 * HOUR, roundTripMs: 20 });
      await ahead.inspect();
      await signedAndSealed(ahead);
      const of = ahead.inspection.seal!.event;
      const { name, url } = server;
      const wanted = { of, over: 'seal', authority: name } as const;
      const token = base64(await askForToken({ name, url }, imprintOf(wanted, ahead.inspection)));
      await ahead.write('lead', 'timestamp.given', { ...wanted, token });
      await ahead.close();
      const sink = memorySink();
      await writeBundle(ahead.source, sink);
      const anchors = [ahead.authority, server].map(({ certificate }) => ({ certificate, from: 'test' }));
      return verifyBundle(memorySource(sink.bytes()), { anchors });
    };
    const open = await sealedAhead(false);
    expect(open).toMatchObject({ verdict: 'indeterminate', subIndication: 'TIMESTAMP_ORDER_FAILURE' });
    expect(codes(open.reasons)).toEqual(['timestamp.contradicts-clock']);
    const known = await sealedAhead(true);
    expect(known.verdict).toBe('passed');
    expect(codes(known.notes)).toContain('timestamp.before-clock');
  });

  it('without any says so', async () => {
    const plain = await SampleRecord.sealed();
    const sink = memorySink();
    await writeBundle(plain.source, sink);
    const report = await verifyBundle(memorySource(sink.bytes()), {
      anchors: [{ certificate: plain.authority.certificate, from: 'test' }],
    });
    expect(report.verdict).toBe('passed');
    expect(codes(report.notes)).toContain('timestamp.none');
  });

  it('fails when a token is dropped, changed or added', async () => {
    const file = timestampPath(seal, sealToken);
    expect(codes((await check(await without(file, () => null))).reasons)).toContain('timestamp.missing');
    const flipped = await without(file, (bytes) => bytes.map((byte, i) => (i === 100 ? byte ^ 1 : byte)));
    expect(codes((await check(flipped)).reasons)).toContain('timestamp.changed');
    const { cms } = record.inspection.signOff!.signatures.find(({ event }) => event === signature)!;
    const plain = await without(signaturePath('lead'), () => fromBase64(cms));
    expect(codes((await check(plain)).reasons)).toContain('cades.changed');
  });

  it('is indeterminate when a token is for something else', async () => {
    const other = await SampleRecord.sealed();
    const { token } = record.inspection.timestamps.find(({ over }) => over === 'seal')!;
    const of = other.inspection.seal!.event;
    await other.write('lead', 'timestamp.given', { of, over: 'seal', authority: server.name, token });
    await other.close();
    const sink = memorySink();
    await writeBundle(other.source, sink);
    const report = await verifyBundle(memorySource(sink.bytes()), {
      anchors: [{ certificate: other.authority.certificate, from: 'test' }],
    });
    expect(report.verdict).toBe('indeterminate');
    expect(codes(report.reasons)).toEqual(['timestamp.invalid']);
  });

  it('fails when its time lies behind the revocation of a signer who says so too', async () => {
    const { serial } = record.members.lead.person;
    const { wall } = record.inspection.signOff!.signatures.find(({ event }) => event === signature)!;
    const found = async (since: string) => {
      record.revocations = await signCrl(record.authority, new Map([[serial, new Date(since)]]), new Date());
      const report = await check(await written());
      record.revocations = null;
      return report;
    };
    const late = await found(wall);
    expect(late).toMatchObject({ verdict: 'failed', subIndication: 'REVOKED' });
    expect(late.reasons).toContainEqual(
      expect.objectContaining({ code: 'certificate.revoked-signature', event: signature }),
    );
    expect(late.summary?.signers.map(({ part }) => part)).toEqual(['representative', 'second']);
    // Taken back behind the signer's clock and before the stamp, which may have waited: nothing against it.
    expect(await found('2026-03-16T23:00:00.000Z')).toMatchObject({ verdict: 'passed', reasons: [] });
  });

  it('is accepted by OpenSSL: the signature with its token inside, and the token over the seal', async () => {
    const zip = await openZip(memorySource(bundle));
    const files = new Map<string, Bytes>();
    for (const entry of zip.entries) files.set(entry.name, await zip.read(entry, 1e9));
    const put = (name: string, from: string): void => writeFileSync(path.join(dir, name), files.get(from)!);
    put('lead.p7s', signaturePath('lead'));
    put('manifest.xml', manifestPath('lead'));
    const sealed = record.log.folded.ordered.find(({ hash }) => hash === seal)!;
    put('seal.json', eventPath(sealed));
    put('seal.tst', timestampPath(seal, sealToken));
    writeFileSync(path.join(dir, 'ca.pem'), toPem('CERTIFICATE', record.authority.certificate));
    writeFileSync(path.join(dir, 'tsa.pem'), toPem('CERTIFICATE', server.certificate));
    const at = String(Date.parse('2026-03-16T02:00:00Z') / 1000);
    expect(
      openssl(
        ...['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-purpose', 'any', '-CAfile', 'ca.pem'],
        ...['-in', 'lead.p7s', '-content', 'manifest.xml', '-attime', at, '-out', 'content'],
      ),
    ).toBe('');
    const said = openssl(
      ...['ts', '-verify', '-data', 'seal.json', '-in', 'seal.tst', '-token_in', '-CAfile', 'tsa.pem'],
    );
    expect(said).toContain('Verification: OK');
  });
});
