import { describe, expect, it } from 'vitest';
import { RECORDING_MIME } from '../../../../shared/record/recording';
import { TestOffice, randomId } from '../../../../shared/record/test-office';
import { recordedPart, stillsSince } from './proofs';

const STEPS = [{ show: 'gesture', gesture: 'palm' }] as const;

async function issued() {
  const office = await TestOffice.open();
  const early = await office.still('door');
  await office.write('lead', 'challenge.issued', { challenge: randomId(), steps: [...STEPS] });
  const inspection = () => office.logs.lead.inspection!;
  return { office, early, inspection, challenge: inspection().challenges[0]! };
}

describe('what can show how a challenge was met', () => {
  it('is a still captured since, not one before and not one that was set aside', async () => {
    const { office, inspection, challenge } = await issued();
    const [good, bad] = [await office.still('door'), await office.still('door')];
    await office.write('lead', 'still.set-aside', { still: bad, reason: 'blurred' });
    expect(stillsSince(inspection(), challenge).map(({ still, number }) => [still.id, number])).toEqual([
      [good, 2],
    ]);
  });

  it('is the part of the running recording since, and none where nothing is recorded', async () => {
    const { office, inspection, challenge } = await issued();
    const at = Date.parse(challenge.issued.wall);
    expect(recordedPart(inspection(), challenge, at + 20_000)).toBeNull();
    const recording = randomId();
    await office.write('lead', 'recording.requested', { recording });
    office.share();
    await office.write('representative', 'recording.consented', { recording });
    office.share();
    const begin = (take: number, started: number) =>
      office.write('lead', 'recording.begun', {
        recording,
        take,
        mime: RECORDING_MIME,
        init: { sha256: 'a'.repeat(64), size: 190 },
        started: new Date(started).toISOString(),
      });
    await begin(1, at - 60_000);
    const part = { by: 'recording', recording, take: 1, fromMs: 60_000, toMs: 80_000 };
    expect(recordedPart(inspection(), challenge, at + 20_000)).toEqual(part);
    // The recorder began anew in the middle: the part begins with the new take.
    await begin(2, at + 5000);
    expect(recordedPart(inspection(), challenge, at + 20_000)).toEqual({
      ...part,
      take: 2,
      fromMs: 0,
      toMs: 15_000,
    });
  });
});
