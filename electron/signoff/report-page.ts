import { concat, type Bytes } from '../../shared/bytes';
import { sealCode } from '../../shared/bundle/names';
import { checkPage } from '../../shared/bundle/page';
import { AppError } from '../../shared/errors';
import type { FieldName } from '../../shared/pdf/fields';
import { prepareReport } from '../../shared/pdf/prepare';
import { certify, signField, type Signing } from '../../shared/pdf/sign';
import { MAX_REPORT_BYTES, type PageRevision } from '../../shared/record/bodies';
import { pageOf, type Page } from '../../shared/record/page';
import type { Inspection } from '../../shared/record/state';
import { nativeHash, nativeHasher } from '../export/native-hash';
import type { Identity, Store } from '../services';

/** What one field of the report shows. */
export interface Mark {
  field: FieldName;
  at: Date;
  /** What the signer says, in full. */
  statement: string;
}

/** Prints pages of this program as PDF. @throws AppError `report.failed` */
export interface Printer {
  /** The record of a case on its sheets, with a link box for every field. */
  report(id: string, signal: AbortSignal): Promise<Uint8Array>;
  /** What a field shows, at the field's size. */
  mark(id: string, mark: Mark, signal: AbortSignal): Promise<Uint8Array>;
}

export interface ReportPageDeps {
  store: Pick<Store, 'blobs'>;
  printer: Printer;
  /** Asks a time-stamp authority, not for long; nothing where none is set. */
  timestamp: () => Signing['timestamp'];
  /** Of this program: the report says what made it. */
  version: string;
  now: () => Date;
}

const NEVER = new AbortController().signal;

/** The report as a PDF that grows: printed and certified when it is put forward, then signed field by field. */
export class ReportPage {
  constructor(private readonly deps: ReportPageDeps) {}

  /**
   * Prints the record as it is now and certifies the print. Stores nothing.
   * @throws AppError `report.failed`, `pdf.*`
   */
  async make({ id, case: file }: Inspection, identity: Identity): Promise<Bytes> {
    const at = this.deps.now();
    const print = await this.deps.printer.report(id, NEVER);
    const report = prepareReport(print, {
      title: `查检记录 ${file.declaration.number}`,
      lang: 'zh-CN',
      version: this.deps.version,
      at,
    });
    const { append } = await certify(report, this.signing(identity, at));
    if (report.length + append.length > MAX_REPORT_BYTES)
      throw new AppError('report.failed', { why: 'size' });
    return concat(report, append);
  }

  /** Stores a report that was made. @returns its reference. */
  async keep(id: string, bytes: Bytes) {
    const report = { sha256: nativeHash(bytes), size: bytes.length, mime: 'application/pdf' } as const;
    await this.deps.store.blobs.put(id, report, bytes);
    return report;
  }

  /**
   * Signs a field of the report as it stands, and stores what that adds.
   * @throws AppError `signoff.none`, `signoff.blobs-missing`, `signoff.report-unsound` where the report is not what the record says, `report.failed`, `pdf.*`
   */
  async sign(
    inspection: Inspection,
    identity: Identity,
    field: FieldName,
    statement: string,
    signal: AbortSignal = NEVER,
  ): Promise<PageRevision> {
    const { id } = inspection;
    const page = pageOf(inspection);
    if (!page) throw new AppError('rule.signoff.none');
    const before = await this.read(id, page);
    // Nobody puts a name under a report in which somebody else's revision is not what they say it is.
    const { faults } = await checkPage(before, inspection, identity.authority, nativeHasher);
    if (faults[0]) throw new AppError('signoff.report-unsound', { why: faults[0].code });
    const at = this.deps.now();
    const appearance = await this.deps.printer.mark(id, { field, at, statement }, signal);
    const reason = field === 'seal' ? sealCode(id, inspection.seal?.event ?? '') : statement;
    const signing = { ...this.signing(identity, at), field, appearance, reason };
    const { append: bytes } = await signField(before, signing);
    const append = {
      sha256: nativeHash(bytes),
      size: bytes.length,
      mime: 'application/octet-stream',
    } as const;
    await this.deps.store.blobs.put(id, append, bytes);
    return { before: page.sha256, append, after: nativeHash(before, bytes) };
  }

  private signing({ signer, authority, person }: Identity, at: Date): Signing {
    const timestamp = this.deps.timestamp();
    return { signer, authority, at, name: person.name, timestamp, hasher: nativeHasher };
  }

  private async read(id: string, { pieces }: Page): Promise<Bytes> {
    const missing = pieces.filter(({ sha256 }) => !this.deps.store.blobs.has(id, sha256));
    if (missing.length > 0) throw new AppError('signoff.blobs-missing', { count: missing.length });
    const parts: Uint8Array[] = [];
    for (const { sha256 } of pieces)
      for await (const part of this.deps.store.blobs.stream(id, sha256)) parts.push(part);
    return concat(...parts);
  }
}
