import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { equal, type Bytes } from '../bytes';
import { readDocument } from './document';
import { FIELD_NAMES, fieldSize, readFields } from './fields';
import { prepareReport } from './prepare';
import { AT, readPrints, preparedReport } from './testing';
import { latin1 } from './values';

const PRINTS = readPrints(readFileSync);

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-pdf-'));
const file = path.join(dir, 'report.pdf');
const run = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
beforeAll(() => writeFileSync(file, preparedReport(PRINTS)));
afterAll(() => rmSync(dir, { recursive: true }));

/** The printed report with a text in place of one as long, so that no offset moves. */
function edited(from: string, to: string): Bytes {
  const bytes = Uint8Array.from(PRINTS.report);
  const at = Buffer.from(bytes).indexOf(from);
  if (at < 0 || from.length !== to.length) throw new Error('no such text');
  bytes.set(latin1(to), at);
  return bytes;
}
const metadata = { title: '查检记录', lang: 'zh-CN', version: '1.2.3', at: AT };
const code = (code: string, params = {}): unknown => expect.objectContaining({ code, params });

describe('a prepared report', () => {
  it('is clean for qpdf and keeps its text', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    expect(run('pdftotext', file, '-')).toContain('查检记录 Inspection record');
  });

  it('has every field, empty, at the place of its box', () => {
    const said = run('pdfsig', file);
    expect(said.match(/Field Name: (\w+)\n {2}The signature form field is not signed/g)).toHaveLength(6);
    const fields = readFields(readDocument(preparedReport(PRINTS)));
    expect(fields.map(({ name }) => name)).toEqual([...FIELD_NAMES, 'certification']);
    const size = fieldSize(fields[0]!);
    // 85 mm by 28 mm and a border of one CSS pixel, in points.
    expect(size.width).toBeCloseTo(242.4, 0);
    expect(size.height).toBeCloseTo(80.9, 0);
    expect(Buffer.from(preparedReport(PRINTS)).includes('field.invalid')).toBe(false);
  });

  it('says its title and language, and stays tagged with the fields as forms', () => {
    const said = run('pdfinfo', file);
    expect(said).toMatch(/Title: +查检记录 5316/);
    expect(said).toMatch(/Creator: +远检 Yuanjian 1\.2\.3\n/);
    expect(said).toMatch(/Producer: +远检 Yuanjian 1\.2\.3\n/);
    expect(said).toMatch(/CreationDate: +Mon Mar 16 01:30:00 2026 UTC/);
    expect(said).toMatch(/Tagged: +yes/);
    expect(said).toMatch(/JavaScript: +no/);
    const structure = run('pdfinfo', '-struct', file);
    expect(structure.match(/^ *Form\b/gm)).toHaveLength(5);
    expect(structure).not.toContain('Link');
    const meta = run('pdfinfo', '-meta', file);
    expect(meta).toContain('<rdf:li xml:lang="x-default">查检记录 5316</rdf:li>');
    expect(meta).toContain('<xmp:CreatorTool>远检 Yuanjian 1.2.3</xmp:CreatorTool>');
    expect(said + meta).not.toMatch(/chrom|skia/i);
  });

  it('is the same for the same input', () => {
    expect(equal(preparedReport(PRINTS), preparedReport(PRINTS))).toBe(true);
  });

  it('is refused without all boxes, or with one twice', () => {
    const missing = edited('field.invalid/witness', 'field.invalid/nothing');
    expect(() => prepareReport(missing, metadata)).toThrow(code('pdf.box-missing', { field: 'witness' }));
    const twice = edited('field.invalid/second)', 'field.invalid/lead)  ');
    expect(() => prepareReport(twice, metadata)).toThrow(code('pdf.box-twice', { field: 'lead' }));
  });

  it('keeps nothing of the catalog that acts', () => {
    const acting = edited('/ViewerPreferences <<', '/OpenAction 1/XXXX <<');
    expect(Buffer.from(prepareReport(acting, metadata)).includes('OpenAction')).toBe(false);
  });

  it('cannot be made of what is no tagged PDF', () => {
    const untagged = edited('/StructTreeRoot ', '/StructTreeXxxx ');
    expect(() => prepareReport(untagged, metadata)).toThrow(code('pdf.malformed', { what: 'dictionary' }));
    expect(() => prepareReport(latin1('%PDF-1.7 a report'), metadata)).toThrow(
      code('pdf.malformed', { what: 'startxref' }),
    );
  });
});
