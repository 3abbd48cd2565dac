import { beforeEach, describe, expect, it } from 'vitest';
import { contentBlockers } from './blockers';
import { samePictures } from './same-pictures';
import { TestOffice, randomId } from './test-office';

let office: TestOffice;
const inspection = () => office.logs.lead.inspection!;

beforeEach(async () => {
  office = await TestOffice.open();
});

describe('a still that is taken anew', () => {
  it('names the first, of the same item, and sets nothing aside by itself', async () => {
    const first = await office.still('door');
    const still = randomId();
    await office.write('lead', 'still.requested', { still, item: 'door', retakeOf: first, keepBoth: true });
    expect(inspection().stills).toMatchObject([
      { id: first, retakeOf: null, keepBoth: false, setAside: null },
      { id: still, retakeOf: first, keepBoth: true },
    ]);
    const other = { still: randomId(), item: 'goods', retakeOf: first };
    await expect(office.write('lead', 'still.requested', other)).rejects.toMatchObject({
      code: 'rule.still.other-item',
    });
    const none = { still: randomId(), item: 'door', retakeOf: randomId() };
    await expect(office.write('lead', 'still.requested', none)).rejects.toMatchObject({
      code: 'rule.unknown.still',
    });
  });
});

describe('stills of one burst', () => {
  it('carry its name', async () => {
    const burst = randomId();
    for (let i = 0; i < 3; i++)
      await office.write('lead', 'still.requested', { still: randomId(), item: 'door', burst });
    expect(inspection().stills.map((still) => still.burst)).toEqual([burst, burst, burst]);
  });
});

describe('what was measured on a still', () => {
  const facts = {
    original: { sha256: 'a'.repeat(64), size: 10, mime: 'image/jpeg' },
    thumbnail: { sha256: 'b'.repeat(64), size: 5, mime: 'image/jpeg' },
    width: 1920,
    height: 1080,
    method: 'grab-frame',
    camera: 'test camera',
    track: { width: 1920, height: 1080, frameRate: 30 },
  } as const;

  async function capture(change: object): Promise<void> {
    const still = randomId();
    await office.write('lead', 'still.requested', { still, item: 'door' });
    office.share('lead', 'representative');
    await office.write('representative', 'still.captured', { ...facts, still, item: 'door', ...change });
    office.share('lead', 'representative');
  }

  it('is kept with it and blocks nothing', async () => {
    const offered = { width: 1920, height: 1080 };
    const check = { sharpness: 12.5, mean: 90, dark: 0, bright: 0.1, offered, advice: ['blurred' as const] };
    const before = contentBlockers(inspection()).length;
    await capture({ check });
    expect(inspection().stills[0]?.captured?.check).toEqual(check);
    // The one more is that its original has not arrived.
    expect(contentBlockers(inspection())).toHaveLength(before + 1);
  });

  it('the same picture is known under another time and name', async () => {
    await capture({ picture: 'c'.repeat(64) });
    await capture({ picture: 'c'.repeat(64), original: { ...facts.original, sha256: 'd'.repeat(64) } });
    await capture({ picture: 'e'.repeat(64), original: { ...facts.original, sha256: 'f'.repeat(64) } });
    expect([...samePictures(inspection())]).toEqual([[inspection().stills[1]!.id, 1]]);
  });
});

describe('a frame of the video', () => {
  const frame = () => ({
    frame: randomId(),
    item: 'door',
    image: { sha256: 'a'.repeat(64), size: 10, mime: 'image/jpeg' as const },
    width: 1280,
    height: 720,
    from: office.members.representative.person.fingerprint,
    delayMs: 140,
  });

  it('is the lead’s to grab, also while nothing is being shown', async () => {
    const { item: _, ...loose } = frame();
    await office.write('lead', 'frame.grabbed', frame());
    await office.write('lead', 'frame.grabbed', { ...loose, delayMs: null });
    expect(inspection().frames).toMatchObject([
      { item: 'door', delayMs: 140, author: office.members.lead.person.fingerprint },
      { item: null, delayMs: null },
    ]);
    office.share('lead', 'representative');
    await expect(office.write('representative', 'frame.grabbed', frame())).rejects.toMatchObject({
      code: 'rule.role.not-allowed',
    });
  });

  it('is never evidence: neither named by an answer nor counted for one', async () => {
    const grabbed = frame();
    await office.write('lead', 'frame.grabbed', grabbed);
    const answer = { item: 'door', answer: 'conforms' as const, text: '', evidence: [grabbed.frame] };
    await expect(office.write('lead', 'item.answered', answer)).rejects.toMatchObject({
      code: 'rule.evidence.set-aside',
    });
    await office.write('lead', 'item.answered', { ...answer, evidence: [] });
    expect(contentBlockers(inspection()).map(({ rule }) => rule)).toContain('item.without-evidence');
  });

  it('needs an item of the case, a name of its own, and an inspection that goes on', async () => {
    const grab = (change: object) => office.write('lead', 'frame.grabbed', { ...frame(), ...change });
    const first = frame();
    await grab(first);
    await expect(grab({ frame: first.frame })).rejects.toMatchObject({ code: 'rule.still.duplicate' });
    await expect(grab({ item: 'roof' })).rejects.toMatchObject({ code: 'rule.unknown.item' });
    await office.write('lead', 'inspection.suspended', { reason: 'link', text: '' });
    await expect(grab({})).rejects.toMatchObject({ code: 'rule.inspection.suspended' });
  });
});
