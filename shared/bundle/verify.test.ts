import { beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../bytes';
import { sha256Hex } from '../hash';
import { makeAuthority } from '../identity/authority';
import { SampleRecord, samplePicture } from '../record/testing';
import { memorySink, memorySource } from './bytes-io';
import { eventPath, eventSignaturePath } from './names';
import type { ReasonCode } from './reasons';
import { verifyBundle } from './verify';
import { writeBundle } from './write';
import { ZipWriter } from './zip-writer';
import { openZip } from './zip-reader';

let record: SampleRecord;
let bundle: Bytes;
type Files = [name: string, bytes: Uint8Array][];

const write = async (from: SampleRecord): Promise<Bytes> => {
  await from.close();
  const sink = memorySink();
  await writeBundle(from.source, sink);
  return sink.bytes();
};
const check = (bytes: Bytes, anchored = true) =>
  verifyBundle(memorySource(bytes), {
    anchors: anchored ? [{ certificate: record.authority.certificate, from: 'test' }] : [],
  });
const codes = async (bytes: Bytes): Promise<ReasonCode[]> =>
  (await check(bytes)).reasons.map(({ code }) => code);

const unpack = async (bytes: Bytes): Promise<Files> => {
  const zip = await openZip(memorySource(bytes));
  return Promise.all(
    zip.entries.map(async (entry) => [entry.name, await zip.read(entry, 1e9)] as [string, Bytes]),
  );
};
const pack = async (files: Files): Promise<Bytes> => {
  const sink = memorySink();
  const zip = new ZipWriter(sink);
  for (const [name, data] of files) await zip.add(name, data);
  await zip.finish();
  return sink.bytes();
};
const flipped = (bytes: Uint8Array, at: number, bit = 1): Bytes => {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bit;
  return copy;
};

beforeAll(async () => {
  record = await SampleRecord.sealed();
  bundle = await write(record);
});

describe('a record with a frame of the video', () => {
  it('carries it among its own kind, and lacks it where it is not there', async () => {
    const framed = await SampleRecord.open({ authority: record.authority });
    const image = { ...framed.keep(samplePicture('frame'), 'image/jpeg'), mime: 'image/jpeg' as const };
    await framed.write('lead', 'frame.grabbed', {
      ...{ frame: 'f'.repeat(32), image, width: 1280, height: 720, delayMs: 120 },
      from: framed.members.representative.person.fingerprint,
    });
    await framed.inspect();
    await framed.prepare();
    for (const role of ['representative', 'lead', 'second'] as const) await framed.sign(role);
    await framed.seal();
    await framed.attach();
    const files = await unpack(await write(framed));
    const name = `frames/${image.sha256}.jpg`;
    expect(files.map(([file]) => file)).toContain(name);
    expect(await codes(await pack(files))).toEqual([]);
    expect(await codes(await pack(files.filter(([file]) => file !== name)))).toContain('blob.missing');
  });
});

describe('a sealed record', () => {
  it('passes, with everything counted', async () => {
    const report = await check(bundle);
    expect(report.reasons).toEqual([]);
    expect(report).toMatchObject({
      verdict: 'passed',
      indication: 'TOTAL-PASSED',
      authority: { trusted: true, anchor: 'test', name: '示例海关' },
      checks: { events: record.inspection.count, blobs: 6, signatures: 3, certificates: 3 },
    });
    expect(report.summary?.signers.map(({ part }) => part)).toEqual(['representative', 'lead', 'second']);
  });

  it('gives the same bytes each time', async () => {
    expect(sha256Hex(await write(record))).toBe(sha256Hex(bundle));
    expect(sha256Hex(await pack(await unpack(bundle)))).toBe(sha256Hex(bundle));
  });

  it('is undecided while its authority is not known', async () => {
    const nobody = await check(bundle, false);
    expect(nobody).toMatchObject({ verdict: 'indeterminate', subIndication: 'NO_CERTIFICATE_CHAIN_FOUND' });
    const namesake = await makeAuthority('示例海关');
    const other = await verifyBundle(memorySource(bundle), {
      anchors: [{ certificate: namesake.certificate, from: 'namesake' }],
    });
    expect(other).toMatchObject({ verdict: 'indeterminate', authority: { trusted: false } });
  });

  it('passes with a refusal, a witness, and a still set aside whose original never came', async () => {
    const refused = await SampleRecord.open({ authority: record.authority });
    await refused.inspect();
    const lost = await refused.still('door');
    await refused.write('lead', 'still.set-aside', { still: lost, reason: '传输中断' });
    const { original } = refused.inspection.stills.find(({ id }) => id === lost)!.captured!;
    refused.blobs.delete(original.sha256);
    const prepared = (await refused.prepare()).hash;
    await refused.write('representative', 'signature.refused', {
      prepared,
      how: 'refused',
      reason: '不认可',
    });
    for (const role of ['witness', 'lead', 'second'] as const) await refused.sign(role, '情况属实');
    await refused.seal();
    await refused.attach();
    const report = await check(await write(refused));
    expect(report.verdict).toBe('passed');
    expect(report.notes.map(({ code }) => code)).toEqual(['blob.absent', 'timestamp.none']);
    expect(report.summary?.refusal?.reason).toBe('不认可');
  });
});

describe('an unfinished record', () => {
  it('is undecided', async () => {
    const open = await SampleRecord.open({ authority: record.authority });
    await open.inspect();
    expect(await check(await write(open))).toMatchObject({
      verdict: 'indeterminate',
      reasons: [{ code: 'seal.none' }],
    });
    await open.prepare();
    await open.sign('representative');
    expect(await check(await write(open))).toMatchObject({
      verdict: 'indeterminate',
      checks: { signatures: 1 },
      reasons: [{ code: 'seal.none' }],
    });
  });

  it('is not exported while an original that counts is missing', async () => {
    const open = await SampleRecord.open();
    await open.inspect();
    open.blobs.delete(open.inspection.stills[0]!.captured!.original.sha256);
    await expect(write(open)).rejects.toMatchObject({ code: 'export.blobs-missing', params: { count: 1 } });
  });
});

describe('every file of a bundle', () => {
  it('is missed when it is removed', async () => {
    const files = await unpack(bundle);
    for (const [name] of files) {
      const report = await check(await pack(files.filter(([other]) => other !== name)));
      expect(report.verdict, name).toBe('failed');
      const stem = name.replace(/\.(json|sig)$/, '');
      const told = report.reasons.some(
        ({ file, event, code }) =>
          file?.startsWith(stem) || (code === 'chain.missing' && name.includes(event?.slice(0, 32) ?? '-')),
      );
      expect(told, `${name}: ${JSON.stringify(report.reasons)}`).toBe(true);
    }
  });

  it('is named when a byte of it changes, although the archive is sound', async () => {
    const files = await unpack(bundle);
    for (const [name, bytes] of files) {
      const at = Math.floor(bytes.length / 2);
      const changed = files.map(([other, data]): Files[number] => [
        other,
        other === name ? flipped(bytes, at) : data,
      ]);
      const report = await check(await pack(changed));
      expect(report.verdict, name).toBe('failed');
      expect(
        report.reasons.map(({ file }) => file),
        name,
      ).toContain(name);
    }
  });

  it('must keep its name', async () => {
    const files = await unpack(bundle);
    for (const [name] of files) {
      const renamed = files.map(([other, data]): Files[number] => [
        other === name ? `${other}.bak` : other,
        data,
      ]);
      const report = await check(await pack(renamed));
      expect(report.verdict, name).toBe('failed');
      expect(report.reasons).toContainEqual(
        expect.objectContaining({ code: 'file.unknown', file: `${name}.bak` }),
      );
    }
  });

  it('must keep its place', async () => {
    const files = await unpack(bundle);
    for (let i = 1; i < files.length; i += 3) {
      const swapped = [...files];
      [swapped[i - 1], swapped[i]] = [swapped[i]!, swapped[i - 1]!];
      const report = await check(await pack(swapped));
      expect(report.verdict).toBe('failed');
      expect(report.reasons.map(({ code }) => code)).toContain('layout.order');
    }
  });
});

describe('a file that is added', () => {
  const evil = samplePicture('added');
  it.each<[string, ReasonCode]>([
    [`originals/${sha256Hex(evil)}.jpg`, 'file.unknown'],
    [`report/${sha256Hex(evil)}.pdf`, 'file.unknown'],
    [`certificates/${sha256Hex(evil)}.cer`, 'certificate.malformed'],
    ['META-INF/ASiCManifest-witness.xml', 'cades.extra'],
    ['META-INF/signature-witness.p7s', 'cades.extra'],
    ['META-INF/manifest.xml', 'file.unknown'],
    ['events/0000000000000000/0000000-00000000000000000000000000000000.json', 'event.malformed'],
    ['events/0000000000000000/0000000-00000000000000000000000000000000.sig', 'event.missing'],
    ['readme.txt', 'file.unknown'],
  ])('%s is told: %s', async (name, code) => {
    const files = [...(await unpack(bundle)), [name, evil] as [string, Bytes]];
    const { verdict, reasons } = await check(await pack(files));
    expect(verdict).toBe('failed');
    expect(reasons).toContainEqual(expect.objectContaining({ code, file: name }));
  });
});

describe('deliberate forgeries', () => {
  const replace = async (name: string, data: Uint8Array): Promise<Bytes> =>
    pack(
      (await unpack(bundle)).map(([other, bytes]): Files[number] => [other, other === name ? data : bytes]),
    );

  it('an event signed anew by somebody else is not the author’s', async () => {
    const event = record.log.folded.ordered.find(({ type }) => type === 'result.proposed')!;
    const { signer } = record.members.second;
    const { signBytes } = await import('../record/signing');
    const signature = await signBytes(signer.privateKey, record.signed.get(event.hash)!.bytes);
    const report = await check(await replace(eventSignaturePath(event), signature));
    expect(report).toMatchObject({ verdict: 'failed', subIndication: 'SIG_CRYPTO_FAILURE' });
    expect(report.reasons[0]).toMatchObject({
      code: 'event.signature',
      file: eventSignaturePath(event),
      event: event.hash,
    });
  });

  it('an event spelled otherwise is not in canonical form', async () => {
    const event = record.log.folded.ordered[3]!;
    const text = new TextDecoder().decode(record.signed.get(event.hash)!.bytes);
    expect(await codes(await replace(eventPath(event), utf8(`${text}\n`)))).toContain('event.malformed');
  });

  it('another authority in place of the true one certifies nobody', async () => {
    const other = await makeAuthority('示例海关');
    const report = await verifyBundle(
      memorySource(await replace('certificates/authority.cer', other.certificate)),
      {
        anchors: [{ certificate: other.certificate, from: 'forger' }],
      },
    );
    expect(report.verdict).toBe('failed');
    expect(report.reasons.filter(({ code }) => code === 'certificate.foreign')).toHaveLength(3);
  });

  it('a lead who signs twice, the second time for the other officer, gains nothing', async () => {
    const forged = await SampleRecord.open({ authority: record.authority });
    await forged.inspect();
    const prepared = (await forged.prepare()).hash;
    await forged.sign('representative');
    await forged.sign('lead');
    const { cms } = forged.inspection.signOff!.signatures[1]!;
    const { page } = forged.inspection.signOff!.signatures.at(-1)!;
    const next = { ...page, before: page.after };
    await forged.write('second', 'signature.given', { prepared, cms, statement: '', page: next });
    await forged.seal();
    const report = await check(await write(forged));
    expect(report.verdict).toBe('failed');
    expect(report.reasons).toEqual([
      expect.objectContaining({ code: 'cades.differs', file: 'META-INF/signature-second.p7s' }),
      expect.objectContaining({ code: 'report.changed', file: 'report/report.pdf' }),
      expect.objectContaining({ code: 'report.none' }),
    ]);
  });
});

describe('bytes outside of the files', () => {
  it('are refused before, between and behind', async () => {
    const first = (await openZip(memorySource(bundle))).entries[1]!;
    const extra = utf8('x');
    for (const bytes of [
      concat(extra, bundle),
      concat(bundle, extra),
      concat(bundle.subarray(0, first.offset), extra, bundle.subarray(first.offset)),
      bundle.slice(0, -1),
      bundle.slice(0, 1000),
      new Uint8Array(),
    ]) {
      expect((await check(bytes)).verdict).toBe('failed');
    }
  });

  it('tell a bundle from another file', async () => {
    expect((await check(bundle.slice(0, 1000))).recognised).toBe(true);
    expect((await check(utf8('hello'.repeat(100)))).recognised).toBe(false);
    expect((await check(await pack([['word/document.xml', utf8('x')]]))).recognised).toBe(false);
  });
});
