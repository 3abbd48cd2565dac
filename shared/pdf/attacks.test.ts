import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { concat, utf8, type Bytes } from '../bytes';
import { AppError } from '../errors';
import { makeAuthority } from '../identity/authority';
import { documentOf, readDocument } from './document';
import { readFields, signedField } from './fields';
import { joined, layOut } from './layout';
import { readPdfSignatures, type PdfSignature } from './read';
import { readPrints, SampleReport } from './testing';
import { dict, dictOf, latin1, Ref, Stream, type Objects, type Stored } from './values';

const PRINTS = readPrints(readFileSync);

/** What somebody could do to a signed report, and that none of it is taken for one. */

let report: SampleReport;
let signatures: PdfSignature[];
const read = (pdf: Bytes) => readPdfSignatures(pdf, report.authority.certificate);
beforeAll(async () => {
  report = await SampleReport.signed(PRINTS, ['representative', 'lead', 'seal']);
  signatures = await read(report.pdf);
});
const code = (code: string, params = {}): unknown => expect.objectContaining({ code, params });

/** A further update in our own layout, with whatever objects. */
function updated(pdf: Bytes, objects: Objects, size?: number): Bytes {
  const document = readDocument(pdf);
  const trailer = new Map(document.trailer).set('/Prev', String(document.revisions.at(-1)!.section.xref));
  if (size !== undefined) trailer.set('/Size', String(size));
  return concat(pdf, joined(layOut(pdf.length, objects, trailer)));
}

/** The report with a text in place of one as long. */
function edited(from: RegExp, to: (found: string) => string): Bytes {
  const text = Buffer.from(report.pdf).toString('latin1');
  const changed = text.replace(from, to);
  expect(changed).toHaveLength(text.length);
  expect(changed).not.toBe(text);
  return latin1(changed);
}

describe('a report is refused', () => {
  it('with anything behind it', async () => {
    for (const more of ['\n', ' ', '%', '\n%%EOF\n']) {
      await expect(read(concat(report.pdf, utf8(more)))).rejects.toBeInstanceOf(AppError);
    }
  });

  it('with a page shadowed by a further update', async () => {
    const { objects } = readDocument(report.pdf);
    const [number, page] = [...objects].find(
      ([, stored]) => stored instanceof Map && stored.get('/Type') === '/Page',
    )!;
    const empty = new Map(dictOf(page)).set('/Contents', '[]');
    await expect(read(updated(report.pdf, new Map([[number, empty]])))).rejects.toEqual(
      code('pdf.revision', { revision: 5 }),
    );
  });

  it('with an empty update', async () => {
    await expect(read(updated(report.pdf, new Map()))).rejects.toBeInstanceOf(AppError);
  });

  it('with an unused object beside a signature', async () => {
    const document = readDocument(report.pdf);
    const last = document.revisions.at(-1)!;
    const before = report.pdf.subarray(0, last.start);
    const size = Number(last.section.trailer.get('/Size'));
    const objects = new Map<number, Stored>(last.objects).set(size, '(more)');
    const pdf = concat(
      before,
      joined(layOut(before.length, objects, new Map(last.section.trailer).set('/Size', String(size + 1)))),
    );
    await expect(read(pdf)).rejects.toEqual(code('pdf.revision', { revision: 4 }));
  });

  it('with a signature that shows a page of the report', async () => {
    const before = report.versions.at(-2)!;
    const document = readDocument(before);
    const last = readDocument(report.pdf).revisions.at(-1)!;
    const number = Number(document.trailer.get('/Size'));
    const form = last.objects.get(number + 1) as Stream;
    const borrowed = new Stream(new Map(form.dict).set('/Resources', new Ref(1)), form.data);
    const field = readFields(document).find(({ name }) => name === 'seal')!;
    const objects = new Map<number, Stored>([
      [field.number, signedField(field.dict, number, number + 1)],
      [number, last.objects.get(number)!],
      [number + 1, borrowed],
    ]);
    await expect(read(updated(before, objects, number + 2))).rejects.toBeInstanceOf(AppError);
  });

  it('with a shrunken or moved byte range', async () => {
    for (const change of [
      (range: string) => range.replace(/(\d)(\d) /, '$1 '),
      (range: string) => range.replace('[0 ', '[1 '),
      (range: string) =>
        range.replace(
          /(\d)( *\])$/,
          (_, digit: string, rest: string) => `${(Number(digit) + 1) % 10}${rest}`,
        ),
    ]) {
      const pdf = edited(
        /\/ByteRange \[[^\]]*\]/,
        (range) =>
          change(range)
            .replace(/ *\]$/, '')
            .padEnd(range.length - 1) + ']',
      );
      await expect(read(pdf)).rejects.toEqual(code('pdf.revision', { revision: 1 }));
    }
  });

  it('with the contents of another signature, or bytes behind its own', async () => {
    const contents = [
      ...Buffer.from(report.pdf)
        .toString('latin1')
        .matchAll(/\/Contents <[0-9a-f]+>/g),
    ];
    expect(contents).toHaveLength(4);
    const [, second, third] = contents.map(([found]) => found);
    await expect(read(edited(new RegExp(second!), () => third!))).rejects.toEqual(
      code('pdf.signature', { field: 'representative' }),
    );
    await expect(read(edited(/0>/, () => '1>'))).rejects.toEqual(
      code('pdf.signature', { field: 'certification' }),
    );
  });

  it('with another name, time or reason in the signature', async () => {
    const changes: [RegExp, (found: string) => string][] = [
      [/\(D:20260316013000Z\) \/Name/, (found) => found.replace('2026', '2025')],
      [/\/Name <FEFF7532/, (found) => found.replace('7532', '4E59')],
      [/\/Reason <FEFF6570/, (found) => found.replace('6570', '4E59')],
    ];
    for (const [from, to] of changes) {
      await expect(read(edited(from, to))).rejects.toEqual(
        expect.objectContaining({ code: 'pdf.signature' }),
      );
    }
  });

  it('without one of its revisions', async () => {
    for (let i = 0; i < signatures.length - 1; i++) {
      const { start, end } = signatures[i]!;
      const cut = concat(report.pdf.subarray(0, start), report.pdf.subarray(end));
      await expect(read(cut)).rejects.toBeInstanceOf(AppError);
    }
    // Without the last one it is the report as it was before: who has to have signed is for the record to say.
    await expect(read(concat(report.pdf.subarray(0, signatures.at(-1)!.start)))).resolves.toHaveLength(3);
  });

  it('with a field signed a second time', async () => {
    const { objects, start, section } = readDocument(report.pdf).revisions[2]!;
    const earlier = readDocument(report.pdf.slice(0, start));
    expect(readFields(earlier)[0]!.dict.has('/V')).toBe(false);
    const again = updated(report.pdf, objects, Number(section.trailer.get('/Size')));
    await expect(read(again)).rejects.toBeInstanceOf(AppError);
  });

  it('with a body that does something when it is opened', async () => {
    const base = documentOf(readDocument(report.pdf).revisions.slice(0, 1));
    const root = base.trailer.get('/Root') as Ref;
    const acting = new Map(dictOf(base.objects.get(root.number))).set(
      '/OpenAction',
      dict({ '/S': '/JavaScript' }),
    );
    const pdf = joined(layOut(0, new Map(base.objects).set(root.number, acting), base.trailer));
    await expect(read(pdf)).rejects.toEqual(code('pdf.base'));
  });

  it('by people of another authority', async () => {
    const stranger = await makeAuthority('示例海关', new Date('2026-03-16T01:00:00Z'));
    await expect(readPdfSignatures(report.pdf, stranger.certificate)).rejects.toEqual(
      code('pdf.signature', { field: 'certification' }),
    );
  });

  it('with any byte changed', async () => {
    const random = mulberry32(20260316);
    for (let i = 0; i < 100; i++) {
      const pdf = Uint8Array.from(report.pdf);
      const at = Math.floor(random() * pdf.length);
      pdf[at] = pdf[at]! ^ (1 << Math.floor(random() * 8));
      await expect(read(pdf), `byte ${at}`).rejects.toBeInstanceOf(AppError);
    }
  });

  it('cut short anywhere', async () => {
    const random = mulberry32(7);
    const whole = new Set([...signatures.map(({ end }) => end), signatures[0]!.start]);
    for (let i = 0; i < 100; i++) {
      const length = Math.floor(random() * report.pdf.length);
      if (whole.has(length)) continue;
      await expect(read(report.pdf.slice(0, length)), `length ${length}`).rejects.toBeInstanceOf(AppError);
    }
  });
});

/** A small generator with a seed, so that a failure can be seen again. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
