import { AppError, toAppError } from '../../shared/errors';
import { hex, utf8, type Bytes } from '../../shared/bytes';
import type { CaseFile } from '../../shared/customs/case-file';
import { sha256Hex } from '../../shared/hash';
import type { BodyOf, EventType } from '../../shared/record/bodies';
import { caseIdFor } from '../../shared/record/case-id';
import { toWire, type RecordEvent, type SignedEvent } from '../../shared/record/event';
import type { CaseLog } from '../../shared/record/log';
import { partOf } from '../../shared/record/parts';
import type { BlobRef, Frontier } from '../../shared/record/primitives';
import type { Inspection } from '../../shared/record/state';
import type { Cases, Clocks, Identities, Identity, Logger, Store, Windows } from '../services';
import { Turns } from '../store/turns';
import { admit } from './admission';
import { CaseEntry } from './case-entry';
import { blobsNamed, eventsBeyond } from './missing';
import { Revocations } from './revocations';
import { openRetake, openStill } from './stills';

export interface CasesDeps {
  store: Store;
  identities: Identities;
  clocks: Clocks;
  /** The last checkpoint of a hub that this machine has checked. */
  checkpoint: (hub: string) => string | null;
  windows: Windows;
  logger: Logger;
}

/** Marks, among the secrets, the cases that this machine must not sign in any more. */
export const cloneMark = (id: string): string => `clone/${id}`;

/** See `Cases`; writes of one case happen one after the other, and nothing is told before it is on the disk. */
export class LocalCases implements Cases {
  private readonly entries = new Map<string, CaseEntry>();
  private readonly turns = new Turns();
  private readonly listeners = new Set<(id: string) => void>();
  private readonly revocations: Revocations;

  private constructor(private readonly deps: CasesDeps) {
    this.revocations = new Revocations(deps.store.secrets);
  }

  static async open(deps: CasesDeps): Promise<LocalCases> {
    const cases = new LocalCases(deps);
    for (const id of deps.store.events.cases()) cases.entries.set(id, await CaseEntry.open(id, deps.store));
    deps.store.blobs.onWhole((id, sha256) => {
      deps.windows.push('blob-arrived', { case: id, sha256 });
      void cases.acknowledge(id);
    });
    return cases;
  }

  ids(): string[] {
    return [...this.entries.keys()];
  }

  log(id: string): CaseLog {
    const entry = this.entries.get(id);
    if (!entry) throw new AppError('case.not-here');
    return entry.log;
  }

  /**
   * Opens a case with this machine's officer as its lead.
   * @throws AppError `case.no-officer`, `case.not-lead` (params: badge), `store.*`.
   */
  async openCase(file: CaseFile): Promise<string> {
    const officer = this.deps.identities.officer();
    if (!officer) throw new AppError('case.no-officer');
    const nonce = hex(crypto.getRandomValues(new Uint8Array(16)));
    const id = caseIdFor(officer.person.fingerprint, nonce);
    if (partOf(officer.person, id, file) !== 'lead') {
      const lead = file.officers.find(({ role }) => role === 'lead');
      throw new AppError('case.not-lead', { badge: lead?.badge ?? '' });
    }
    await this.learn(id, officer.authority, [officer.signer.certificate]);
    const authority = sha256Hex(officer.authority);
    await this.writeAs(officer, id, 'case.opened', { case: file, nonce, authority });
    this.deps.windows.push('cases-changed', {});
    return id;
  }

  async write<T extends EventType>(id: string, type: T, body: BodyOf<T>): Promise<RecordEvent> {
    const identity = this.deps.identities.forCase(id);
    if (!identity) throw new AppError('case.no-identity');
    if (!this.log(id).inspection) throw new AppError('case.not-here');
    return this.writeAs(identity, id, type, body);
  }

  private writeAs<T extends EventType>(
    identity: Identity,
    id: string,
    type: T,
    body: BodyOf<T>,
  ): Promise<RecordEvent> {
    return this.turns.take(id, async () => {
      if (this.deps.store.secrets.get(cloneMark(id))) throw new AppError('record.clone');
      const log = this.log(id);
      const { clocks, checkpoint } = this.deps;
      const latest = checkpoint(identity.hub.id);
      const { signed, event } = await log.write(identity.signer, clocks, type, body, latest);
      try {
        this.deps.store.events.append(id, [{ signed, event }]);
      } catch (error) {
        log.remove(event.hash);
        throw error;
      }
      this.tell(id, [signed]);
      return event;
    });
  }

  async ingest(
    id: string,
    events: SignedEvent[],
  ): Promise<{ accepted: number; refused: { hash: string; code: string }[] }> {
    const result = await this.turns.take(id, async () => {
      const entry = await this.entry(id);
      const log = entry.log;
      const first = log.inspection === null;
      const { admitted, refused } = await admit(
        log,
        { certificates: entry.certificates, authority: entry.authority },
        events,
        await this.revocations.of(entry.authority),
      );
      if (admitted.length > 0) {
        const news = admitted.map(({ event }) => event);
        this.watchForClone(id, news);
        this.deps.store.events.append(id, admitted);
        log.add(news);
        this.tell(id, []);
        if (first && log.inspection) this.deps.windows.push('cases-changed', {});
      }
      return { accepted: admitted.length, refused };
    });
    if (result.accepted > 0) void this.acknowledge(id);
    return result;
  }

  async learn(
    id: string,
    authority: Uint8Array,
    certificates: Uint8Array[],
    crl?: Uint8Array,
  ): Promise<void> {
    await this.turns.take(id, async () => {
      const entry = await this.entry(id);
      const news = await entry.learn(authority, certificates, this.deps.identities);
      if (crl) await this.revocations.take(authority, crl);
      if (news) this.deps.windows.push('case-changed', { case: id, written: [] });
    });
  }

  missing(id: string, frontier: Frontier): SignedEvent[] {
    const { events } = this.deps.store;
    return eventsBeyond(this.log(id), frontier).flatMap(({ hash }) => events.signed(id, hash) ?? []);
  }

  missingBlobs(id: string): BlobRef[] {
    const here = new Set(this.deps.store.blobs.list(id));
    return blobsNamed(this.log(id)).filter(({ sha256 }) => !here.has(sha256));
  }

  onWritten(listener: (id: string) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The certificates that count in a case, DER. */
  certificates(id: string): Bytes[] {
    return [...(this.entries.get(id)?.certificates.values() ?? [])];
  }

  /**
   * The lead's word for every original that is whole here and not yet acknowledged, and then for what it takes the place
   * of: on arrival, and after a restart that came between the two.
   */
  acknowledge(id: string): Promise<void> {
    return this.turns.take(`acknowledge/${id}`, async () => {
      try {
        for (let still = this.unacknowledged(id); still; still = this.unacknowledged(id)) {
          await this.write(id, 'still.received', still);
        }
        for (let first = this.retaken(id); first; first = this.retaken(id)) {
          await this.write(id, 'still.set-aside', first);
        }
      } catch (error) {
        this.deps.logger.error('a still was not acknowledged', { code: toAppError(error).code });
      }
    });
  }

  /** Resolves when nothing is being written. */
  idle(): Promise<void> {
    return this.turns.idle();
  }

  private unacknowledged(id: string): BodyOf<'still.received'> | null {
    const inspection = this.led(id);
    return inspection && openStill(inspection, (sha256) => this.deps.store.blobs.has(id, sha256));
  }

  private retaken(id: string): BodyOf<'still.set-aside'> | null {
    const inspection = this.led(id);
    return inspection && openRetake(inspection);
  }

  /** The inspection, where this machine leads it and may sign. */
  private led(id: string): Inspection | null {
    const identity = this.deps.identities.forCase(id);
    const inspection = this.log(id).inspection;
    if (!identity || !inspection || this.deps.store.secrets.get(cloneMark(id))) return null;
    return partOf(identity.person, id, inspection.case) === 'lead' ? inspection : null;
  }

  /** Entries are made for cases that nothing is stored of yet: certificates come before the first event. */
  private async entry(id: string): Promise<CaseEntry> {
    const known = this.entries.get(id);
    if (known) return known;
    const entry = await CaseEntry.open(id, this.deps.store);
    this.entries.set(id, entry);
    return entry;
  }

  /** An event of our own that we did not have: another copy of this store signs too, and two would fork the record. */
  private watchForClone(id: string, events: RecordEvent[]): void {
    const own = this.deps.identities.forCase(id)?.person.fingerprint;
    if (!events.some(({ author }) => author === own)) return;
    this.deps.store.secrets.set(cloneMark(id), utf8('1'));
    this.deps.logger.error('events of this machine came from elsewhere: it stops signing');
  }

  private tell(id: string, written: SignedEvent[]): void {
    this.deps.windows.push('case-changed', { case: id, written: written.map(toWire) });
    for (const listener of this.listeners) listener(id);
  }
}
