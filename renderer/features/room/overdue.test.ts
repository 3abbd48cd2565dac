import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/ipc/contract';
import { TestOffice } from '../../../shared/record/test-office';
import { overdue } from './overdue';

const session = 'ab'.repeat(16);

async function broken() {
  const office = await TestOffice.open();
  const seen = () => office.logs.lead.inspection!;
  const me = seen().participants.find(({ part }) => part === 'lead')!;
  const peer = seen().participants.find(({ part }) => part === 'representative')!.fingerprint;
  await office.write('lead', 'call.joined', { session, camera: '', microphone: '' });
  await office.write('lead', 'call.interrupted', { session, peer, quietMs: 4000 });
  const view = () => ({ inspection: seen(), me }) as unknown as CaseView;
  const from = Date.parse(seen().calls[0]!.interruptions[0]!.wall) - 4000;
  return { office, peer, view, from };
}

describe('whether the lead is asked about a broken connection', () => {
  it('begins with the office’s limit, counted from the last sign of the company', async () => {
    const { view, from } = await broken();
    expect(overdue(view(), from + 10 * 60_000 - 1, 10)).toBeNull();
    expect(overdue(view(), from + 10 * 60_000, 10)).toMatchObject({ minutes: 10 });
    expect(overdue(view(), from + 12.5 * 60_000, 10)).toMatchObject({ minutes: 12 });
  });

  it('ends when it is back, and where the inspection stands still already', async () => {
    const { office, peer, view, from } = await broken();
    const late = from + 3_600_000;
    await office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    expect(overdue(view(), late, 10)).toBeNull();
    await office.write('lead', 'inspection.resumed', { text: '' });
    expect(overdue(view(), late, 10)).not.toBeNull();
    await office.write('lead', 'call.connected', { session, peer });
    expect(overdue(view(), late, 10)).toBeNull();
  });
});
