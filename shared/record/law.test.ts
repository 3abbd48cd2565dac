import { describe, expect, it } from 'vitest';
import { contentBlockers, sealBlockers } from './blockers';
import { coverageOf } from './outcome';
import { TestOffice } from './test-office';

/** What the regulations want of the course of an inspection, and of what happens beside and after the signatures. */

const lead = (office: TestOffice) => office.logs.lead.inspection!;
const rules = (blockers: { rule: string }[]): string[] => blockers.map(({ rule }) => rule);

const inspected = async (): Promise<TestOffice> => {
  const office = await TestOffice.open();
  await office.inspect();
  return office;
};

const sealed = async (): Promise<TestOffice> => {
  const office = await inspected();
  const prepared = await office.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await office.sign(role, prepared);
  await office.seal(prepared);
  return office;
};

describe('suspension', () => {
  it('lets nothing be asked for or found until it is resumed, and stands on the record with both times', async () => {
    const office = await TestOffice.open();
    await office.write('lead', 'inspection.suspended', { reason: 'goods', text: '叉车占道' });
    await expect(office.write('lead', 'item.asked', { item: 'door' })).rejects.toMatchObject({
      code: 'rule.inspection.suspended',
    });
    expect(rules(contentBlockers(lead(office)))).toContain('inspection.suspended');
    await office.write('lead', 'inspection.resumed', { text: '' });
    await office.write('lead', 'item.asked', { item: 'door' });
    const [suspension] = lead(office).suspensions;
    expect(suspension).toMatchObject({ reason: 'goods', text: '叉车占道' });
    expect(suspension!.resumed!.wall > suspension!.wall).toBe(true);
    await expect(office.write('lead', 'inspection.resumed', { text: '' })).rejects.toMatchObject({
      code: 'rule.inspection.not-suspended',
    });
  });

  it('is the lead officer’s to declare', async () => {
    const office = await TestOffice.open();
    office.share();
    await expect(
      office.write('representative', 'inspection.suspended', { reason: 'party', text: '' }),
    ).rejects.toMatchObject({ code: 'rule.role.not-allowed' });
  });
});

describe('an ending before everything is answered', () => {
  it('on site: needs no answers, but the disposal must say so and nothing conforms', async () => {
    const office = await TestOffice.open();
    await office.write('lead', 'inspection.ended', { how: 'on-site', reason: '画面无法看清封志' });
    await expect(office.write('lead', 'item.asked', { item: 'door' })).rejects.toMatchObject({
      code: 'rule.inspection.ended',
    });
    await office.write('lead', 'result.proposed', { result: 'conforms', disposal: 'release', text: '' });
    expect(rules(contentBlockers(lead(office)))).toEqual(['result.not-on-site', 'result.not-undecided']);
    await office.write('lead', 'result.proposed', { result: 'undecided', disposal: 'on-site', text: '' });
    expect(contentBlockers(lead(office))).toEqual([]);
    const prepared = await office.prepare();
    expect(lead(office).signOff?.prepared).toMatchObject({ event: prepared, outcome: { ending: 'on-site' } });
  });

  it('can be taken back while nothing is signed', async () => {
    const office = await TestOffice.open();
    await office.write('lead', 'inspection.ended', { how: 'terminated', reason: '误按' });
    await office.write('lead', 'inspection.resumed', { text: '误按' });
    await office.write('lead', 'item.asked', { item: 'door' });
    expect(rules(contentBlockers(lead(office)))).toContain('item.unanswered');
  });
});

describe('an objection', () => {
  it('is kept in full, and one that comes while people sign must be put into a new sign-off', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    const text = '实际数量为一百二十台，清点时遗漏一箱。'.repeat(100);
    const objection = await office.write('representative', 'objection.raised', { text });
    office.share();
    await expect(office.sign('representative', prepared)).rejects.toMatchObject({
      code: 'rule.objection.not-in-signoff',
    });
    expect(rules(sealBlockers(lead(office)))).toContain('objection.not-in-signoff');
    await office.write('lead', 'signoff.reopened', { prepared, reason: '写入异议' });
    await office.write('lead', 'objection.answered', { objection: objection.hash, text: '已复点' });
    office.share();
    const again = await office.prepare();
    for (const role of ['representative', 'lead', 'second'] as const) await office.sign(role, again);
    await office.seal(again);
    expect(lead(office).objections).toMatchObject([{ text, answer: { text: '已复点' } }]);
    expect(lead(office).seal).not.toBeNull();
  });

  it('comes from the party alone, and not after the seal', async () => {
    const office = await sealed();
    await expect(office.write('lead', 'objection.raised', { text: '不认可' })).rejects.toMatchObject({
      code: 'rule.role.not-allowed',
    });
    await expect(
      office.write('representative', 'objection.raised', { text: '不认可' }),
    ).rejects.toMatchObject({ code: 'rule.seal.applied' });
  });
});

describe('absence of the party', () => {
  it('is noted by an officer, never by the party itself, and wants a witness', async () => {
    const office = await inspected();
    const prepared = await office.prepare();
    const absent = { prepared, how: 'absent', reason: '电话未接' } as const;
    await expect(office.write('representative', 'signature.refused', absent)).rejects.toMatchObject({
      code: 'rule.role.not-allowed',
    });
    await office.write('lead', 'signature.refused', absent);
    office.share();
    await office.sign('lead', prepared);
    await office.sign('second', prepared);
    expect(rules(sealBlockers(lead(office)))).toEqual(['witness.missing']);
    await office.sign('witness', prepared);
    await office.seal(prepared);
    expect(lead(office).signOff?.refusal).toMatchObject({ how: 'absent', reason: '电话未接' });
  });
});

describe('an amendment', () => {
  const seal = async (office: TestOffice, amendment: string) => {
    const { causes, folded } = office.logs.lead;
    const { frontier, count, root } = coverageOf(causes, folded.ordered);
    return office.write('lead', 'amendment.sealed', { amendment, frontier, count, root });
  };

  it('comes only after the seal', async () => {
    const office = await inspected();
    await expect(
      office.write('lead', 'amendment.made', { seal: '0'.repeat(64), reason: '笔误', text: '…' }),
    ).rejects.toMatchObject({ code: 'rule.seal.none' });
  });

  it('is confirmed by the second officer and gets a seal of its own; what was sealed before stays', async () => {
    const office = await sealed();
    const { event: first } = lead(office).seal!;
    const made = await office.write('lead', 'amendment.made', {
      seal: first,
      reason: '笔误',
      text: '第 1 项规格应为 X2',
    });
    office.share();
    await expect(seal(office, made.hash)).rejects.toMatchObject({ code: 'rule.amendment.incomplete' });
    await expect(
      office.write('lead', 'amendment.made', { seal: first, reason: '另一处', text: '…' }),
    ).rejects.toMatchObject({ code: 'rule.amendment.open' });
    await office.write('second', 'amendment.confirmed', { amendment: made.hash, remark: '' });
    await office.write('representative', 'amendment.confirmed', { amendment: made.hash, remark: '知悉' });
    office.share();
    await seal(office, made.hash);
    office.share();
    const [amendment] = lead(office).amendments;
    expect(amendment?.seal).not.toBeNull();
    expect(amendment?.confirmed.map(({ part, remark }) => [part, remark]).sort()).toEqual([
      ['representative', '知悉'],
      ['second', ''],
    ]);
    expect(lead(office).seal?.event).toBe(first);
    expect(office.logs.second.inspection?.amendments).toEqual(lead(office).amendments);
  });

  it('must say what it covers, and a late event cannot slip under it', async () => {
    const office = await sealed();
    const made = await office.write('lead', 'amendment.made', {
      seal: lead(office).seal!.event,
      reason: '笔误',
      text: '…',
    });
    office.share();
    await office.write('second', 'amendment.confirmed', { amendment: made.hash, remark: '' });
    office.share('lead', 'second');
    const { causes, folded } = office.logs.lead;
    const { frontier, count } = coverageOf(causes, folded.ordered);
    const wrong = { amendment: made.hash, frontier, count, root: 'f'.repeat(64) };
    await expect(office.write('lead', 'amendment.sealed', wrong)).rejects.toMatchObject({
      code: 'rule.signoff.differs',
    });
    await office.write(
      'representative',
      'amendment.confirmed',
      { amendment: made.hash, remark: '迟到' },
      -9e6,
    );
    await seal(office, made.hash);
    office.share();
    expect(lead(office).amendments[0]?.seal).not.toBeNull();
    expect(lead(office).rejected.map(({ rule }) => rule)).toEqual(['unknown.amendment']);
  });
});

describe('timestamps', () => {
  it('belong to a signature or to the seal, once for each authority, and come after the seal too', async () => {
    const office = await sealed();
    const of = lead(office).seal!.event;
    const given = { of, over: 'seal', authority: '示例时间戳', token: 'AAAA' } as const;
    await office.write('lead', 'timestamp.given', given);
    await expect(office.write('lead', 'timestamp.given', given)).rejects.toMatchObject({
      code: 'rule.timestamp.twice',
    });
    await expect(
      office.write('lead', 'timestamp.given', { ...given, over: 'signature' }),
    ).rejects.toMatchObject({ code: 'rule.unknown.signature' });
    office.share();
    await expect(
      office.write('second', 'timestamp.given', { ...given, authority: '别处' }),
    ).rejects.toMatchObject({ code: 'rule.unknown.signature' });
    expect(lead(office).timestamps).toHaveLength(1);
  });
});
