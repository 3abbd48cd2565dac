import { describe, expect, it } from 'vitest';
import { contentBlockers, sealBlockers } from './blockers';
import { CaseLog } from './log';
import { fold } from './reducer';
import { SAMPLE_CASE, TestOffice, randomId, type Role } from './test-office';

const inspected = async (file = SAMPLE_CASE): Promise<TestOffice> => {
  const office = await TestOffice.open(file);
  await office.inspect();
  return office;
};
const lead = (office: TestOffice) => office.logs.lead.inspection!;

describe('a whole inspection', () => {
  it('runs from opening to seal', async () => {
    const office = await inspected();
    expect(contentBlockers(lead(office))).toEqual([]);
    const prepared = await office.prepare();
    await office.sign('representative', prepared);
    await office.sign('lead', prepared);
    await office.sign('second', prepared);
    expect(sealBlockers(lead(office))).toEqual([]);
    await office.seal(prepared);
    for (const role of ['lead', 'second', 'representative'] as const) {
      const state = office.logs[role].inspection;
      expect(state?.seal?.prepared).toBe(prepared);
      expect(state?.rejected).toEqual([]);
    }
  });

  it('says what is missing, rule by rule', async () => {
    const office = await TestOffice.open();
    const rules = contentBlockers(lead(office)).map(({ rule }) => rule);
    expect(rules).toEqual([
      'item.unanswered',
      'item.unanswered',
      'container.unchecked',
      'line.unrecorded',
      'result.missing',
    ]);
    await expect(office.prepare()).rejects.toThrow('no result yet');
    await office.write('lead', 'result.proposed', { result: 'conforms', disposal: 'release', text: '' });
    await expect(office.prepare()).rejects.toMatchObject({ code: 'rule.signoff.blocked' });
  });
});

describe('a camera that is changed in the middle of a call', () => {
  const session = 'c'.repeat(32);
  const chosen = { session, camera: 'USB 2', reason: 'chosen' } as const;

  it('is kept with its call, by whoever it belongs to, also while people sign', async () => {
    const office = await inspected();
    await office.write('representative', 'call.joined', { session, camera: 'USB 1', microphone: '' });
    await office.write('representative', 'camera.changed', chosen);
    await office.prepare();
    await office.write('lead', 'camera.changed', { session, camera: '', reason: 'lost' });
    const { calls, rejected } = lead(office);
    expect(calls[0]?.cameras).toMatchObject([
      { camera: 'USB 2', reason: 'chosen', author: office.members.representative.person.fingerprint },
      { camera: '', reason: 'lost' },
    ]);
    expect(rejected).toEqual([]);
  });

  it('needs a call', async () => {
    const office = await TestOffice.open();
    await expect(office.write('lead', 'camera.changed', chosen)).rejects.toMatchObject({
      code: 'rule.unknown.call',
    });
  });
});

describe('a camera whose picture is no picture of the scene', () => {
  const session = 'd'.repeat(32);
  const dark = { session, camera: 'USB 1', trouble: 'dark', agoMs: 3000 } as const;

  it('has its time kept with the call, each camera and each kind apart', async () => {
    const office = await inspected();
    await office.write('representative', 'call.joined', { session, camera: 'USB 1', microphone: '' });
    await office.write('representative', 'camera.trouble', dark);
    await office.write('representative', 'camera.trouble', { ...dark, place: 'second', trouble: 'still' });
    // An end that nobody began says nothing.
    await office.write('representative', 'camera.recovered', { ...dark, trouble: 'silent' });
    await office.write('representative', 'camera.recovered', { ...dark, agoMs: 4000 });
    const { calls, rejected } = office.logs.representative.inspection!;
    expect(calls[0]?.troubles).toMatchObject([
      { trouble: 'dark', agoMs: 3000, recovered: { agoMs: 4000 } },
      { trouble: 'still', place: 'second', recovered: null },
    ]);
    expect(rejected).toEqual([]);
  });

  it('is the word of the company’s machine about a call, and of nobody else', async () => {
    const office = await inspected();
    const unknown = office.write('representative', 'camera.trouble', dark);
    await expect(unknown).rejects.toMatchObject({ code: 'rule.unknown.call' });
    await office.write('lead', 'call.joined', { session, camera: '', microphone: '' });
    const foreign = office.write('lead', 'camera.trouble', dark);
    await expect(foreign).rejects.toMatchObject({ code: 'rule.role.not-allowed' });
  });
});

describe('rules between the fields', () => {
  it('an answer without evidence needs a reason', async () => {
    const office = await inspected();
    await office.write('lead', 'item.answered', { item: 'door', answer: 'conforms', text: '', evidence: [] });
    expect(contentBlockers(lead(office)).map(({ rule }) => rule)).toEqual(['item.without-evidence']);
    await office.write('lead', 'item.answered', {
      item: 'door',
      answer: 'conforms',
      text: '箱门锈死',
      evidence: [],
    });
    expect(contentBlockers(lead(office))).toEqual([]);
  });

  it('a mismatch on a line forbids a plain release and the result “conforms”', async () => {
    const office = await inspected();
    const evidence = lead(office).stills.map(({ id }) => id);
    await office.write('lead', 'line.found', {
      line: 1,
      found: { quantity: 118 },
      opened: 2,
      sampled: 2,
      finding: 'mismatch',
      mismatches: ['quantity'],
      text: '少 2 台',
      evidence,
    });
    const rules = contentBlockers(lead(office)).map(({ rule }) => rule);
    expect(rules).toEqual(['result.plain-release', 'result.contradicts']);
    await office.write('lead', 'result.proposed', {
      result: 'not-conforms',
      disposal: 'amend-declaration',
      text: '',
    });
    expect(contentBlockers(lead(office))).toEqual([]);
  });

  it('evidence that was set aside does not count, and cannot be named', async () => {
    const office = await inspected();
    const still = lead(office).stills[0]!.id;
    await office.write('lead', 'still.set-aside', { still, reason: '模糊' });
    expect(contentBlockers(lead(office)).map(({ rule }) => rule)).toEqual(['item.without-evidence']);
    const answer = { item: 'door', answer: 'conforms' as const, text: '', evidence: [still] };
    await expect(office.write('lead', 'item.answered', answer)).rejects.toMatchObject({
      code: 'rule.evidence.set-aside',
    });
  });

  it('an original that has not reached the officer blocks sign-off', async () => {
    const office = await inspected();
    const still = randomId();
    await office.write('lead', 'still.requested', { still, item: 'door' });
    office.share();
    const other = lead(office).stills[0]!.captured!;
    const { original, thumbnail, width, height, method, camera, track } = other;
    const facts = { original, thumbnail, width, height, method, camera, track };
    await office.write('representative', 'still.captured', { still, item: 'door', ...facts });
    office.share();
    expect(contentBlockers(lead(office)).map(({ rule }) => rule)).toEqual(['still.not-received']);
  });

  it('a still that nobody asked for has no effect', async () => {
    const office = await inspected();
    const facts = lead(office).stills[0]!.captured!;
    const { original, thumbnail, width, height, method, camera, track } = facts;
    const body = {
      still: randomId(),
      item: 'door',
      original,
      thumbnail,
      width,
      height,
      method,
      camera,
      track,
    };
    await expect(office.write('representative', 'still.captured', body)).rejects.toMatchObject({
      code: 'rule.still.not-requested',
    });
  });
});

describe('who may do what', () => {
  it.each<[Role, string]>([
    ['representative', 'rule.role.not-allowed'],
    ['second', 'rule.role.not-allowed'],
    ['stranger', 'rule.author.unknown'],
  ])('%s cannot propose the result', async (role, code) => {
    const office = await inspected();
    const body = { result: 'conforms', disposal: 'release', text: '' } as const;
    await expect(office.write(role, 'result.proposed', body)).rejects.toMatchObject({ code });
  });

  it('a representative of another company has no part', async () => {
    const office = await inspected({
      ...SAMPLE_CASE,
      company: { ...SAMPLE_CASE.company, uscc: '9144030071526726XG' },
    });
    const { representative } = office.members;
    const people = new Map(office.people);
    people.set(representative.person.fingerprint, { ...representative.person, uscc: '91110000710926094P' });
    const { inspection } = fold(office.eventsOf('lead'), people);
    expect(inspection?.participants.some(({ part }) => part === 'representative')).toBe(false);
    expect(inspection?.rejected.map(({ rule }) => rule)).toContain('author.unknown');
  });

  it('nobody but its opener can write an opening for a case', async () => {
    const office = await inspected();
    const { stranger } = office.members;
    const people = new Map(office.people);
    people.set(stranger.person.fingerprint, { ...stranger.person, badge: 'A-1' });
    office.logs.stranger.setPeople(people);
    const body = { case: SAMPLE_CASE, nonce: randomId(), authority: '0'.repeat(64) };
    await expect(office.write('stranger', 'case.opened', body)).rejects.toMatchObject({
      code: 'rule.case.already-open',
    });
  });
});

describe('sign-off', () => {
  it('freezes the content until the lead takes it back, which voids the signatures', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    await office.sign('representative', prepared);
    const result = { result: 'undecided', disposal: 'laboratory', text: '' } as const;
    await expect(office.write('lead', 'result.proposed', result)).rejects.toMatchObject({
      code: 'rule.signoff.frozen',
    });
    await office.write('lead', 'signoff.reopened', { prepared, reason: '补充送检' });
    await office.write('lead', 'result.proposed', result);
    office.share();
    expect(lead(office).signOff).toBeNull();
    expect(lead(office).voided[0]?.signatures).toHaveLength(1);
    const again = await office.prepare();
    await expect(office.sign('representative', prepared)).rejects.toMatchObject({
      code: 'rule.signature.other-text',
    });
    await office.sign('representative', again);
    expect(lead(office).signOff?.signatures).toHaveLength(1);
  });

  it('refuses officers before the party, and the same person twice', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    await expect(office.sign('lead', prepared)).rejects.toMatchObject({ code: 'rule.signature.party-first' });
    await office.sign('representative', prepared);
    await expect(office.sign('representative', prepared)).rejects.toMatchObject({
      code: 'rule.signature.twice',
    });
    await office.sign('lead', prepared);
    await expect(office.sign('lead', prepared)).rejects.toMatchObject({ code: 'rule.signature.twice' });
    await expect(office.seal(prepared)).rejects.toMatchObject({ code: 'rule.seal.incomplete' });
  });

  it('refuses an officer who signs as the second with a second certificate', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    await office.sign('representative', prepared);
    await office.sign('lead', prepared);
    const people = new Map(office.people);
    const { second } = office.members;
    people.set(second.person.fingerprint, { ...second.person, badge: 'A-1' });
    office.logs.second.setPeople(people);
    await expect(office.sign('second', prepared)).rejects.toMatchObject({ code: 'rule.signature.twice' });
  });

  it('after a refusal wants the witness', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    await office.write('representative', 'signature.refused', {
      prepared,
      how: 'refused',
      reason: '不认可数量',
    });
    office.share();
    await expect(office.sign('representative', prepared)).rejects.toMatchObject({
      code: 'rule.signature.after-refusal',
    });
    await office.sign('lead', prepared);
    await office.sign('second', prepared);
    expect(sealBlockers(lead(office)).map(({ rule }) => rule)).toEqual(['witness.missing']);
    await office.sign('witness', prepared);
    await office.seal(prepared);
    expect(lead(office).seal).not.toBeNull();
  });

  it('bars an officer of the earlier inspection from a re-inspection', async () => {
    const office = await TestOffice.open({ ...SAMPLE_CASE, reinspectionOf: { officers: ['A-2'] } });
    await office.inspect();
    expect(contentBlockers(lead(office)).map(({ rule }) => rule)).toEqual(['reinspection.prior-officer']);
    await expect(office.prepare()).rejects.toMatchObject({ code: 'rule.signoff.blocked' });
  });

  it('a late event with an early clock cannot slip under the seal', async () => {
    const office = await inspected();
    // Written by the company before it saw the sign-off, with a clock that is an hour slow, and held back.
    await office.write('representative', 'item.ready', { item: 'door' }, -3_600_000);
    const held = office.eventsOf('representative');
    const prepared = await office.prepareWithout('representative');
    const before = structuredClone(office.logs.lead.inspection!);
    office.logs.lead.add(held);
    expect(lead(office).signOff?.prepared.event).toBe(prepared);
    expect(lead(office).items).toEqual(before.items);
    expect(lead(office).rejected.map(({ rule }) => rule)).toEqual(['signoff.frozen']);
  });
});

describe('forks', () => {
  it('are kept, shown, and neither counts while nothing was signed', async () => {
    const office = await inspected();
    const events = office.eventsOf('lead');
    const twin = await TestOffice.open();
    expect(twin.id).not.toBe(office.id);
    const { representative } = office.logs;
    const before = representative.folded.ordered.length;
    const alone = new CaseLog(office.id, office.people);
    alone.add(events);
    await representative.write(office.members.representative.signer, office.clocks(), 'chat.said', {
      text: '一',
    });
    await alone.write(office.members.representative.signer, office.clocks(), 'chat.said', { text: '二' });
    alone.add(representative.folded.ordered);
    const state = alone.inspection!;
    expect(alone.folded.ordered.length).toBe(before + 2);
    expect(state.forks).toHaveLength(1);
    expect(state.forks[0]?.settled).toBeNull();
    expect(state.chat).toEqual([]);
    expect(contentBlockers(state).map(({ rule }) => rule)).toEqual(['record.fork']);
  });

  it('made after the seal do not touch what was sealed', async () => {
    const office = await inspected();
    const early = office.eventsOf('representative');
    const prepared = await office.prepare();
    await office.sign('representative', prepared);
    await office.sign('lead', prepared);
    await office.sign('second', prepared);
    await office.seal(prepared);
    const alone = new CaseLog(office.id, office.people);
    alone.add(early);
    const { event } = await alone.write(office.members.representative.signer, office.clocks(), 'chat.said', {
      text: '伪造',
    });
    office.logs.lead.add([event]);
    expect(lead(office).seal).not.toBeNull();
    expect(lead(office).forks[0]?.settled).not.toBeNull();
    expect(lead(office).rejected.map(({ rule }) => rule)).toEqual(['author.fork']);
  });
});
