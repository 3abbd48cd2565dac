import { concat, type Bytes } from '../bytes';
import { makeAuthority, type Authority } from '../identity/authority';
import { samplePerson, type SamplePerson } from '../record/testing';
import { FIELD_NAMES, type FieldName } from './fields';
import { prepareReport } from './prepare';
import { certify, signField, type Signed, type Signing } from './sign';

/** A report that Chromium printed, and people who sign it, for tests. */

/** What Chromium made of the HTML that lies beside them in `test/fixtures/pdf`. */
export interface Prints {
  report: Bytes;
  /** What every field shows. */
  signature: Bytes;
}

/** Reads both with the file reader of a test, since nothing here may know one. */
export const readPrints = (read: (file: URL) => Uint8Array): Prints => {
  const print = (name: string): Bytes =>
    Uint8Array.from(read(new URL(`../../test/fixtures/pdf/${name}.pdf`, import.meta.url)));
  return { report: print('report'), signature: print('signature') };
};

export const AT = new Date('2026-03-16T01:30:00Z');
export const preparedReport = ({ report }: Prints): Bytes =>
  prepareReport(report, { title: '查检记录 5316', lang: 'zh-CN', version: '1.2.3', at: AT });

export class SampleReport {
  private constructor(
    private readonly prints: Prints,
    readonly authority: Authority,
    readonly signer: SamplePerson,
    /** The report as it grew: prepared, certified, and after each signature. */
    readonly versions: Bytes[],
  ) {}

  static async certified(prints: Prints, timestamp?: Signing['timestamp']): Promise<SampleReport> {
    const authority = await makeAuthority('示例海关', new Date('2026-03-16T01:00:00Z'));
    const signer = await samplePerson(authority, { name: '甲关员', roles: ['officer'], badge: 'A-1' });
    const report = new SampleReport(prints, authority, signer, [preparedReport(prints)]);
    report.grow(await certify(report.pdf, report.signing(timestamp)));
    return report;
  }

  static async signed(prints: Prints, fields: readonly FieldName[] = FIELD_NAMES): Promise<SampleReport> {
    const report = await SampleReport.certified(prints);
    for (const field of fields) await report.sign(field);
    return report;
  }

  /** The report as it is now. */
  get pdf(): Bytes {
    return this.versions.at(-1)!;
  }

  signing(timestamp?: Signing['timestamp']): Signing {
    const { signer, person } = this.signer;
    return { signer, authority: this.authority.certificate, at: AT, name: person.name, timestamp };
  }

  async sign(field: FieldName, timestamp?: Signing['timestamp']): Promise<Signed> {
    const signed = await signField(this.pdf, {
      ...this.signing(timestamp),
      field,
      appearance: this.prints.signature,
      reason: '数量与申报一致',
    });
    return this.grow(signed);
  }

  private grow(signed: Signed): Signed {
    this.versions.push(concat(this.pdf, signed.append));
    return signed;
  }
}
