import { describe, expect, it } from 'vitest';
import { contentBlockers } from './blockers';
import { ChallengeStep, type ChallengeProof } from './challenge';
import { RECORDING_MIME } from './recording';
import { TestOffice, randomId } from './test-office';

/** Random challenges on the record: given by the lead, answered by the company, judged with something that shows it. */

const STEPS: ChallengeStep[] = [
  { show: 'code', code: '7KQ3P' },
  { show: 'gesture', gesture: 'thumb' },
  { show: 'back', to: 'seal' },
];
const ITEM = 'door';
const refusedBy = (rule: string) => ({ code: `rule.${rule}` });

/** An office in whose call the lead has given a challenge. */
async function issued() {
  const office = await TestOffice.open();
  const session = randomId();
  office.share();
  for (const role of ['lead', 'representative'] as const) {
    await office.write(role, 'call.joined', { session, camera: 'test camera', microphone: '' });
    office.share();
  }
  const before = await office.still(ITEM);
  const challenge = randomId();
  await office.write('lead', 'challenge.issued', { challenge, steps: STEPS });
  office.share();
  const answer = async (how: 'shown' | 'unable') => {
    await office.write('representative', 'challenge.answered', { challenge, how });
    office.share();
  };
  const judge = (
    verdict: 'passed' | 'failed' | 'withdrawn',
    proof: ChallengeProof | null = null,
    text = '',
  ) => office.write('lead', 'challenge.judged', { challenge, verdict, proof, text });
  const state = () => office.logs.lead.inspection!.challenges[0]!;
  const camera = { session, camera: 'another camera', reason: 'chosen' } as const;
  return { office, session, before, challenge, answer, judge, state, camera };
}

const byStill = (still: string): ChallengeProof => ({ by: 'still', still });

describe('a random challenge', () => {
  it('passes with a still that was captured since it was given', async () => {
    const { office, before, answer, judge, state } = await issued();
    expect(state()).toMatchObject({ steps: STEPS, answer: null, judgement: null, cuts: [] });
    const still = await office.still(ITEM);
    await expect(judge('passed', byStill(still))).rejects.toMatchObject(refusedBy('challenge.unanswered'));
    await answer('shown');
    for (const proof of [null, byStill(before), byStill(randomId())])
      await expect(judge('passed', proof)).rejects.toMatchObject(refusedBy('challenge.no-proof'));
    await judge('passed', byStill(still));
    expect(state().judgement).toMatchObject({ verdict: 'passed', proof: { still } });
  });

  it('passes with a part of the recording that goes on past its issue', async () => {
    const { office, answer, judge, state } = await issued();
    const recording = randomId();
    await office.write('lead', 'recording.requested', { recording });
    office.share();
    await office.write('representative', 'recording.consented', { recording });
    office.share();
    const started = new Date(Date.parse(state().issued.wall) - 60_000).toISOString();
    const init = { sha256: 'a'.repeat(64), size: 190 };
    await office.write('lead', 'recording.begun', {
      recording,
      take: 1,
      mime: RECORDING_MIME,
      init,
      started,
    });
    await answer('shown');
    const proof = { by: 'recording', recording, take: 1, fromMs: 60_000, toMs: 70_000 } as const;
    for (const wrong of [
      { ...proof, fromMs: 0, toMs: 59_000 },
      { ...proof, fromMs: 71_000 },
      { ...proof, take: 2 },
      { ...proof, recording: randomId() },
    ])
      await expect(judge('passed', wrong)).rejects.toMatchObject(refusedBy('challenge.no-proof'));
    await judge('passed', proof);
    expect(state().judgement?.proof).toEqual(proof);
  });

  it('fails only with a word on what was seen, may be taken back without, and stands once judged', async () => {
    const { office, answer, judge, state } = await issued();
    await expect(judge('failed', null, ' ')).rejects.toMatchObject(refusedBy('challenge.no-reason'));
    await judge('failed', null, '代码不符');
    expect(state().judgement).toMatchObject({ verdict: 'failed', text: '代码不符' });
    office.share();
    await expect(judge('withdrawn')).rejects.toMatchObject(refusedBy('challenge.judged'));
    await expect(answer('shown')).rejects.toMatchObject(refusedBy('challenge.judged'));
    await office.write('lead', 'challenge.issued', { challenge: randomId(), steps: STEPS });
  });

  it('is one at a time, given by the lead, answered by the company', async () => {
    const { office, challenge, answer } = await issued();
    const another = { challenge: randomId(), steps: STEPS };
    await expect(office.write('lead', 'challenge.issued', another)).rejects.toMatchObject(
      refusedBy('challenge.busy'),
    );
    for (const role of ['second', 'representative', 'witness'] as const)
      await expect(office.write(role, 'challenge.issued', another)).rejects.toMatchObject(
        refusedBy('role.not-allowed'),
      );
    await expect(
      office.write('lead', 'challenge.answered', { challenge, how: 'shown' }),
    ).rejects.toMatchObject(refusedBy('role.not-allowed'));
    await expect(
      office.write('representative', 'challenge.answered', { challenge: randomId(), how: 'shown' }),
    ).rejects.toMatchObject(refusedBy('unknown.challenge'));
    // Who could not at first may still manage.
    await answer('unable');
    await answer('shown');
    await expect(answer('unable')).rejects.toMatchObject(refusedBy('challenge.answered'));
  });

  it('is not given while the inspection is suspended, and blocks sign-off until it is judged', async () => {
    const { office, judge } = await issued();
    const open = () =>
      contentBlockers(office.logs.lead.inspection!).filter(({ rule }) => rule === 'challenge.open');
    expect(open()).toHaveLength(1);
    await judge('withdrawn');
    expect(open()).toEqual([]);
    await office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    await expect(
      office.write('lead', 'challenge.issued', { challenge: randomId(), steps: STEPS }),
    ).rejects.toMatchObject(refusedBy('inspection.suspended'));
  });
});

describe('a cut in the middle of a challenge', () => {
  it.each([
    ['the camera was changed', 'camera'],
    ['the call was interrupted', 'interrupted'],
    ['the company left', 'left'],
  ] as const)('keeps it from passing: %s', async (_what, kind) => {
    const { office, session, answer, judge, state, camera } = await issued();
    const lead = office.members.lead.signer.fingerprint;
    if (kind === 'camera') await office.write('representative', 'camera.changed', camera);
    if (kind === 'interrupted')
      await office.write('representative', 'call.interrupted', { session, peer: lead });
    if (kind === 'left') await office.write('representative', 'call.left', { session, reason: 'left' });
    office.share();
    const still = await office.still(ITEM);
    await answer('shown');
    expect(state().cuts).toMatchObject([{ kind }]);
    await expect(judge('passed', byStill(still))).rejects.toMatchObject(refusedBy('challenge.cut'));
    await judge('withdrawn');
    // What happens afterwards is no part of it.
    await office.write('representative', 'camera.changed', camera);
    office.share();
    expect(state().cuts).toHaveLength(1);
  });

  it('is only what happens to the company’s main picture on its way to the lead', async () => {
    const { office, session, state, camera } = await issued();
    await office.write('lead', 'camera.changed', camera);
    await office.write('representative', 'camera.changed', { ...camera, place: 'second' });
    const second = office.members.second.signer.fingerprint;
    await office.write('representative', 'call.interrupted', { session, peer: second });
    office.share();
    expect(state().cuts).toEqual([]);
  });
});

describe('a step', () => {
  it.each([
    { show: 'code', code: '7KQ3' },
    { show: 'code', code: '7KQ3O' },
    { show: 'code', code: '7kq3p' },
    { show: 'gesture', gesture: 'wave' },
    { show: 'side', side: 'left', code: '7KQ3P' },
    { show: 'back' },
    JSON.parse('{"show":"back","to":"seal","__proto__":{}}'),
  ])('that says anything else is no step: %j', (step) => {
    expect(ChallengeStep.safeParse(step).success).toBe(false);
  });
});
