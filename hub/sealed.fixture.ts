import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { sha256Hex } from '../shared/hash';
import { SAMPLE_CASE } from '../shared/record/test-office';
import type { Sealing } from './keys/sealing';
import { dataDamaged } from './store/cells';
import { seal, unseal } from './store/seal';
import { randomId, TestHub, type Answer, type TestApp } from './test-app';

/** A hub that seals what it keeps, with a case in it, for the tests of what lies on its disk. */

/** Seals as the app that embeds a hub does. */
export const sealingWith = (key: Uint8Array): Sealing => ({
  seal: (plain) => seal(key, plain, 'hub'),
  unseal: (sealed) => unseal(key, sealed, 'hub', dataDamaged),
});

/** Long enough that it is not in random bytes by chance. */
export const BADGE = 'SEALED-7701';
export const FILE: typeof SAMPLE_CASE = {
  ...SAMPLE_CASE,
  officers: [
    { role: 'lead', name: '甲关员', badge: BADGE },
    { role: 'second', name: '乙关员', badge: 'SEALED-7702' },
  ],
};
export const JPEG = Buffer.from('ffd8ffe000104a4649460001', 'hex');

export interface Picture {
  bytes: Uint8Array;
  url: string;
  file: string;
}

export class SealedHub {
  private constructor(
    readonly hub: TestHub,
    readonly lead: TestApp,
    readonly guest: TestApp,
    readonly id: string,
    private readonly options: { sealing?: Sealing },
  ) {}

  /** @param options nothing makes a hub that seals nothing, to compare with. */
  static async begin(options: { sealing?: Sealing }): Promise<SealedHub> {
    const hub = await TestHub.start(options);
    const lead = await hub.officer('甲关员', BADGE);
    const id = await lead.open(FILE);
    return new SealedHub(hub, lead, await hub.guest('representative', id), id, options);
  }

  get dataDir(): string {
    return this.hub.dataDir;
  }

  /** A picture that an event of the case names. */
  async named(size: number): Promise<Picture> {
    const { guest, id } = this;
    const bytes = Uint8Array.from(Buffer.concat([JPEG, randomBytes(size - JPEG.length)]));
    const sha256 = sha256Hex(bytes);
    const still = await guest.write(id, 'still.captured', {
      still: randomId(),
      item: 'door',
      original: { sha256, size, mime: 'image/jpeg' },
      thumbnail: { sha256: sha256Hex(bytes.subarray(0, 10)), size: 10, mime: 'image/jpeg' },
      width: 1920,
      height: 1080,
      method: 'grab-frame',
      camera: 'test camera',
      track: { width: 1920, height: 1080, frameRate: 30 },
    });
    await guest.push(id, still);
    const url = `/v1/cases/${id}/blobs/${sha256}`;
    return { bytes, url, file: path.join(this.dataDir, 'blobs', id, sha256) };
  }

  /** Sends the bytes of a picture between two places; with `cut` as `TestApp.send` does. */
  put(
    { url, bytes }: Picture,
    from = 0,
    to = bytes.length,
    cut?: { after: number; when: () => Promise<void> },
  ): Promise<Answer> {
    const headers = { 'content-range': `bytes ${from}-${to - 1}/${bytes.length}` };
    return this.guest.send('PUT', url, bytes.subarray(from, to), headers, cut);
  }

  async receivedOf({ url }: Picture): Promise<number> {
    return Number((await this.lead.send('HEAD', url)).headers['x-received']);
  }

  /** Whether the hub gives back exactly the picture's bytes. */
  async gives({ url, bytes }: Picture): Promise<boolean> {
    return (await this.lead.send('GET', url)).body.equals(bytes);
  }

  eventsOf(who: TestApp): Promise<Answer> {
    return this.lead.send('GET', `/v1/cases/${this.id}/events?author=${who.fingerprint}`);
  }

  /** Does something to the files of the stopped hub, and starts it again. */
  async whileStopped(change: () => void = () => undefined): Promise<void> {
    await this.hub.stop();
    change();
    await this.hub.start(this.options);
  }

  inDatabase(change: (db: InstanceType<typeof DatabaseSync>) => void): void {
    const db = new DatabaseSync(path.join(this.dataDir, 'hub.db'));
    change(db);
    db.close();
  }

  remove(): Promise<void> {
    return this.hub.remove();
  }
}

/** Flips one bit of a file. */
export function flip(file: string, at: number): void {
  const bytes = readFileSync(file);
  bytes[at]! ^= 4;
  writeFileSync(file, bytes);
}
