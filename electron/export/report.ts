import { sha256Hex } from '../../shared/hash';
import { AppError } from '../../shared/errors';
import type { Cases, Identities, Store } from '../services';

/** Prints the record of a case as a PDF. */
export type PrintReport = (id: string, signal: AbortSignal) => Promise<Uint8Array>;

export interface ReportDeps {
  cases: Cases;
  store: Store;
  identities: Identities;
  print: PrintReport;
}

/** The PDF reports of sealed records: each made once, on the lead officer's machine, and part of the record. */
export class Reports {
  private readonly making = new Map<string, Promise<void>>();

  constructor(private readonly deps: ReportDeps) {}

  /**
   * Attaches the report of a sealed record where there is none yet. Asked twice at once it is made once.
   * @throws AppError `export.report-missing` on a machine that may not attach it, `report.failed` where it could not be
   * made: the seal stands all the same.
   */
  attach(id: string, signal: AbortSignal = new AbortController().signal): Promise<void> {
    const making = this.making.get(id);
    if (making) return making;
    const made = this.make(id, signal).finally(() => this.making.delete(id));
    this.making.set(id, made);
    return made;
  }

  private async make(id: string, signal: AbortSignal): Promise<void> {
    const { cases, store, identities, print } = this.deps;
    const { inspection } = cases.log(id);
    if (inspection?.report) return;
    if (!inspection?.seal) throw new AppError('export.not-sealed');
    if (identities.forCase(id)?.person.fingerprint !== inspection.opened.author) {
      throw new AppError('export.report-missing');
    }
    const bytes = await print(id, signal);
    const report = { sha256: sha256Hex(bytes), size: bytes.length, mime: 'application/pdf' } as const;
    await store.blobs.put(id, report, bytes);
    await cases.write(id, 'report.attached', { seal: inspection.seal.event, report });
  }
}
