import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concat, equal, hex, type Bytes } from '../bytes';
import { FIELD_NAMES } from './fields';
import { readPdfSignatures } from './read';
import { certify, signField } from './sign';
import { readPrints, AT, SampleReport } from './testing';

const PRINTS = readPrints(readFileSync);

const dir = mkdtempSync(path.join(tmpdir(), 'yuanjian-pdf-'));
const file = path.join(dir, 'report.pdf');
const run = (tool: string, ...args: string[]): string => execFileSync(tool, args, { encoding: 'utf8' });
let report: SampleReport;
beforeAll(async () => {
  report = await SampleReport.signed(PRINTS);
  writeFileSync(file, report.pdf);
});
afterAll(() => rmSync(dir, { recursive: true }));
const read = (pdf: Bytes) => readPdfSignatures(pdf, report.authority.certificate);
const code = (code: string, params = {}): unknown => expect.objectContaining({ code, params });

describe('a report that everybody signed', () => {
  it('is valid for pdfsig, in whole for the last signature', () => {
    // pdfsig exits 0 whatever it finds: its text counts.
    const sections = run('pdfsig', file)
      .split(/^Signature #\d+:$/m)
      .slice(1);
    expect(sections).toHaveLength(6);
    for (const section of sections) {
      expect(section).toContain('Signature Validation: Signature is Valid.');
      expect(section).toContain('Signature Type: ETSI.CAdES.detached');
      expect(section).toContain('Signer Certificate Common Name: 甲关员');
    }
    const whole = sections.filter((section) => section.includes('  - Total document signed'));
    expect(whole).toHaveLength(1);
    expect(whole[0]).toContain('Field Name: seal');
  });

  it('is clean for qpdf and shows its text and every signature', () => {
    expect(run('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
    const text = run('pdftotext', file, '-');
    expect(text).toContain('查检记录 Inspection record');
    expect(text.match(/丙仓管/g)).toHaveLength(5);
  });

  it('only ever grew', () => {
    report.versions.reduce((before, after) => {
      expect(equal(after.subarray(0, before.length), before)).toBe(true);
      return after;
    });
  });

  it('is read as it was signed', async () => {
    const signatures = await read(report.pdf);
    expect(signatures.map(({ field }) => field)).toEqual(['certification', ...FIELD_NAMES]);
    expect(signatures.map(({ end }) => end)).toEqual(report.versions.slice(1).map(({ length }) => length));
    for (const { at, name, fingerprint, token } of signatures) {
      expect([at, name, fingerprint, token]).toEqual([AT, '甲关员', report.signer.signer.fingerprint, null]);
    }
    expect(signatures.map(({ reason }) => reason)).toEqual([
      null,
      ...FIELD_NAMES.map(() => '数量与申报一致'),
    ]);
  });
});

describe('signing', () => {
  it('is allowed in any order, once in each field', async () => {
    const other = await SampleReport.signed(PRINTS, ['lead', 'representative']);
    const signatures = await readPdfSignatures(other.pdf, other.authority.certificate);
    expect(signatures.map(({ field }) => field)).toEqual(['certification', 'lead', 'representative']);
    await expect(other.sign('lead')).rejects.toEqual(code('pdf.field-signed', { field: 'lead' }));
    await expect(certify(other.pdf, other.signing())).rejects.toEqual(
      code('pdf.field-signed', { field: 'certification' }),
    );
  });

  it('comes after the certification', async () => {
    const options = { ...report.signing(), field: 'lead', appearance: PRINTS.signature } as const;
    await expect(signField(report.versions[0]!, options)).rejects.toEqual(code('pdf.not-certified'));
    await expect(read(report.versions[0]!)).rejects.toEqual(code('pdf.not-certified'));
  });

  it('shows one page and nothing else', async () => {
    const other = await SampleReport.certified(PRINTS);
    const options = { ...other.signing(), field: 'lead' } as const;
    for (const appearance of [report.pdf, new Uint8Array(), PRINTS.signature.subarray(0, 4000)]) {
      await expect(signField(other.pdf, { ...options, appearance })).rejects.toEqual(code('pdf.appearance'));
    }
  });

  it('carries the token of an authority that answered, if there is room for it', async () => {
    const imprints: string[] = [];
    const answer = (token: Bytes | null) => (imprint: Bytes) => {
      imprints.push(hex(imprint));
      return Promise.resolve(token);
    };
    /** A DER sequence of one octet string: whether a token is one is for those who know time stamps. */
    const sequence = (content: number): Bytes => {
      const length = (value: number): number[] => [0x82, value >> 8, value & 255];
      const inner = concat(Uint8Array.of(4, ...length(content)), new Uint8Array(content).fill(7));
      return concat(Uint8Array.of(0x30, ...length(inner.length)), inner);
    };
    const other = await SampleReport.certified(PRINTS, answer(sequence(6000)));
    const signed = [
      await other.sign('lead', answer(null)),
      await other.sign('second', answer(sequence(9000))),
      await other.sign('seal', answer(sequence(5000))),
    ];
    expect(signed.map(({ token }) => token)).toEqual([null, null, sequence(5000)]);
    const signatures = await readPdfSignatures(other.pdf, other.authority.certificate);
    expect(signatures.map(({ token }) => token)).toEqual([sequence(6000), null, null, sequence(5000)]);
    expect(signatures.map(({ imprint }) => hex(imprint))).toEqual(imprints);
    expect(imprints).toContain(hex(signed[2]!.imprint));
  });
});
