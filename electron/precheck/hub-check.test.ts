import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LEAD, openCase, Scene, type Machine } from '../sync/machine.fixture';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** How far the company's clock is behind everybody else's. */
const BEHIND_MS = 90_000;

let scene: Scene;
let lead: Machine;
let company: Machine;
let id: string;

beforeEach(async () => {
  scene = new Scene();
  lead = await scene.machine();
  company = await scene.machine(undefined, undefined, () => new Date(Date.now() - BEHIND_MS));
  await lead.side.handlers['identity.found-office']({ ...LEAD, office: '示例海关' });
  id = await openCase(lead, company);
});

afterEach(() => scene.clear());

test('the way to the hub is measured there and back, with the hub’s clock, and a hub that is away is said to be', async () => {
  const { delayMs, upKbps, downKbps, clock } = await company.side.handlers['precheck.hub']({ case: id });
  expect(delayMs).toBe(clock.roundTripMs);
  expect(delayMs).toBeLessThan(5000);
  // Over loopback: far more than any network that people complain about.
  expect(Math.min(upKbps, downKbps)).toBeGreaterThan(2000);
  expect(Math.abs(clock.aheadMs - BEHIND_MS)).toBeLessThan(5000);
  await lead.close();
  await expect(company.side.handlers['precheck.hub']({ case: id })).rejects.toMatchObject({
    code: 'hub.unreachable',
  });
});

test('there is nothing to measure for a case that nobody here is part of', async () => {
  const other = { case: 'f'.repeat(32) };
  for (const name of ['precheck.hub', 'precheck.paths'] as const)
    await expect((async () => company.side.handlers[name](other))()).rejects.toMatchObject({
      code: 'case.no-identity',
    });
  expect(await company.side.handlers['precheck.paths']({ case: id })).toEqual({ iceServers: [] });
});
