import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../bytes';
import { SampleRecord } from '../record/testing';
import { memorySink, memorySource } from './bytes-io';
import { signCades, verifyCades } from './cades';
import { eventPath, eventSignaturePath } from './names';
import { writeBundle } from './write';
import { openZip } from './zip-reader';

/** The commands of docs/RECORD-FORMAT.md, run on the unpacked bundle by the real OpenSSL. */

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-openssl-'));
const openssl = (...args: string[]): string =>
  execFileSync('openssl', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
let record: SampleRecord;

beforeAll(async () => {
  record = await SampleRecord.sealed();
  const sink = memorySink();
  await writeBundle(record.source, sink);
  const zip = await openZip(memorySource(sink.bytes()));
  for (const entry of zip.entries) {
    mkdirSync(path.dirname(path.join(dir, entry.name)), { recursive: true });
    writeFileSync(path.join(dir, entry.name), await zip.read(entry, 1e9));
  }
  openssl('x509', '-inform', 'DER', '-in', 'certificates/authority.cer', '-out', 'authority.pem');
});
afterAll(() => rmSync(dir, { recursive: true }));

const verify = (part: string) =>
  openssl(
    ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', `META-INF/signature-${part}.p7s`],
    ...['-content', `META-INF/ASiCManifest-${part}.xml`, '-CAfile', 'authority.pem', '-purpose', 'any'],
    ...['-cades', '-attime', String(Date.parse('2026-03-16T02:00:00Z') / 1000), '-out', 'content'],
  );

describe('OpenSSL', () => {
  it.each(['lead', 'second', 'representative'])('accepts the signature of the %s', (part) => {
    expect(verify(part)).toBe('');
  });

  it('refuses it over another manifest', () => {
    writeFileSync(path.join(dir, 'META-INF/ASiCManifest-other.xml'), 'x');
    const args = ['-CAfile', 'authority.pem', '-purpose', 'any', '-out', 'content'];
    expect(() =>
      openssl(
        ...['cms', '-verify', '-binary', '-inform', 'DER', '-in', 'META-INF/signature-lead.p7s'],
        ...['-content', 'META-INF/ASiCManifest-other.xml', ...args],
      ),
    ).toThrow(/verification failure|digest/i);
  });

  it('accepts the signature of an event', () => {
    for (const event of record.log.folded.ordered) {
      const certificate = `certificates/${event.author}.cer`;
      openssl('x509', '-inform', 'DER', '-in', certificate, '-pubkey', '-noout', '-out', 'author.pem');
      const said = openssl(
        'dgst',
        '-sha256',
        '-verify',
        'author.pem',
        '-signature',
        eventSignaturePath(event),
        eventPath(event),
      );
      expect(said.trim()).toBe('Verified OK');
    }
  });

  it('agrees with the digests of the manifest', () => {
    const script = [
      'import xml.etree.ElementTree as E, hashlib, base64, sys',
      'D="{http://www.w3.org/2000/09/xmldsig#}"; n=0',
      'for r in E.parse("META-INF/ASiCManifest-lead.xml").getroot().findall("{http://uri.etsi.org/02918/v1.2.1#}DataObjectReference"):',
      '  d=base64.b64encode(hashlib.sha256(open(r.get("URI"),"rb").read()).digest()).decode()',
      '  assert d==r.find(D+"DigestValue").text, r.get("URI"); n+=1',
      'print(n)',
    ].join('\n');
    const checked = Number(execFileSync('python3', ['-c', script], { cwd: dir, encoding: 'utf8' }));
    // Every event under the sign-off and the sign-off itself, three authors, the authority, two stills of two files.
    const { count } = record.inspection.signOff!.prepared;
    expect(checked).toBe(count + 1 + 3 + 1 + 4);
  });
});

describe('a CAdES signature', () => {
  const at = new Date('2026-03-16T01:30:00.700Z');
  const content = utf8('manifest');

  it('is valid for its content, its signer and its authority alone', async () => {
    const { lead, second } = record.members;
    const authority = record.authority.certificate;
    const cms = await signCades(lead.signer, authority, content, at);
    const { certificate } = lead.signer;
    await expect(verifyCades(cms, content, certificate, authority)).resolves.toEqual({
      signedAt: new Date('2026-03-16T01:30:00.000Z'),
    });
    await expect(verifyCades(cms, utf8('other'), certificate, authority)).rejects.toMatchObject({
      code: 'cades.differs',
    });
    await expect(verifyCades(cms, content, second.signer.certificate, authority)).rejects.toMatchObject({
      code: 'cades.differs',
    });
  });

  it('has no byte that may be another', async () => {
    const authority = record.authority.certificate;
    const { certificate } = record.members.lead.signer;
    const cms = await signCades(record.members.lead.signer, authority, content, at);
    for (let i = 0; i < cms.length; i += 3) {
      const changed = Uint8Array.from(cms);
      changed[i] = (changed[i] ?? 0) ^ 0x04;
      await expect(verifyCades(changed, content, certificate, authority), `byte ${i}`).rejects.toMatchObject({
        code: expect.stringMatching(/^cades\./) as string,
      });
    }
    await expect(verifyCades(new Uint8Array(), content, certificate, authority)).rejects.toMatchObject({
      code: 'cades.malformed',
    });
  });
});
