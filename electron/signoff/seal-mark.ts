import { AppError } from '../../shared/errors';
import { nativeHash } from '../export/native-hash';
import type { Cases, Identities, Store } from '../services';
import type { ReportPage } from './report-page';

export interface SealMarkDeps {
  cases: Pick<Cases, 'log' | 'write'>;
  identities: Pick<Identities, 'forCase'>;
  page: Pick<ReportPage, 'sign'>;
  store: Pick<Store, 'blobs'>;
  /** The bytes of verify.html as this program carries it. */
  verifier: () => Promise<Uint8Array>;
}

/**
 * The seal's field of the reports of sealed records: signed once each, on the lead officer's machine, whose verify.html
 * is from then on that of the record, so that every machine exports the same bytes.
 */
export class SealMarks {
  private readonly making = new Map<string, Promise<void>>();

  constructor(private readonly deps: SealMarkDeps) {}

  /**
   * Signs the seal's field where that has not been done. Asked twice at once it is done once.
   * @throws AppError `export.report-missing` on a machine that may not, `report.failed` where it could not be
   * printed: the seal stands all the same.
   */
  attach(id: string, signal?: AbortSignal): Promise<void> {
    const making = this.making.get(id);
    if (making) return making;
    const made = this.make(id, signal).finally(() => this.making.delete(id));
    this.making.set(id, made);
    return made;
  }

  private async make(id: string, signal?: AbortSignal): Promise<void> {
    const { cases, identities, page } = this.deps;
    const { inspection } = cases.log(id);
    if (inspection?.report) return;
    if (!inspection?.seal) throw new AppError('export.not-sealed');
    const identity = identities.forCase(id);
    if (!identity || identity.person.fingerprint !== inspection.opened.author)
      throw new AppError('export.report-missing');
    const verifier = await this.keepVerifier(id);
    const revision = await page.sign(inspection, identity, 'seal', '', signal);
    await cases.write(id, 'report.attached', { seal: inspection.seal.event, page: revision, verifier });
  }

  private async keepVerifier(id: string) {
    const bytes = await this.deps.verifier();
    const verifier = { sha256: nativeHash(bytes), size: bytes.length, mime: 'text/html' } as const;
    await this.deps.store.blobs.put(id, verifier, bytes);
    return verifier;
  }
}
