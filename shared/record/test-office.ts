import type { CaseFile } from '../customs/case-file';
import { fromHex, hex } from '../bytes';
import { sha256Hex } from '../hash';
import type { People, Person } from '../identity/person';
import type { BodyOf, EventType } from './bodies';
import { caseIdFor } from './case-id';
import type { RecordEvent } from './event';
import { CaseLog, type Clocks } from './log';
import { coverageOf, outcomeOf } from './outcome';
import { pageOf } from './page';
import { KEY_ALGORITHM, type Signer } from './signing';

/**
 * People with real keys, and a case to work on, for tests of the record. Certificates are no matter of the reducer: a
 * person's fingerprint here is the hash of the public key.
 */

export const SAMPLE_CASE: CaseFile = {
  format: 'yuanjian-case/1',
  declaration: {
    number: '531620261161234567',
    direction: 'import',
    office: '示例海关',
    tradeMode: 'general-trade',
    date: '2026-03-16',
  },
  company: {
    name: '示例一号电子有限公司',
    uscc: '91110000710926094P',
    premises: {
      name: '示例仓库',
      address: '样本路 1 号',
      latitude: 22.5,
      longitude: 114.2,
      radiusMetres: 300,
    },
  },
  instruction: {
    number: 'CJ-1',
    extent: 'sampled',
    mode: 'unpacking',
    items: [
      { id: 'door', title: { zh: '箱号' }, requirement: { zh: '正对箱门' }, kind: 'container', stills: 1 },
      { id: 'goods', title: { zh: '货物' }, requirement: { zh: '开箱' }, kind: 'goods', line: 1, stills: 1 },
    ],
  },
  containers: [{ number: 'CSQU3054383', type: '22G1', seal: 'CN8842190' }],
  goods: [{ line: 1, hsCode: '8471301000', name: '便携式电脑', quantity: 120, unit: '台', origin: '中国' }],
  officers: [
    { role: 'lead', name: '甲关员', badge: 'A-1' },
    { role: 'second', name: '乙关员', badge: 'A-2' },
  ],
  limits: { suspendMinutes: 10 },
};

export interface Member {
  signer: Signer;
  person: Person;
}

export const randomId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

async function member(
  person: Omit<Person, 'fingerprint' | 'serial' | 'notBefore' | 'notAfter'>,
): Promise<Member> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const certificate = new Uint8Array(await crypto.subtle.exportKey('spki', keys.publicKey));
  const fingerprint = sha256Hex(certificate);
  return {
    signer: { fingerprint, certificate, privateKey: keys.privateKey },
    person: {
      ...person,
      fingerprint,
      serial: fingerprint.slice(0, 20),
      notBefore: '2026-01-01T00:00:00.000Z',
      notAfter: '2027-01-01T00:00:00.000Z',
    },
  };
}

export type Role = 'lead' | 'second' | 'representative' | 'witness' | 'stranger';

/** An office in memory: each person with a log of their own that only `share` fills from the others'. */
export class TestOffice {
  readonly logs: Record<Role, CaseLog>;
  private now = Date.parse('2026-03-16T01:00:00.000Z');

  private constructor(
    readonly id: string,
    readonly members: Record<Role, Member>,
    readonly people: People,
    readonly nonce: string,
    readonly file: CaseFile,
  ) {
    const log = (): CaseLog => new CaseLog(id, people);
    this.logs = { lead: log(), second: log(), representative: log(), witness: log(), stranger: log() };
  }

  static async open(file: CaseFile = SAMPLE_CASE): Promise<TestOffice> {
    const lead = await member({ name: '甲关员', roles: ['officer'], badge: 'A-1' });
    const nonce = randomId();
    const id = caseIdFor(lead.signer.fingerprint, nonce);
    const { uscc } = file.company;
    const members = {
      lead,
      second: await member({ name: '乙关员', roles: ['officer'], badge: 'A-2' }),
      representative: await member({ name: '丙仓管', roles: ['representative'], case: id, uscc }),
      witness: await member({ name: '丁见证', roles: ['witness'], case: id }),
      stranger: await member({ name: '戊路人', roles: ['officer'], badge: 'Z-9' }),
    };
    const people = new Map(Object.values(members).map(({ person }) => [person.fingerprint, person]));
    const office = new TestOffice(id, members, people, nonce, file);
    await office.write('lead', 'case.opened', { case: file, nonce, authority: '0'.repeat(64) });
    return office;
  }

  /** A clock that every event moves by a second; `skew` in milliseconds puts one writer's clock off. */
  clocks(skew = 0): Clocks {
    return {
      wall: () => new Date((this.now += 1000) + skew),
      mono: () => ({ run: '0'.repeat(32), ms: this.now }),
    };
  }

  async write<T extends EventType>(role: Role, type: T, body: BodyOf<T>, skew = 0): Promise<RecordEvent> {
    const { event } = await this.logs[role].write(this.members[role].signer, this.clocks(skew), type, body);
    return event;
  }

  /** Gives everybody everything that anybody has. */
  share(...roles: Role[]): void {
    const among = roles.length > 0 ? roles : (Object.keys(this.logs) as Role[]);
    const all = among.flatMap((role) => this.eventsOf(role));
    for (const role of among) this.logs[role].add(all);
  }

  eventsOf(role: Role): RecordEvent[] {
    const { ordered, waiting } = this.logs[role].folded;
    return [...ordered, ...waiting];
  }

  /** Asks for and captures one still for an item, and has it received; returns its id. */
  async still(item: string): Promise<string> {
    const still = randomId();
    await this.write('lead', 'still.requested', { still, item });
    this.share('lead', 'representative');
    await this.write('representative', 'still.captured', {
      still,
      item,
      original: {
        sha256: sha256Hex(new TextEncoder().encode(`original ${still}`)),
        size: 10,
        mime: 'image/jpeg',
      },
      thumbnail: {
        sha256: sha256Hex(new TextEncoder().encode(`thumbnail ${still}`)),
        size: 5,
        mime: 'image/jpeg',
      },
      width: 1920,
      height: 1080,
      method: 'grab-frame',
      camera: 'test camera',
      track: { width: 1920, height: 1080, frameRate: 30 },
    });
    this.share('lead', 'representative');
    const sha256 =
      this.logs.lead.inspection?.stills.find(({ id }) => id === still)?.captured?.original.sha256 ?? '';
    await this.write('lead', 'still.received', { still, sha256 });
    return still;
  }

  /** Works through everything that sign-off needs. */
  async inspect(): Promise<void> {
    for (const { id, ...item } of this.file.instruction.items) {
      const evidence = [await this.still(id)];
      await this.write('lead', 'item.answered', { item: id, answer: 'conforms', text: '', evidence });
      if (item.line !== undefined) {
        await this.write('lead', 'line.found', {
          line: item.line,
          found: { quantity: 120, unit: '台' },
          opened: 2,
          sampled: 2,
          finding: 'conforms',
          mismatches: [],
          text: '',
          evidence,
        });
      }
    }
    for (const { number, seal } of this.file.containers) {
      const body = {
        container: number,
        sealFound: seal,
        sealIntact: true,
        newSeal: '',
        text: '',
        evidence: [],
      };
      await this.write('lead', 'container.checked', body);
    }
    await this.write('lead', 'result.proposed', { result: 'conforms', disposal: 'release', text: '' });
    this.share();
  }

  private coverage() {
    const log = this.logs.lead;
    const outcome = outcomeOf(log.inspection!);
    if (!outcome) throw new Error('no result yet');
    const { frontier, count, root, blobs } = coverageOf(log.causes, log.folded.ordered);
    return { frontier, count, root, blobs, outcome };
  }

  /** A report that there is only the hash of. */
  private get report() {
    const sha256 = sha256Hex(new TextEncoder().encode(`report ${this.now}`));
    return { sha256, size: 10, mime: 'application/pdf' } as const;
  }

  /** What signing adds to the report as somebody's log has it. */
  page(role: Role): BodyOf<'signature.given'>['page'] {
    const before = pageOf(this.logs[role].inspection!)?.sha256 ?? '0'.repeat(64);
    const after = sha256Hex(new TextEncoder().encode(`${before} ${role}`));
    const append = { sha256: sha256Hex(fromHex(after)), size: 5, mime: 'application/octet-stream' } as const;
    return { before, append, after };
  }

  async prepare(): Promise<string> {
    const event = await this.write('lead', 'signoff.prepared', { ...this.coverage(), report: this.report });
    this.share();
    return event.hash;
  }

  /** Puts the record forward while one of the others hears nothing. */
  async prepareWithout(silent: Role): Promise<string> {
    const event = await this.write('lead', 'signoff.prepared', { ...this.coverage(), report: this.report });
    this.share(...(Object.keys(this.logs) as Role[]).filter((role) => role !== silent));
    return event.hash;
  }

  async sign(role: Role, prepared: string): Promise<RecordEvent> {
    const given = { prepared, cms: 'AAAA', statement: '', page: this.page(role) };
    const event = await this.write(role, 'signature.given', given);
    this.share();
    return event;
  }

  async seal(prepared: string): Promise<RecordEvent> {
    const signOff = this.logs.lead.inspection?.signOff;
    const signatures = [...(signOff?.signatures ?? []), ...(signOff?.refusal ? [signOff.refusal] : [])];
    const hashes = signatures.map(({ event }) => event);
    const event = await this.write('lead', 'seal.applied', {
      ...this.coverage(),
      prepared,
      signatures: hashes,
    });
    this.share();
    return event;
  }
}
