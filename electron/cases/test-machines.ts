import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { concat, type Bytes } from '../../shared/bytes';
import { makeAuthority, type Authority } from '../../shared/identity/authority';
import type { PushName, Pushes } from '../../shared/ipc/contract';
import { toWire, type SignedEvent } from '../../shared/record/event';
import { samplePerson, type SamplePerson } from '../../shared/record/testing';
import { SAMPLE_CASE } from '../../shared/record/test-office';
import type { Identities, Identity, Logger, Store, Sync } from '../services';
import { openStore } from '../store/store';
import { LocalCases } from './cases';
import { caseHandlers } from './handlers';
import { stillHandlers } from './still-handlers';

/** Machines for tests: each a folder with a real store, real certificates and the handlers of the bridge on top. */

export type Role = 'lead' | 'second' | 'representative';

const silent: Logger = { error: () => undefined, warn: () => undefined, info: () => undefined };

const SYNC: Sync = {
  status: () => ({
    online: false,
    unsentEvents: 0,
    unsentBlobs: 0,
    missingBlobs: 0,
    syncedAt: null,
    error: null,
  }),
  now: async () => undefined,
  stop: async () => undefined,
};

/** A clock that every question moves by a second. */
let now = Date.parse('2026-03-16T02:00:00.000Z');
const clocks = {
  wall: () => new Date((now += 1000)),
  mono: () => ({ run: '0'.repeat(32), ms: now }),
};

export class Machine {
  readonly pushes: { name: PushName; value: Pushes[PushName] }[] = [];
  store!: Store;
  cases!: LocalCases;
  handlers!: ReturnType<typeof caseHandlers> & ReturnType<typeof stillHandlers>;
  private readonly dataKey = randomBytes(32);

  constructor(
    readonly folder: string,
    readonly authority: Authority,
    readonly member: SamplePerson,
  ) {}

  async open(key: Uint8Array = this.dataKey): Promise<void> {
    this.store = openStore(this.folder, key);
    const identities = identitiesOf(this.identity);
    this.cases = await LocalCases.open({
      store: this.store,
      identities,
      clocks,
      checkpoint: () => null,
      logger: silent,
      windows: { push: (name, value) => void this.pushes.push({ name, value }) },
    });
    const { store, cases } = this;
    this.handlers = {
      ...caseHandlers({ cases, identities, store, sync: SYNC }),
      ...stillHandlers({ cases, identities, store }),
    };
  }

  async close(): Promise<void> {
    await this.cases.idle();
    await this.store.close();
  }

  async restart(): Promise<void> {
    await this.close();
    await this.open();
  }

  get identity(): Identity {
    const { member, authority } = this;
    return {
      person: member.person,
      signer: member.signer,
      authority: authority.certificate,
      hub: { id: authority.fingerprint, name: authority.name, urls: [], tlsFingerprint: '0'.repeat(64) },
      pem: { key: '', certificate: '' },
    };
  }

  /** Everything of a case that is stored here, as it would be sent. */
  all(id: string): SignedEvent[] {
    return this.cases.missing(id, {});
  }

  /** The whole state, to be compared with another machine's. */
  state(id: string): unknown {
    const { ordered, inspection } = this.cases.log(id).folded;
    return { order: ordered.map(({ hash }) => hash), inspection };
  }
}

const identitiesOf = (identity: Identity): Identities => ({
  all: () => [identity],
  officer: () => (identity.person.roles.includes('officer') ? identity : null),
  forCase: (id) =>
    identity.person.roles.includes('officer') || identity.person.case === id ? identity : null,
});

/** The machines of a lead officer, a second officer and a company, with one case that all of them know. */
export class Machines {
  private constructor(
    readonly root: string,
    readonly id: string,
    readonly by: Record<Role, Machine>,
    readonly certificates: Bytes[],
  ) {}

  static async open(): Promise<Machines> {
    const root = mkdtempSync(join(tmpdir(), 'yuanjian-cases-'));
    // Older than what it certifies, as every authority is.
    const authority = await makeAuthority('示例海关', new Date('2026-03-16T01:00:00.000Z'));
    const machine = async (role: Role, member: SamplePerson): Promise<Machine> => {
      const folder = join(root, role);
      mkdirSync(folder);
      const made = new Machine(folder, authority, member);
      await made.open();
      return made;
    };
    const [first, other] = SAMPLE_CASE.officers;
    const leadPerson = await samplePerson(authority, {
      name: first!.name,
      roles: ['officer'],
      badge: first!.badge,
    });
    const lead = await machine('lead', leadPerson);
    const { case: id } = await lead.handlers['cases.open']({ text: JSON.stringify(SAMPLE_CASE) });
    const secondPerson = await samplePerson(authority, {
      name: other!.name,
      roles: ['officer'],
      badge: other!.badge,
    });
    const companyPerson = await samplePerson(authority, {
      name: '丙仓管',
      roles: ['representative'],
      case: id,
      uscc: SAMPLE_CASE.company.uscc,
    });
    const certificates = [leadPerson, secondPerson, companyPerson].map(({ signer }) => signer.certificate);
    const by = {
      lead,
      second: await machine('second', secondPerson),
      representative: await machine('representative', companyPerson),
    };
    const machines = new Machines(root, id, by, certificates);
    for (const one of Object.values(by)) await one.cases.learn(id, authority.certificate, certificates);
    await machines.share('lead', 'second');
    await machines.share('lead', 'representative');
    return machines;
  }

  /** Both give each other what the other does not have. */
  async share(a: Role, b: Role): Promise<void> {
    for (const [from, to] of [
      [this.by[a], this.by[b]],
      [this.by[b], this.by[a]],
    ] as const) {
      const { frontier } = to.cases.log(this.id);
      const events = await from.handlers['record.missing']({ case: this.id, frontier });
      if (events.length > 0) await to.handlers['record.ingest']({ case: this.id, events });
    }
  }

  async close(): Promise<void> {
    for (const machine of Object.values(this.by)) await machine.close();
    rmSync(this.root, { recursive: true });
  }
}

export const wire = (events: SignedEvent[]) => events.map(toWire);

/** A whole baseline JPEG as far as its markers go, with so many bytes of picture. */
export function jpeg(width: number, height: number, bytes = 2000): Bytes {
  const frame = [0xff, 0xc0, 0, 11, 8, height >> 8, height & 255, width >> 8, width & 255, 1, 1, 0x11, 0];
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0];
  const data = Uint8Array.from(randomBytes(bytes), (byte) => (byte === 0xff ? 0 : byte));
  return concat(
    Uint8Array.of(0xff, 0xd8),
    Uint8Array.from(frame),
    Uint8Array.from(scan),
    data,
    Uint8Array.of(0xff, 0xd9),
  );
}
