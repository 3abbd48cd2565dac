import { AppError, toAppError } from '../../shared/errors';
import type { Bytes } from '../../shared/bytes';
import { sha256Hex } from '../../shared/hash';
import { readCertificate, verifyCertificate } from '../../shared/identity/certificate';
import type { Person } from '../../shared/identity/person';
import { CaseLog } from '../../shared/record/log';
import type { Identities, Store } from '../services';

/** One case in memory: its log, read from the store when it is first asked for, and the certificates that count in it. */
export class CaseEntry {
  readonly certificates = new Map<string, Bytes>();
  private readonly people = new Map<string, Person>();
  private loaded: CaseLog | null = null;
  /** Why its certificates could not be read: the case is then closed, and the others are not. */
  private failure: AppError | null = null;

  private constructor(
    readonly id: string,
    private readonly store: Store,
  ) {}

  /** Reads the certificates of a case. They were checked when they were stored. */
  static async open(id: string, store: Store): Promise<CaseEntry> {
    const entry = new CaseEntry(id, store);
    try {
      for (const der of store.certificates.list(id)) {
        const { person, fingerprint } = await readCertificate(der);
        if (person) entry.know(der, fingerprint, person);
      }
    } catch (error) {
      entry.failure = toAppError(error);
    }
    return entry;
  }

  /** The authority of the case, DER; null while nothing was learned from it. */
  get authority(): Bytes | null {
    return this.store.certificates.authority(this.id);
  }

  /** @throws AppError `store.damaged` when the stored events are not what was stored. */
  get log(): CaseLog {
    if (this.failure) throw this.failure;
    if (!this.loaded) {
      const log = new CaseLog(this.id, new Map(this.people));
      log.add(this.store.events.load(this.id).map(({ event }) => event));
      this.loaded = log;
    }
    return this.loaded;
  }

  /**
   * Takes certificates in, each checked against the case's authority as of the time when it began to be valid: whether
   * an event lies in its validity is for the verifier of the record to say, years later too.
   * @returns whether any was new.
   * @throws AppError `certificate.other-authority`, or what `verifyCertificate` throws.
   */
  async learn(
    authority: Uint8Array,
    certificates: readonly Uint8Array[],
    identities: Identities,
  ): Promise<boolean> {
    const known =
      this.store.certificates.authority(this.id) ?? identities.forCase(this.id)?.authority ?? null;
    if (known && sha256Hex(known) !== sha256Hex(authority)) throw new AppError('certificate.other-authority');
    if (!this.store.certificates.authority(this.id)) this.store.certificates.setAuthority(this.id, authority);
    let news = false;
    for (const certificate of certificates) {
      const der = Uint8Array.from(certificate);
      const fingerprint = sha256Hex(der);
      if (this.certificates.has(fingerprint)) continue;
      const person = await verifyCertificate(der, authority, (await readCertificate(der)).notBefore);
      this.store.certificates.add(this.id, der);
      this.know(der, fingerprint, person);
      news = true;
    }
    if (news) this.loaded?.setPeople(new Map(this.people));
    return news;
  }

  private know(der: Bytes, fingerprint: string, person: Person): void {
    this.certificates.set(fingerprint, der);
    this.people.set(fingerprint, person);
  }
}
