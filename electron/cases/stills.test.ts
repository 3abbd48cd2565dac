import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { utf8 } from '../../shared/bytes';
import { sha256Hex } from '../../shared/hash';
import type { BlobRef } from '../../shared/record/primitives';
import { SAMPLE_CASE, randomId } from '../../shared/record/test-office';
import { jpeg, Machines, type Machine } from './test-machines';

let machines: Machines;
let id: string;
let lead: Machine;
let company: Machine;

beforeEach(async () => {
  machines = await Machines.open();
  ({ id } = machines);
  ({ lead, representative: company } = machines.by);
});

afterEach(() => machines.close());

async function request(still: string): Promise<void> {
  await lead.handlers['record.write']({
    case: id,
    fact: { type: 'still.requested', body: { still, item: 'door' } },
  });
  await machines.share('lead', 'representative');
}

const picture = (still: string, original = jpeg(1920, 1080, 150_000), thumbnail = jpeg(320, 180)) => ({
  case: id,
  still,
  item: 'door',
  original,
  thumbnail,
  method: 'grab-frame' as const,
  camera: 'test camera',
  track: { width: 1920, height: 1080, frameRate: 30 },
});

/** Moves a file as the data channel does; stops after `upTo` bytes. */
async function transfer(blob: BlobRef, upTo = Infinity) {
  let { offset, verified } = await lead.handlers['blob.receive']({ case: id, blob });
  const from = offset;
  while (!verified && offset < upTo) {
    const { sha256 } = blob;
    const bytes = Uint8Array.from(
      await company.handlers['blob.read']({ case: id, sha256, offset, length: 60 * 1024 }),
    );
    ({ offset, verified } = await lead.handlers['blob.write']({ case: id, sha256, offset, bytes }));
  }
  return { from, offset, verified };
}

describe('a still', () => {
  it('is stored where it is made, received byte for byte, and acknowledged by the lead', async () => {
    const still = randomId();
    await request(still);
    const input = picture(still);
    const stored = await company.handlers['still.store'](input);
    expect(stored).toMatchObject({
      width: 1920,
      height: 1080,
      original: { sha256: sha256Hex(input.original) },
    });
    await machines.share('lead', 'representative');
    expect(lead.cases.missingBlobs(id)).toEqual([stored.original, stored.thumbnail]);

    await transfer(stored.thumbnail);
    expect(await transfer(stored.original)).toMatchObject({ verified: true });
    await lead.cases.acknowledge(id);
    expect(lead.pushes).toContainEqual({
      name: 'blob-arrived',
      value: { case: id, sha256: stored.original.sha256 },
    });
    const [state] = lead.cases.log(id).inspection!.stills;
    expect(state?.received?.author).toBe(lead.member.person.fingerprint);
    const written = lead.store.events.load(id).filter(({ event }) => event.type === 'still.received');
    expect(written).toHaveLength(1);
    const bytes = await lead.store.blobs.read(id, stored.original.sha256, 0, stored.original.size);
    expect(Buffer.compare(bytes, input.original)).toBe(0);
    expect(lead.cases.missingBlobs(id)).toEqual([]);
  });

  it('cut off in the middle goes on after both were closed, and is acknowledged then', async () => {
    const still = randomId();
    await request(still);
    const { original } = await company.handlers['still.store'](picture(still));
    await machines.share('lead', 'representative');
    await transfer(original, 70_000);
    await lead.restart();
    await company.restart();
    expect(await transfer(original)).toMatchObject({ from: 64 * 1024, verified: true });
    await lead.cases.acknowledge(id);
    expect(lead.cases.log(id).inspection?.stills[0]?.received).not.toBeNull();
  });

  it('that was whole when the lead was closed is acknowledged after the start', async () => {
    const still = randomId();
    await request(still);
    const input = picture(still);
    const { original } = await company.handlers['still.store'](input);
    await lead.store.blobs.put(id, original, input.original);
    await machines.share('lead', 'representative');
    await lead.restart();
    await lead.cases.acknowledge(id);
    expect(lead.cases.log(id).inspection?.stills[0]?.received).not.toBeNull();
  });

  it('is refused when it was not asked for, is no whole JPEG, or is smaller than the camera', async () => {
    const still = randomId();
    const store = (input: ReturnType<typeof picture>) => company.handlers['still.store'](input);
    await expect(store(picture(still))).rejects.toMatchObject({ code: 'rule.still.not-requested' });
    await request(still);
    await expect(lead.handlers['still.store'](picture(still))).rejects.toMatchObject({
      code: 'rule.role.not-allowed',
    });
    const cut = jpeg(1920, 1080).slice(0, -1);
    await expect(store(picture(still, cut))).rejects.toMatchObject({ code: 'still.not-jpeg' });
    await expect(store(picture(still, jpeg(15000, 15000)))).rejects.toMatchObject({
      code: 'still.too-many-pixels',
    });
    await expect(store(picture(still, jpeg(1280, 720)))).rejects.toMatchObject({ code: 'still.reduced' });
    await expect(store(picture(still, undefined, jpeg(1920, 1080)))).rejects.toMatchObject({
      code: 'still.thumbnail',
    });
    expect(company.store.blobs.list(id)).toEqual([]);

    await store(picture(still, jpeg(1080, 1920)));
    await expect(store(picture(still))).rejects.toMatchObject({ code: 'rule.still.duplicate' });
    expect(company.store.blobs.list(id)).toHaveLength(2);
  });

  it('is received only when an event names it, with that size', async () => {
    const still = randomId();
    await request(still);
    const { original } = await company.handlers['still.store'](picture(still));
    const receive = (blob: BlobRef) => lead.handlers['blob.receive']({ case: id, blob });
    await expect(receive(original)).rejects.toMatchObject({ code: 'blob.not-named' });
    await machines.share('lead', 'representative');
    await expect(receive({ ...original, size: original.size + 1 })).rejects.toMatchObject({
      code: 'blob.not-named',
    });
    expect(await receive(original)).toMatchObject({ offset: 0 });
  });
});

describe('a still that is taken anew', () => {
  const offered = { width: 1920, height: 1080 };
  const good = { sharpness: 900, mean: 100, dark: 0, bright: 0, offered, advice: [] };

  async function take(options: object, check: object = good): Promise<string> {
    const still = randomId();
    const body = { still, item: 'door', ...options };
    await lead.handlers['record.write']({ case: id, fact: { type: 'still.requested', body } });
    await machines.share('lead', 'representative');
    const { original } = await company.handlers['still.store']({ ...picture(still), check } as never);
    await machines.share('lead', 'representative');
    await transfer(original);
    await lead.cases.acknowledge(id);
    return still;
  }
  const aside = () => lead.cases.log(id).inspection!.stills.map(({ setAside }) => setAside?.reason ?? null);

  it('takes the place of the first once it is verified', async () => {
    const first = await take({});
    await take({ retakeOf: first });
    expect(aside()).toEqual(['已重拍为照片 2 (retaken as still 2)', null]);
  });

  it('leaves the first in use where the officer keeps both, or where the new one is no better', async () => {
    const first = await take({});
    await take({ retakeOf: first, keepBoth: true });
    await take({ retakeOf: first }, { ...good, sharpness: 5, advice: ['blurred'] });
    expect(aside()).toEqual([null, null, null]);
    await take({ retakeOf: first });
    expect(aside()).toEqual(['已重拍为照片 4 (retaken as still 4)', null, null, null]);
  });
});

describe('a frame of the video', () => {
  it('is stored by the lead alone, as a JPEG', async () => {
    const from = company.member.person.fingerprint;
    const frame = { case: id, frame: randomId(), item: 'door', image: jpeg(1280, 720), from, delayMs: null };
    const grab = (machine: Machine, change: object = {}) =>
      machine.handlers['frame.store']({ ...frame, ...change });
    await expect(grab(company)).rejects.toMatchObject({ code: 'rule.role.not-allowed' });
    await expect(grab(lead, { image: utf8('no picture') })).rejects.toMatchObject({ code: 'still.not-jpeg' });
    expect(lead.store.blobs.list(id)).toEqual([]);
    const { image } = await grab(lead);
    const [state] = lead.cases.log(id).inspection!.frames;
    expect(state).toMatchObject({ image, width: 1280, height: 720, item: 'door', delayMs: null });
    expect(lead.store.blobs.has(id, image.sha256)).toBe(true);
  });
});

describe('a copied disk', () => {
  it('shows no name, number, word or picture', async () => {
    const still = randomId();
    await request(still);
    await company.handlers['record.write']({
      case: id,
      fact: { type: 'chat.said', body: { text: 'plaintext canary 你好' } },
    });
    const { original } = await company.handlers['still.store'](picture(still));
    await machines.share('lead', 'representative');
    await transfer(original, 100_000);
    company.store.secrets.set('identity/x', utf8('-----BEGIN PRIVATE KEY-----'));

    const { company: firm, declaration, containers, officers, goods } = SAMPLE_CASE;
    const words = [
      firm.name,
      firm.uscc,
      firm.premises.address,
      declaration.number,
      containers[0]!.number,
      containers[0]!.seal,
      goods[0]!.name,
      officers[0]!.name,
      officers[0]!.badge,
      '丙仓管',
      '示例海关',
      'plaintext canary',
      'still.requested',
      'test camera',
      'PRIVATE KEY',
    ].map((word) => Buffer.from(word));
    const jpegStart = Buffer.from([0xff, 0xd8, 0xff, 0xc0]);

    // With the store open (the write-ahead log counts too) and after it was closed.
    for (const closed of [false, true]) {
      if (closed)
        await machines.by.second.restart().then(() => Promise.all([lead.restart(), company.restart()]));
      for (const { folder } of [lead, company]) {
        const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
          entry.isFile(),
        );
        expect(files.length).toBeGreaterThanOrEqual(2);
        for (const file of files) {
          const bytes = readFileSync(join(file.parentPath, file.name));
          const found = [...words, jpegStart].filter((word) => bytes.includes(word));
          expect({ file: file.name, found: found.map(String) }).toEqual({ file: file.name, found: [] });
        }
      }
    }
  });
});
