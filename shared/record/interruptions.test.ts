import { describe, expect, it } from 'vitest';
import { brokeAt, lastGap } from './interruptions';
import { TestOffice } from './test-office';

/** What a broken connection does to the record: both sides note it, and what was being shown has to be shown again. */

const session = 'ab'.repeat(16);
const lead = (office: TestOffice) => office.logs.lead.inspection!;
const itemOf = (office: TestOffice, id = 'door') => lead(office).items.find((item) => item.id === id)!;

async function inCall() {
  const office = await TestOffice.open();
  const { participants } = lead(office);
  const who = (part: string): string => participants.find((one) => one.part === part)!.fingerprint;
  for (const role of ['lead', 'second', 'representative'] as const) {
    await office.write(role, 'call.joined', { session, camera: '', microphone: '' });
    office.share();
  }
  return { office, rep: who('representative'), second: who('second'), officer: who('lead') };
}

describe('an interruption', () => {
  it('stands on the record with the times of both sides, from the last sign of the other to the return', async () => {
    const { office, rep, officer } = await inCall();
    await office.write('lead', 'call.interrupted', { session, peer: rep, quietMs: 3400 });
    await office.write('representative', 'call.interrupted', { session, peer: officer, quietMs: 2100 });
    office.share();
    const before = lastGap(lead(office));
    expect(before.lead).toMatchObject({ peer: rep, quietMs: 3400, end: null });
    expect(Date.parse(before.lead!.wall) - Date.parse(brokeAt(before.lead!))).toBe(3400);
    await office.write('lead', 'call.connected', { session, peer: rep });
    await office.write('representative', 'call.connected', { session, peer: officer });
    office.share();
    const { lead: here, representative: there } = lastGap(lead(office));
    expect(here?.end).toMatchObject({ how: 'back', author: officer });
    expect(there?.end).toMatchObject({ how: 'back', author: rep });
    expect(lead(office)).toEqual(office.logs.representative.inspection);
  });

  it('ends when one of the two leaves, too', async () => {
    const { office, rep } = await inCall();
    await office.write('lead', 'call.interrupted', { session, peer: rep });
    office.share();
    await office.write('representative', 'call.left', { session, reason: 'left' });
    office.share();
    expect(lastGap(lead(office)).lead?.end).toMatchObject({ how: 'left', author: rep });
  });

  it('makes the company show again what was being shown; stills taken before stay', async () => {
    const { office, rep } = await inCall();
    await office.write('lead', 'item.asked', { item: 'door' });
    office.share();
    await office.write('representative', 'item.ready', { item: 'door' });
    office.share();
    await office.write('lead', 'still.requested', { still: 'cd'.repeat(16), item: 'door' });
    await office.write('lead', 'call.interrupted', { session, peer: rep });
    office.share();
    expect(itemOf(office)).toMatchObject({
      ready: null,
      interrupted: { author: expect.any(String) as string },
    });
    expect(lead(office).stills).toHaveLength(1);
    await office.write('representative', 'item.ready', { item: 'door' });
    office.share();
    expect(itemOf(office)).toMatchObject({ interrupted: null, ready: { author: rep } });
  });

  it('leaves what was answered already, and what the second officer’s link has nothing to do with', async () => {
    const { office, rep, second } = await inCall();
    await office.write('lead', 'item.asked', { item: 'door' });
    office.share();
    await office.write('representative', 'item.ready', { item: 'door' });
    office.share();
    await office.write('lead', 'call.interrupted', { session, peer: second });
    expect(itemOf(office).ready).not.toBeNull();
    await office.write('lead', 'item.answered', { item: 'door', answer: 'conforms', text: '', evidence: [] });
    await office.write('lead', 'call.interrupted', { session, peer: rep });
    expect(itemOf(office)).toMatchObject({ interrupted: null, ready: { author: rep } });
  });
});
