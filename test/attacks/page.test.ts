import { beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../../shared/bytes';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import { SampleRecord } from '../../shared/record/testing';
import { bundleOf, check, pack, unpack, type Files } from './kit';

/** The report attacked: in the bundle alone, and by signers whose own events vouch for what they did to it. */

const REPORT = 'report/report.pdf';
let trusted: Authority;
let record: SampleRecord;
let files: Files;

beforeAll(async () => {
  trusted = await makeAuthority('示例海关', new Date('2026-01-01T00:00:00Z'));
  record = await SampleRecord.sealed({ authority: trusted });
  files = await unpack(await bundleOf(record));
});

interface Found {
  verdict: string;
  reasons: string[];
}
const found = async (bundle: Bytes): Promise<Found> => {
  const { verdict, reasons } = await check(bundle, trusted);
  return { verdict, reasons: reasons.map(({ code, file }) => `${code} ${file}`) };
};
const failed = (code: string): Found => ({ verdict: 'failed', reasons: [`${code} ${REPORT}`] });
const inBundle = async (report: Bytes): Promise<Found> =>
  found(await pack(new Map(files).set(REPORT, report)));

/** A record up to its sign-off. */
async function inspected(): Promise<SampleRecord> {
  const made = await SampleRecord.open({ authority: trusted });
  await made.inspect();
  return made;
}

const replaced = (bytes: Bytes, from: string, to: string): Bytes => {
  const text = Buffer.from(bytes).toString('latin1');
  expect(text).toContain(from);
  return Uint8Array.from(Buffer.from(text.replace(from, to), 'latin1'));
};

/** A revision that draws something else where the page was, and is none of a signature's. */
const shadow = (pdf: Bytes): Bytes => {
  const before = /startxref\n(\d+)\n%%EOF\n$/.exec(Buffer.from(pdf).toString('latin1'))![1]!;
  const object = '5 0 obj\n<< /Length 2 >>\nstream\nq \nendstream\nendobj\n';
  const at = String(pdf.length).padStart(10, '0');
  const table = `xref\n5 1\n${at} 00000 n \ntrailer\n<< /Size 30 /Root 1 0 R /Prev ${before} >>\n`;
  return utf8(`${object}${table}startxref\n${pdf.length + object.length}\n%%EOF\n`);
};

describe('a report changed in its bundle', () => {
  it('by content appended', async () => {
    expect(await inBundle(concat(record.page, utf8('%%EOF\n')))).toEqual(failed('report.appended'));
    expect(await inBundle(concat(record.page, shadow(record.page)))).toEqual(failed('report.appended'));
  });

  it('by its last signature cut off', async () => {
    expect(await inBundle(record.page.slice(0, -1))).toEqual(failed('blob.size'));
  });

  it('by a page drawn anew or a range made smaller', async () => {
    expect(await inBundle(replaced(record.page, `(${record.id})`, `(${'0'.repeat(32)})`))).toEqual(
      failed('report.changed'),
    );
    const range = /\/ByteRange \[0 \d+ \d+ (\d+)/.exec(Buffer.from(record.page).toString('latin1'))![1]!;
    const smaller = String(Number(range) - 10).padEnd(range.length);
    expect(await inBundle(replaced(record.page, ` ${range} `, ` ${smaller} `))).toEqual(
      failed('report.changed'),
    );
  });

  it('by another report that the same people signed', async () => {
    const other = await SampleRecord.sealed({ authority: trusted });
    const { verdict, reasons } = await inBundle(other.page);
    expect(verdict).toBe('failed');
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toContain(REPORT);
  });
});

describe('a report that its signers vouch for', () => {
  it('with a page shadowed by whoever signs', async () => {
    const forged = await inspected();
    await forged.prepare();
    const honest = await forged.mark('representative', 'representative');
    await forged.sign('representative', '', concat(honest, shadow(concat(forged.page, honest))));
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.malformed'));
  });

  it('with content appended behind a signature', async () => {
    const forged = await inspected();
    await forged.prepare();
    await forged.sign(
      'representative',
      '',
      concat(await forged.mark('representative', 'representative'), utf8('%')),
    );
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.malformed'));
  });

  it('with a range that leaves out the end', async () => {
    const forged = await inspected();
    await forged.prepare();
    const honest = await forged.mark('representative', 'representative');
    const range = /\/ByteRange \[0 \d+ \d+ (\d+)/.exec(Buffer.from(honest).toString('latin1'))![1]!;
    const smaller = String(Number(range) - 10).padEnd(range.length);
    await forged.sign('representative', '', replaced(honest, ` ${range} `, ` ${smaller} `));
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.malformed'));
  });

  it('with an action in the report that is put forward', async () => {
    const forged = await inspected();
    const print = await forged.certified();
    await forged.prepare(replaced(print, '/Type /Catalog', '/Type /Catalog /AA << >>'));
    await forged.sign('representative', '', utf8('%'));
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.malformed'));
  });

  it('with an increment of another case', async () => {
    const [forged, other] = [await inspected(), await inspected()];
    for (const one of [forged, other]) await one.prepare();
    await forged.sign('representative', '', await other.mark('representative', 'representative'));
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.malformed'));
  });

  it('with signatures swapped', async () => {
    const forged = await inspected();
    await forged.prepare();
    await forged.sign('representative');
    await forged.sign('lead', '', await forged.mark('second', 'second'));
    await forged.sign('second', '', await forged.mark('lead', 'lead'));
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.signer'));
  });

  it('with a statement that is not the one in the record', async () => {
    const forged = await inspected();
    await forged.prepare();
    await forged.sign(
      'representative',
      '有异议',
      await forged.mark('representative', 'representative', '无异议'),
    );
    expect(await found(await bundleOf(forged))).toMatchObject(failedWith('report.signer'));
  });

  it('with the seal of another record on it', async () => {
    const forged = await SampleRecord.sealed({ authority: trusted, attached: false });
    await forged.attach(await forged.mark('lead', 'seal', `yuanjian-seal:${forged.id}:${'0'.repeat(64)}`));
    expect(await found(await bundleOf(forged))).toEqual(failed('report.signer'));
  });
});

it('two signatures on the same page: the second is told to sign again', async () => {
  const both = await inspected();
  await both.prepare();
  await both.sign('representative');
  const stale = both.inspection.signOff!.signatures[0]!;
  const body = { prepared: stale.prepared, cms: stale.cms, statement: '', page: stale.page };
  await expect(both.write('lead', 'signature.given', body)).rejects.toMatchObject({
    code: 'rule.signature.other-page',
  });
  await both.sign('lead');
  expect(both.inspection.signOff!.signatures).toHaveLength(2);
});

/** Not sealed either, since the attack comes before. */
const failedWith = (code: string) => ({
  verdict: 'failed',
  reasons: expect.arrayContaining([`${code} ${REPORT}`]) as string[],
});
