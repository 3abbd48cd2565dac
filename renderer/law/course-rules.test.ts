import { describe, expect, it } from 'vitest';
import { TestOffice, type Role } from '../../shared/record/test-office';
import type { Part } from '../../shared/record/state';
import {
  courseRule,
  mayConfirm,
  objectionOutside,
  objectionRule,
  openAmendment,
  workRule,
} from './course-rules';

const view = (office: TestOffice, part: Part = 'lead') => {
  const inspection = office.logs.lead.inspection;
  if (!inspection) throw new Error('the case is not open');
  return { inspection, me: { fingerprint: '', name: '', part } };
};
const rules = (office: TestOffice) =>
  (['suspend', 'resume', 'end'] as const).map((act) => courseRule(view(office), act));

/** What the record itself says to the same act. */
const refusal = async (act: () => Promise<unknown>): Promise<string | null> =>
  act().then(
    () => null,
    (error: { code: string }) => error.code.replace(/^rule\./, ''),
  );

const sealed = async (): Promise<TestOffice> => {
  const office = await TestOffice.open();
  await office.inspect();
  const prepared = await office.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await office.sign(role, prepared);
  await office.seal(prepared);
  return office;
};

describe('what can be done about the course', () => {
  it('is to suspend or end while it goes on, to resume or end while it is suspended, to resume once it is ended', async () => {
    const office = await TestOffice.open();
    expect(rules(office)).toEqual([null, 'inspection.not-suspended', null]);
    await office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    expect(rules(office)).toEqual(['inspection.suspended', null, null]);
    await office.write('lead', 'inspection.ended', { how: 'on-site', reason: '网络不通' });
    expect(rules(office)).toEqual(['inspection.ended', null, 'inspection.ended']);
    await office.write('lead', 'inspection.resumed', { text: '' });
    expect(rules(office)).toEqual([null, 'inspection.not-suspended', null]);
  });

  it('is what the record itself takes or refuses', async () => {
    const office = await TestOffice.open();
    await office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    const again = () => office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    expect(await refusal(again)).toBe(courseRule(view(office), 'suspend'));
    const ask = () => office.write('lead', 'item.asked', { item: 'door' });
    expect(await refusal(ask)).toBe(workRule(view(office).inspection));
  });

  it('is the lead’s alone, and nothing once people sign', async () => {
    const office = await TestOffice.open();
    expect(courseRule(view(office, 'second'), 'suspend')).toBe('role.not-allowed');
    await office.inspect();
    await office.prepare();
    expect(rules(office)).toEqual(Array(3).fill('signoff.frozen'));
    expect(rules(await sealed())).toEqual(Array(3).fill('seal.applied'));
  });
});

describe('objecting', () => {
  it('is the party’s until the seal, and stands outside of a sign-off that was put forward before', async () => {
    const office = await TestOffice.open();
    expect(objectionRule(view(office, 'representative'))).toBeNull();
    expect(objectionRule(view(office, 'lead'))).toBe('role.not-allowed');
    await office.inspect();
    await office.prepare();
    expect(objectionOutside(view(office).inspection)).toBe(false);
    await office.write('representative', 'objection.raised', { text: '少一箱' });
    office.share();
    expect(objectionOutside(view(office).inspection)).toBe(true);
    expect(objectionRule(view(await sealed(), 'representative'))).toBe('seal.applied');
  });
});

describe('an amendment', () => {
  it('waits for each of the others once', async () => {
    const office = await sealed();
    const parts: Role[] = ['lead', 'second', 'representative', 'witness'];
    const waitsFor = () => parts.filter((part) => part !== 'stranger' && mayConfirm(view(office, part)));
    expect(waitsFor()).toEqual([]);
    const seal = view(office).inspection.seal!.event;
    const { hash } = await office.write('lead', 'amendment.made', { seal, reason: '漏记', text: '补记' });
    expect(openAmendment(view(office).inspection)?.event).toBe(hash);
    expect(waitsFor()).toEqual(['second', 'representative', 'witness']);
    office.share();
    await office.write('second', 'amendment.confirmed', { amendment: hash, remark: '' });
    office.share();
    expect(waitsFor()).toEqual(['representative', 'witness']);
  });
});
