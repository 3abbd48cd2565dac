import { describe, expect, it } from 'vitest';
import { BODIES } from './bodies';
import { precheckAdvice, type CheckedPath, type PrecheckFacts } from './precheck';
import { TestOffice } from './test-office';

const hub: CheckedPath = {
  way: 'hub',
  reached: true,
  delayMs: 20,
  upKbps: 8000,
  downKbps: 9000,
  lossPercent: null,
};
const relay: CheckedPath = {
  way: 'udp',
  reached: true,
  delayMs: 40,
  upKbps: 4000,
  downKbps: 4000,
  lossPercent: 0.5,
};
const away = { reached: false, delayMs: null, upKbps: null, downKbps: null, lossPercent: null };
const well: PrecheckFacts = {
  camera: { name: 'camera', width: 1920, height: 1080, trouble: null },
  microphone: { name: 'microphone', heard: true },
  paths: [hub, relay],
  clock: { aheadMs: 120, roundTripMs: 20 },
  freeBytes: 50 * 1024 ** 3,
  battery: { percent: 80, charging: false },
};

describe('what is advised', () => {
  it('is nothing where all is well, and nothing about what a machine cannot tell of itself', () => {
    expect(precheckAdvice(well)).toEqual([]);
    expect(precheckAdvice({ ...well, freeBytes: null, battery: null, paths: [hub] })).toEqual([]);
  });

  it.each<[string, Partial<PrecheckFacts>, string[]]>([
    ['no camera', { camera: null }, ['no-camera']],
    ['a covered lens', { camera: { ...well.camera!, trouble: 'dark' } }, ['dark-camera']],
    ['a frozen picture', { camera: { ...well.camera!, trouble: 'still' } }, ['still-camera']],
    ['a coarse camera', { camera: { ...well.camera!, width: 640, height: 480 } }, ['small-camera']],
    ['a dead microphone', { microphone: { name: 'm', heard: false } }, ['silent-microphone']],
    ['a hub that is away', { paths: [{ ...hub, ...away }, relay], clock: null }, ['no-hub']],
    [
      'nothing reached at all',
      {
        paths: [
          { ...hub, ...away },
          { ...relay, ...away },
        ],
        clock: null,
      },
      ['no-hub', 'no-relay'],
    ],
    ['one relay of two', { paths: [hub, relay, { ...relay, ...away, way: 'tls' }] }, []],
    ['a slow way up', { paths: [{ ...hub, upKbps: 700 }] }, ['slow']],
    ['a very slow way down', { paths: [{ ...hub, downKbps: 200 }] }, ['very-slow']],
    ['a slow hub beside a good relay', { paths: [{ ...hub, upKbps: 200 }, relay] }, []],
    ['packets lost', { paths: [hub, { ...relay, lossPercent: 8 }] }, ['loss']],
    ['a long way', { paths: [{ ...hub, delayMs: 600 }] }, ['delay']],
    ['a clock that is wrong', { clock: { aheadMs: -90_000, roundTripMs: 20 } }, ['clock']],
    ['a clock that may be right', { clock: { aheadMs: 3000, roundTripMs: 5000 } }, []],
    ['a full disk', { freeBytes: 1024 ** 3 }, ['storage']],
    ['a low battery', { battery: { percent: 12, charging: false } }, ['battery']],
    ['a low battery that is charged', { battery: { percent: 12, charging: true } }, []],
  ])('%s', (_what, facts, advice) => {
    expect(precheckAdvice({ ...well, ...facts })).toEqual(advice);
  });
});

describe('a pre-check on the record', () => {
  it('is written by everybody in the case, also while people sign', async () => {
    const office = await TestOffice.open();
    await office.inspect();
    await office.prepare();
    for (const role of ['lead', 'second', 'representative', 'witness'] as const)
      await office.write(role, 'precheck.done', { ...well, advice: precheckAdvice(well) });
    office.share();
    expect(office.logs.lead.inspection!.prechecks).toMatchObject([well, well, well, well]);
    expect(office.logs.lead.inspection!.rejected).toEqual([]);
  });

  it.each([
    { ...well, advice: ['hurry'] },
    { ...well, advice: [], paths: [{ ...hub, way: 'mail' }] },
    { ...well, advice: [], paths: [{ ...relay, lossPercent: 101 }] },
    { ...well, advice: [], battery: { percent: 80.5, charging: true } },
    { ...well, advice: [], name: 'more' },
  ])('says nothing else: %j', (body) => {
    expect(BODIES['precheck.done'].safeParse(body).success).toBe(false);
  });
});
