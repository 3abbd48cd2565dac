import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeAuthority } from '../../shared/identity/authority';
import { samplePerson } from '../../shared/record/testing';
import { Machines, wire, type Role } from './test-machines';

let machines: Machines;
let id: string;

beforeEach(async () => {
  machines = await Machines.open();
  ({ id } = machines);
});

afterEach(() => machines.close());

const say = (role: Role, text: string) =>
  machines.by[role].handlers['record.write']({ case: id, fact: { type: 'chat.said', body: { text } } });

describe('a case', () => {
  it('is opened by the officer whom its file names as lead, and by nobody else', async () => {
    const { lead, second, representative } = machines.by;
    expect(lead.cases.log(id).inspection?.opened.author).toBe(lead.member.person.fingerprint);
    const text = JSON.stringify(lead.cases.log(id).inspection?.case);
    await expect(second.handlers['cases.open']({ text })).rejects.toMatchObject({ code: 'case.not-lead' });
    await expect(representative.handlers['cases.open']({ text })).rejects.toMatchObject({
      code: 'case.no-officer',
    });
    await expect(lead.handlers['cases.open']({ text: '{}' })).rejects.toMatchObject({
      code: 'case.file-invalid',
    });
    expect(lead.cases.ids()).toEqual([id]);
  });

  it('is the same after a restart', async () => {
    await say('lead', '开始');
    const before = machines.by.lead.state(id);
    await machines.by.lead.restart();
    expect(machines.by.lead.state(id)).toEqual(before);
  });

  it('that is damaged on the disk stays in the list with the reason, and writes nothing', async () => {
    const { lead } = machines.by;
    await lead.close();
    await lead.open(randomBytes(32));
    const [line] = await lead.handlers['cases.list'](undefined);
    expect(line).toMatchObject({ id, sync: { error: { code: 'store.damaged' } } });
    await expect(lead.handlers['cases.get']({ case: id })).rejects.toMatchObject({ code: 'store.damaged' });
    await expect(say('lead', 'x')).rejects.toMatchObject({ code: 'store.damaged' });
  });

  it('that is not here is said so', async () => {
    const { lead } = machines.by;
    await expect(lead.handlers['cases.get']({ case: '0'.repeat(32) })).rejects.toMatchObject({
      code: 'case.not-here',
    });
    await expect(lead.cases.write('0'.repeat(32), 'chat.said', { text: 'x' })).rejects.toMatchObject({
      code: 'case.not-here',
    });
  });
});

describe('writing', () => {
  it('tells the windows only of what is on the disk', async () => {
    const { lead } = machines.by;
    lead.pushes.length = 0;
    const { hash } = await say('lead', '一');
    const signed = lead.store.events.signed(id, hash)!;
    expect(lead.pushes).toEqual([{ name: 'case-changed', value: { case: id, written: wire([signed]) } }]);
  });

  it('what a rule forbids leaves nothing', async () => {
    const { representative } = machines.by;
    const before = representative.all(id).length;
    const forbidden = representative.handlers['record.write']({
      case: id,
      fact: { type: 'item.asked', body: { item: 'door' } },
    });
    await expect(forbidden).rejects.toMatchObject({ code: 'rule.role.not-allowed' });
    expect(representative.all(id)).toHaveLength(before);
    expect(representative.store.events.load(id)).toHaveLength(before);
  });

  it('what cannot be stored leaves nothing, and the next one takes its place', async () => {
    const { lead } = machines.by;
    const append = lead.store.events.append.bind(lead.store.events);
    lead.store.events.append = () => {
      throw new Error('no disk');
    };
    lead.pushes.length = 0;
    await expect(say('lead', 'lost')).rejects.toThrow('no disk');
    expect(lead.pushes).toEqual([]);
    lead.store.events.append = append;
    await say('lead', 'kept');
    expect(lead.cases.log(id).inspection?.chat.map(({ text }) => text)).toEqual(['kept']);
    expect(lead.store.events.load(id).map(({ event }) => event.seq)).toEqual([0, 1]);
  });

  it('many at once gives one unbroken chain', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, i) => say('lead', `${i}`)));
    const seqs = machines.by.lead.store.events.load(id).map(({ event }) => event.seq);
    expect(seqs).toEqual(Array.from({ length: 31 }, (_, i) => i));
  });
});

describe('taking in what others sent', () => {
  it('takes an event once', async () => {
    await say('lead', '一');
    const events = wire(machines.by.lead.all(id));
    const { second } = machines.by;
    expect(await second.handlers['record.ingest']({ case: id, events })).toEqual({
      accepted: 1,
      refused: [],
    });
    expect(await second.handlers['record.ingest']({ case: id, events })).toEqual({
      accepted: 0,
      refused: [],
    });
  });

  it('refuses a changed event, a gap, another case and an unknown author, and takes the rest', async () => {
    await say('lead', '一');
    await say('lead', '二');
    const [opening, first, second] = machines.by.lead.all(id);
    const { representative } = machines.by;
    const codes = async (events: (typeof first)[]): Promise<string[]> => {
      const { refused } = await representative.cases.ingest(id, events as never);
      return refused.map(({ code }) => code);
    };

    const text = new TextDecoder().decode(first!.bytes).replace('一', '三');
    const changed = { ...first!, bytes: new TextEncoder().encode(text) };
    expect(await codes([changed])).toEqual(['record.bad-signature']);
    expect(await codes([second])).toEqual(['record.gap']);
    expect(await codes([{ ...first!, bytes: first!.bytes.slice(1) }])).toEqual(['event.invalid']);
    await expect(representative.cases.ingest('0'.repeat(32), [opening!])).resolves.toMatchObject({
      refused: [{ code: 'record.other-case' }],
    });
    expect(await codes([changed, second, first])).toEqual(['record.bad-signature']);
    expect(representative.cases.log(id).inspection?.chat.map((line) => line.text)).toEqual(['一', '二']);
  });

  it('takes nothing from somebody whose certificate it does not know, nor a certificate of another authority', async () => {
    const other = await makeAuthority('另一海关');
    const stranger = await samplePerson(other, { name: '戊路人', roles: ['officer'], badge: 'Z-9' });
    const { lead } = machines.by;
    const learn = (authority: Uint8Array, certificate: Uint8Array) =>
      lead.cases.learn(id, authority, [certificate]);
    await expect(learn(other.certificate, stranger.signer.certificate)).rejects.toMatchObject({
      code: 'certificate.other-authority',
    });
    await expect(learn(lead.authority.certificate, stranger.signer.certificate)).rejects.toMatchObject({
      code: 'certificate.foreign',
    });

    const fresh = await Machines.open();
    try {
      const events = wire(machines.by.lead.all(id));
      const { refused } = await fresh.by.second.handlers['record.ingest']({ case: id, events });
      expect(refused.map(({ code }) => code)).toEqual(['certificate.unknown']);
    } finally {
      await fresh.close();
    }
  });

  it('stops signing in a case when its own key signed elsewhere, and keeps both', async () => {
    const { lead } = machines.by;
    await lead.close();
    const copy = `${lead.folder}-copy`;
    cpSync(lead.folder, copy, { recursive: true });
    await lead.open();
    await say('lead', 'written by the first');
    const written = wire(lead.all(id));

    await lead.close();
    Object.assign(lead, { folder: copy });
    await lead.open();
    await say('lead', 'written by the copy');
    await lead.handlers['record.ingest']({ case: id, events: written });
    await expect(say('lead', 'more')).rejects.toMatchObject({ code: 'record.clone' });
    expect(lead.cases.log(id).inspection?.forks).toHaveLength(1);
    await lead.restart();
    await expect(say('lead', 'more')).rejects.toMatchObject({ code: 'record.clone' });
  });
});

/** One thing that happens: somebody writes, or two exchange what they have. */
type Step = { by: Role } | { between: [Role, Role] };
const role = fc.constantFrom<Role>('lead', 'second', 'representative');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ by: role }),
  fc.record({ between: fc.tuple(role, role).filter(([a, b]) => a !== b) }),
);

describe('machines that were apart', () => {
  it(
    'come to the same state, whatever order events arrive in, with duplicates',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 12 }),
          fc.infiniteStream(fc.nat()),
          async (steps, random) => {
            for (const next of steps) {
              if ('by' in next) await say(next.by, `${next.by} 说`);
              else await machines.share(...next.between);
            }
            const roles = ['lead', 'second', 'representative'] as const;
            const all = roles.flatMap((one) => machines.by[one].all(id));
            const next = random[Symbol.iterator]();
            for (const one of roles) {
              const shuffled = [...all, ...all.slice(0, 5)]
                .map((event) => ({ event, key: next.next().value as number }))
                .sort((a, b) => a.key - b.key)
                .map(({ event }) => event);
              // In pieces: what comes too early is refused as a gap and comes again, as it does from a real peer.
              for (let round = 0; round < 30; round++) {
                let refused = 0;
                for (let at = 0; at < shuffled.length; at += 3) {
                  refused += (await machines.by[one].cases.ingest(id, shuffled.slice(at, at + 3))).refused
                    .length;
                }
                if (refused === 0) break;
              }
            }
            const reference = machines.by.lead.state(id);
            expect(machines.by.second.state(id)).toEqual(reference);
            expect(machines.by.representative.state(id)).toEqual(reference);
            for (const one of roles) expect(machines.by[one].cases.log(id).folded.waiting).toEqual([]);
          },
        ),
        { numRuns: 15 },
      );
    },
  );
});
