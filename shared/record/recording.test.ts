import { describe, expect, it } from 'vitest';
import { contentBlockers } from './blockers';
import { firstLink, MAX_UNKEPT_MS, nextLink, RECORDING_MIME, type RecordingHead } from './recording';
import { randomId, TestOffice, type Role } from './test-office';

/** Recordings on the record: nothing without the company's consent, and nothing after it was taken back. */

const INIT = { sha256: 'a'.repeat(64), size: 190 };
const STARTED = '2026-03-16T01:00:00.000Z';

const inspection = (office: TestOffice, role: Role = 'lead') => office.logs[role].inspection!;
const head = (segments: number, ms = segments * 2000, take = 1): RecordingHead => {
  const bytes = segments * 500_000;
  return { take, segments, bytes, ms, chain: 'b'.repeat(64) };
};

/** An office in which the lead has asked for a recording. */
async function asked(): Promise<{ office: TestOffice; recording: string }> {
  const office = await TestOffice.open();
  const recording = randomId();
  await office.write('lead', 'recording.requested', { recording });
  office.share();
  return { office, recording };
}

async function consented() {
  const { office, recording } = await asked();
  await office.write('representative', 'recording.consented', { recording });
  office.share();
  const begin = (take = 1) =>
    office.write('lead', 'recording.begun', {
      recording,
      take,
      mime: RECORDING_MIME,
      init: INIT,
      started: STARTED,
    });
  const keep = (to: RecordingHead) => office.write('lead', 'recording.kept', { recording, head: to });
  const end = (to: RecordingHead | null, reason: 'stopped' | 'withdrawn' = 'stopped') =>
    office.write('lead', 'recording.ended', { recording, reason, head: to });
  return { office, recording, begin, keep, end };
}

const refusedBy = (rule: string) => ({ code: `rule.${rule}` });

describe('consent', () => {
  it('is asked for by the lead and given by the company, and only then something is recorded', async () => {
    const { office, recording } = await asked();
    const facts = { recording, take: 1, mime: RECORDING_MIME, init: INIT, started: STARTED } as const;
    await expect(office.write('lead', 'recording.begun', facts)).rejects.toMatchObject(
      refusedBy('recording.no-consent'),
    );
    await expect(office.write('lead', 'recording.kept', { recording, head: head(1) })).rejects.toMatchObject(
      refusedBy('recording.no-consent'),
    );
    await expect(office.write('lead', 'recording.consented', { recording })).rejects.toMatchObject(
      refusedBy('role.not-allowed'),
    );
    await office.write('representative', 'recording.consented', { recording });
    office.share();
    await office.write('lead', 'recording.begun', facts);
    expect(inspection(office).recordings).toMatchObject([
      { answer: { consents: true }, takes: [{ take: 1 }] },
    ]);
  });

  it('that is declined records nothing, and the lead may ask again', async () => {
    const { office, recording } = await asked();
    await expect(
      office.write('lead', 'recording.requested', { recording: randomId() }),
    ).rejects.toMatchObject(refusedBy('recording.busy'));
    await office.write('representative', 'recording.declined', { recording });
    office.share();
    await expect(office.write('lead', 'recording.kept', { recording, head: head(1) })).rejects.toMatchObject(
      refusedBy('recording.no-consent'),
    );
    await expect(office.write('representative', 'recording.consented', { recording })).rejects.toMatchObject(
      refusedBy('recording.answered'),
    );
    await office.write('lead', 'recording.requested', { recording: randomId() });
  });

  it('that is taken back stops it: the end may name what lay on the disk by then, and no more', async () => {
    const { office, recording, begin, keep, end } = await consented();
    await begin();
    await keep(head(10));
    office.share();
    await office.write('representative', 'recording.withdrawn', { recording });
    office.share();
    await expect(keep(head(20))).rejects.toMatchObject(refusedBy('recording.no-consent'));
    await expect(begin(2)).rejects.toMatchObject(refusedBy('recording.no-consent'));
    const tooMuch = head(60, head(10).ms + MAX_UNKEPT_MS + 1);
    await expect(end(tooMuch, 'withdrawn')).rejects.toMatchObject(refusedBy('recording.no-consent'));
    await end(head(12), 'withdrawn');
    office.share();
    expect(inspection(office, 'representative').recordings[0]).toMatchObject({
      withdrawn: { author: office.members.representative.person.fingerprint },
      takes: [{ kept: { segments: 12 } }],
      ended: { reason: 'withdrawn' },
    });
  });

  it('can be taken back only by who gave it, and once', async () => {
    const { office, recording } = await consented();
    await expect(office.write('lead', 'recording.withdrawn', { recording })).rejects.toMatchObject(
      refusedBy('role.not-allowed'),
    );
    await office.write('representative', 'recording.withdrawn', { recording });
    await expect(office.write('representative', 'recording.withdrawn', { recording })).rejects.toMatchObject(
      refusedBy('recording.no-consent'),
    );
    // Nothing had begun, so nothing has to end: it stands in nobody's way.
    expect(contentBlockers(inspection(office, 'representative')).map(({ rule }) => rule)).not.toContain(
      'recording.running',
    );
  });
});

describe('a recording', () => {
  it('grows, take by take, and cannot shrink or skip', async () => {
    const { office, begin, keep, end } = await consented();
    await expect(begin(2)).rejects.toMatchObject(refusedBy('recording.out-of-order'));
    await expect(keep(head(1))).rejects.toMatchObject(refusedBy('recording.out-of-order'));
    await begin();
    await keep(head(10));
    await expect(keep(head(10))).rejects.toMatchObject(refusedBy('recording.out-of-order'));
    await expect(keep(head(9))).rejects.toMatchObject(refusedBy('recording.out-of-order'));
    await begin(2);
    await expect(keep(head(11))).rejects.toMatchObject(refusedBy('recording.out-of-order'));
    await keep(head(3, 6000, 2));
    await end(head(4, 8000, 2));
    expect(inspection(office).recordings[0]?.takes.map(({ kept }) => kept?.segments)).toEqual([10, 4]);
    await expect(end(null)).rejects.toMatchObject(refusedBy('unknown.recording'));
    await expect(keep(head(5, 10_000, 2))).rejects.toMatchObject(refusedBy('unknown.recording'));
  });

  it('that is running keeps the record from being put forward', async () => {
    const { office, begin, end } = await consented();
    await begin();
    const rules = () => contentBlockers(inspection(office)).map(({ rule }) => rule);
    expect(rules()).toContain('recording.running');
    await end(head(1));
    expect(rules()).not.toContain('recording.running');
  });

  it('is not begun once people sign', async () => {
    const office = await TestOffice.open();
    await office.inspect();
    await office.prepare();
    await expect(
      office.write('lead', 'recording.requested', { recording: randomId() }),
    ).rejects.toMatchObject(refusedBy('signoff.frozen'));
  });
});

describe('the chain of hashes', () => {
  it('depends on the recording, its opening and every segment before', () => {
    const first = firstLink('c'.repeat(32), 1, INIT);
    // printf 'yuanjian-recording/1 cccccccccccccccccccccccccccccccc 1 aaaa… 190' | sha256sum
    expect(first).toBe('4ab956f3fbacab30ad01ed65ecc676bb0222585c4333f24a01aec1c8fdf44cf4');
    const segment = { sha256: 'd'.repeat(64), size: 5, fromMs: 0, toMs: 1980 };
    const links = new Set([
      first,
      firstLink('c'.repeat(32), 2, INIT),
      nextLink(first, segment),
      nextLink(first, { ...segment, toMs: 1981 }),
      nextLink(nextLink(first, segment), segment),
    ]);
    expect(links.size).toBe(5);
  });
});
