import { AppError } from '../shared/errors';
import { verifyCertificate } from '../shared/identity/certificate';
import { sha256Hex } from '../shared/hash';
import type { Person } from '../shared/identity/person';
import { partOf } from '../shared/record/parts';
import type { Part } from '../shared/record/state';
import type { HubStorage, StoredCase } from './store/storage';

/** Who the caller is, and what a caller may see: officers the cases that name them, everybody else their one case. */
export class Access {
  constructor(
    private readonly storage: HubStorage,
    private readonly authority: Uint8Array,
    private readonly clock: () => Date,
  ) {}

  /**
   * The holder of a client certificate. TLS has shown that the caller has its key.
   * @throws AppError `hub.certificate-needed` where there is none, `certificate.*` where it is not (or no longer) good.
   */
  async callerOf(der: Uint8Array | undefined): Promise<Person> {
    if (!der || der.length === 0) throw new AppError('hub.certificate-needed');
    const revoked = await this.storage.certificates.revoked();
    const person = await verifyCertificate(der, this.authority, this.clock(), revoked);
    // Only the authority can have signed it. One that is not here was issued before a backup was put back.
    if (!(await this.storage.certificates.get(sha256Hex(der)))) {
      await this.storage.certificates.add(Uint8Array.from(der), person);
    }
    return person;
  }

  /** @throws AppError `hub.unknown-case`, or `hub.no-access` when the caller has no part in it. */
  async requireCase(person: Person, id: string): Promise<StoredCase & { part: Part }> {
    const stored = await this.storage.cases.get(id);
    if (!stored) throw new AppError('hub.unknown-case');
    const part = partOf(person, id, stored.file);
    if (!part) throw new AppError('hub.no-access');
    return { ...stored, part };
  }

  /** The cases that the person has a part in, newest first. */
  async casesOf(person: Person): Promise<StoredCase[]> {
    const all = person.case ? [await this.storage.cases.get(person.case)] : await this.storage.cases.list();
    return all.flatMap((stored) => (stored && partOf(person, stored.id, stored.file) ? stored : []));
  }
}

/** @throws AppError `hub.officers-only` */
export function requireOfficer(person: Person): void {
  if (!person.roles.includes('officer')) throw new AppError('hub.officers-only');
}
