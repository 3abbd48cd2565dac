import { describe, expect, it } from 'vitest';
import { coverageOf, extentOf } from './outcome';
import { fold } from './reducer';
import { isClosed } from './state';
import { TestOffice, type Role } from './test-office';

/** A closing says how far the record reached for whoever wrote it. */

async function sealed(): Promise<TestOffice> {
  const office = await TestOffice.open();
  await office.inspect();
  const prepared = await office.prepare();
  for (const role of ['representative', 'lead', 'second'] as const) await office.sign(role, prepared);
  await office.seal(prepared);
  office.share();
  return office;
}

const extent = (office: TestOffice, role: Role) =>
  extentOf(office.logs[role].causes, office.logs[role].folded.ordered);
const close = (office: TestOffice, role: Role) => office.write(role, 'record.closed', extent(office, role));
const state = (office: TestOffice, role: Role = 'lead') => office.logs[role].inspection!;

describe('a closing', () => {
  it('comes only after the seal', async () => {
    const office = await TestOffice.open();
    await expect(close(office, 'lead')).rejects.toMatchObject({ code: 'rule.seal.none' });
  });

  it('is any signer’s to write, as often as something came after the last', async () => {
    const office = await sealed();
    expect(isClosed(state(office))).toBe(false);
    for (const role of ['representative', 'second', 'lead'] as const) {
      const { count } = state(office, role);
      await close(office, role);
      office.share();
      expect(isClosed(state(office))).toBe(true);
      expect(state(office).closing).toMatchObject({
        author: office.members[role].signer.fingerprint,
        count,
      });
      await office.write('second', 'chat.said', { text: '再见' });
      office.share();
      expect(isClosed(state(office))).toBe(false);
    }
  });

  it('says exactly what it rests on', async () => {
    const office = await sealed();
    const truth = extent(office, 'lead');
    for (const change of [{ count: truth.count - 1 }, { root: 'f'.repeat(64) }, { frontier: {} }])
      await expect(office.write('lead', 'record.closed', { ...truth, ...change })).rejects.toMatchObject({
        code: 'rule.closing.differs',
      });
  });

  it('does not close a record for what is written beside it, and the next one does', async () => {
    const office = await sealed();
    await close(office, 'second');
    await close(office, 'lead');
    office.share();
    expect(isClosed(state(office))).toBe(false);
    await close(office, 'second');
    office.share();
    expect(isClosed(state(office))).toBe(true);
    expect(state(office).rejected).toEqual([]);
  });

  it('stays in effect when an amendment is sealed beside it, whatever that does to the order', async () => {
    const office = await sealed();
    const made = { seal: state(office).seal!.event, reason: '笔误', text: '…' };
    const { hash: amendment } = await office.write('lead', 'amendment.made', made);
    office.share();
    await office.write('second', 'amendment.confirmed', { amendment, remark: '' });
    office.share('lead', 'second');
    // Earlier than the confirmation by its clock, and not under the amendment's seal.
    await office.write('representative', 'chat.said', { text: '早' }, -9e6);
    office.share('second', 'representative');
    await close(office, 'second');
    const { frontier, count, root } = coverageOf(office.logs.lead.causes, office.logs.lead.folded.ordered);
    await office.write('lead', 'amendment.sealed', { amendment, frontier, count, root });
    office.share();
    expect(state(office).rejected).toEqual([]);
    expect(state(office).closing?.author).toBe(office.members.second.signer.fingerprint);
    expect(state(office).amendments[0]?.seal).not.toBeNull();
  });

  it('adds up the same whether it was taken in as it came or all was folded anew', async () => {
    const office = await sealed();
    await close(office, 'lead');
    const { folded } = office.logs.lead;
    expect(fold(folded.ordered, office.people).inspection).toEqual(folded.inspection);
  });
});
