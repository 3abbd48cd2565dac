import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../shared/errors';
import { EventRange } from '../shared/protocol/hub';
import { fromWire } from '../shared/record/event';
import type { Sealing } from './keys/sealing';
import { BADGE, FILE, flip, JPEG, SealedHub, sealingWith } from './sealed.fixture';
import type { TestApp } from './test-app';

const sealing = sealingWith(randomBytes(32));
let at: SealedHub;

beforeEach(async () => {
  at = await SealedHub.begin({ sealing });
});
afterEach(() => at.remove());

describe('the folder of a hub', () => {
  it.each([true, false])(
    'shows nothing of anybody when it is sealed (%s), also while it runs',
    async (sealed) => {
      if (!sealed) {
        await at.remove();
        at = await SealedHub.begin({});
      }
      const picture = await at.named(200_000);
      expect((await at.put(picture)).status).toBe(200);
      const unfinished = await at.named(200_000);
      await at.put(unfinished, 0, 100_000);
      await at.lead.push(at.id, await at.lead.say(at.id, '箱门已开'));
      await at.hub.hub.invite({ role: 'witness', case: at.id, name: '丁见证', validMinutes: 60 });
      const told = [
        ...[
          '甲关员',
          '乙关员',
          '丙仓管',
          '丁见证',
          BADGE,
          '箱门已开',
          '示例枢纽',
          '便携式电脑',
          'CSQU3054383',
        ],
        ...[FILE.declaration.number, FILE.company.name, FILE.company.uscc, JPEG],
        ...[picture.bytes.subarray(100_000, 100_020), unfinished.bytes.subarray(90_000, 90_020)],
      ].map((one) => Buffer.from(one as string));
      const found = () => {
        const files = readdirSync(at.dataDir, { recursive: true, encoding: 'utf8' })
          .map((name) => path.join(at.dataDir, name))
          .filter((name) => statSync(name).isFile());
        expect(files.length).toBeGreaterThanOrEqual(7);
        const contents = files.map((file) => readFileSync(file));
        return told.filter((one) => contents.some((content) => content.includes(one)));
      };
      expect(found()).toEqual(sealed ? [] : told);
      await at.hub.stop();
      expect(found()).toEqual(sealed ? [] : told);
    },
  );

  it('opens with its own key alone', async () => {
    await at.hub.stop();
    const codeWith = (options: { sealing?: Sealing }) =>
      at.hub.start(options).then(
        () => 'started',
        (error: unknown) => toAppError(error).code,
      );
    expect(await codeWith({ sealing: sealingWith(randomBytes(32)) })).toBe('hub.key-damaged');
    expect(await codeWith({})).toBe('hub.key-sealed');
    const dataKey = path.join(at.dataDir, 'data.key');
    const kept = readFileSync(dataKey);
    flip(dataKey, 20);
    expect(await codeWith({ sealing })).toBe('hub.key-damaged');
    rmSync(dataKey);
    expect(await codeWith({ sealing })).toBe('hub.key-missing');
    expect(await codeWith({})).toBe('hub.key-sealed');
    writeFileSync(dataKey, kept);
    expect(await codeWith({ sealing })).toBe('started');
    expect((await at.eventsOf(at.lead)).status).toBe(200);
  });

  it('that was begun unsealed is not taken for a sealed one', async () => {
    await at.remove();
    at = await SealedHub.begin({});
    await at.hub.stop();
    await expect(at.hub.start({ sealing })).rejects.toMatchObject({ code: 'hub.data-unsealed' });
    await at.hub.start();
    expect((await at.eventsOf(at.lead)).status).toBe(200);
  });
});

describe('a sealed row', () => {
  const damaged = { status: 500, code: 'hub.data-damaged' };
  const asked = async (who: TestApp, where: string) => {
    const { status, json } = await who.send('GET', where);
    return { status, code: (json() as { code?: string }).code };
  };

  it('gives back what was sent', async () => {
    const said = await at.lead.say(at.id, '一');
    await at.lead.push(at.id, said);
    await at.whileStopped();
    const { events } = EventRange.parse((await at.eventsOf(at.lead)).json());
    expect(events.map(fromWire).at(-1)).toEqual(said.signed);
  });

  it.each([
    ['events', 'content', () => `/v1/cases/${at.id}/events?author=${at.lead.fingerprint}`],
    ['cases', 'file', () => '/v1/cases'],
    ['invitations', 'invited', () => '/v1/invitations'],
    ['certificates', 'der', () => `/v1/cases/${at.id}/certificates`],
  ])('of %s with one bit of %s flipped is said to be damaged', async (table, column, where) => {
    expect(await asked(at.lead, where())).toMatchObject({ status: 200 });
    await at.whileStopped(() =>
      at.inDatabase((db) => {
        const row = db.prepare(`SELECT rowid AS id, ${column} AS value FROM ${table}`).get() as {
          id: number;
          value: Uint8Array;
        };
        row.value[row.value.length - 20]! ^= 1;
        db.prepare(`UPDATE ${table} SET ${column} = ? WHERE rowid = ?`).run(row.value, row.id);
      }),
    );
    expect(await asked(at.lead, where())).toEqual(damaged);
    expect((await at.lead.send('GET', '/v1/time')).status).toBe(200);
  });

  it('does not open in the place of another', async () => {
    await at.lead.push(at.id, await at.lead.say(at.id, '一'), await at.lead.say(at.id, '二'));
    await at.whileStopped(() =>
      at.inDatabase((db) =>
        db.exec('UPDATE events SET content = (SELECT content FROM events WHERE seq = 2) WHERE seq = 1'),
      ),
    );
    expect(await asked(at.lead, `/v1/cases/${at.id}/events?author=${at.lead.fingerprint}`)).toEqual(damaged);
  });
});
