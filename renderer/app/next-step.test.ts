import { describe, expect, it } from 'vitest';
import { contentBlockers, sealBlockers } from '../../shared/record/blockers';
import { phaseOf, type Part } from '../../shared/record/state';
import { TestOffice } from '../../shared/record/test-office';
import { nextStep } from './next-step';

/** What comes next for everybody who has a part. */
function steps(office: TestOffice): Record<string, string> {
  const inspection = office.logs.lead.inspection;
  if (!inspection) throw new Error('the case is not open');
  const parts: Part[] = ['lead', 'second', 'representative', 'witness'];
  return Object.fromEntries(
    parts.map((part) => {
      const step = nextStep({
        inspection,
        me: { fingerprint: '', name: '', part },
        phase: phaseOf(inspection),
        contentBlockers: contentBlockers(inspection),
        sealBlockers: sealBlockers(inspection),
      });
      return [part, step.kind === 'wait' ? `wait for ${step.for.join(', ')}` : step.kind];
    }),
  );
}

describe('what comes next in a case', () => {
  it('is the room until the content is complete, then the lead prepares', async () => {
    const office = await TestOffice.open();
    expect(steps(office)).toMatchObject({ lead: 'enter', second: 'enter', representative: 'enter' });
    await office.inspect();
    expect(steps(office)).toMatchObject({ lead: 'prepare', second: 'enter', representative: 'enter' });
  });

  it('is the party first, then the officers in any order, then the seal, then the bundle for everybody', async () => {
    const office = await TestOffice.open();
    await office.inspect();
    const prepared = await office.prepare();
    expect(steps(office)).toEqual({
      lead: 'wait for representative',
      second: 'wait for representative',
      representative: 'sign',
      witness: 'wait for representative',
    });
    await office.sign('representative', prepared);
    expect(steps(office)).toMatchObject({
      lead: 'sign',
      second: 'sign',
      representative: 'wait for lead, second',
    });
    await office.sign('second', prepared);
    expect(steps(office)).toMatchObject({ lead: 'sign', second: 'wait for lead' });
    await office.sign('lead', prepared);
    expect(steps(office)).toMatchObject({ lead: 'seal', second: 'wait for ' });
    await office.seal(prepared);
    expect(new Set(Object.values(steps(office)))).toEqual(new Set(['export']));
  });

  it('is a new sign-off once the company objects while people sign, and nobody signs before', async () => {
    const office = await TestOffice.open();
    await office.inspect();
    const prepared = await office.prepare();
    await office.write('representative', 'objection.raised', { text: '少一箱' });
    office.share();
    expect(steps(office)).toEqual({
      lead: 'renew',
      second: 'objected',
      representative: 'objected',
      witness: 'objected',
    });
    await office.write('lead', 'signoff.reopened', { prepared, reason: '写入异议' });
    await office.prepare();
    expect(steps(office)).toMatchObject({ representative: 'sign', lead: 'wait for representative' });
  });

  it('asks the witness once the company has refused', async () => {
    const office = await TestOffice.open();
    await office.inspect();
    const prepared = await office.prepare();
    await office.write('representative', 'signature.refused', {
      prepared,
      how: 'refused',
      reason: '对数量有异议',
    });
    office.share();
    expect(steps(office)).toMatchObject({
      witness: 'sign',
      lead: 'sign',
      second: 'sign',
      representative: 'wait for witness, lead, second',
    });
  });
});
