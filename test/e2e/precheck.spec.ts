import { expect, test } from 'playwright/test';
import { enterRoom, invite, openCase, speak } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Relay } from '../fixtures/relay';
import { Stage } from '../fixtures/stage';

/** What is tried at the door: real devices of films, a real hub and a real relay. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let relay: Relay;
let lead: RunningApp;
let company: RunningApp;

test.beforeAll(async () => {
  stage = await Stage.open('precheck');
  relay = await Relay.start();
  const camera = await stage.film();
  const env = { YUANJIAN_ICE: await relay.setting() };
  [lead, company] = await Promise.all([
    stage.start('lead', { camera: null }),
    stage.start('company', { camera, env }),
  ]);
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, (await shortCase()).text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  await enterRoom(company.page);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await stage.close();
  await relay.stop();
});

test('a machine tries its devices, the hub and each relay, and the result is on the record', async () => {
  const { page } = company;
  const check = page.getByTestId('precheck');
  await page.getByTestId('room-join').and(page.locator(':enabled')).waitFor();
  await page.getByTestId('precheck-start').click();
  await expect(check).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
  await expect(page.getByTestId('precheck-camera')).toHaveAttribute('data-state', 'good');
  await expect(page.getByTestId('precheck-microphone')).toHaveAttribute('data-state', 'good');
  await lookAt(company, 'precheck, company');
  await speak(page, 'zh');
  const { inspection } = await onlyCase(page);
  const [found] = inspection.prechecks;
  expect(found).toMatchObject({
    camera: { width: 1920, height: 1080, trouble: null },
    microphone: { heard: true },
    paths: [
      { way: 'hub', reached: true, lossPercent: null },
      { way: 'udp', reached: true },
      { way: 'tcp', reached: true },
      { way: 'tls', reached: false, upKbps: null },
    ],
  });
  for (const { reached, delayMs, upKbps, downKbps } of found!.paths) {
    if (!reached) continue;
    expect(delayMs).not.toBeNull();
    expect(Math.min(upKbps!, downKbps!)).toBeGreaterThan(300);
  }
  expect(found?.clock?.roundTripMs).toBeGreaterThanOrEqual(0);
  expect(found?.freeBytes).toBeGreaterThan(0);
  expect(found?.advice).not.toContain('no-relay');
});

test('a machine without devices is told what to do, and can be checked again or left alone', async () => {
  const { page } = lead;
  await enterRoom(page);
  await page.getByTestId('precheck-start').click();
  await expect(page.getByTestId('precheck')).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(page.getByTestId('precheck-camera')).toHaveAttribute('data-state', 'bad');
  await expect(page.locator('[data-advice="no-camera"]')).toBeVisible();
  await expect(page.getByTestId('precheck-microphone')).toHaveAttribute('data-state', 'advice');
  await lookAt(lead, 'precheck without devices');
  await expect
    .poll(async () => (await onlyCase(page)).inspection.prechecks.map(({ camera }) => camera === null))
    .toEqual([false, true]);
});

test('going into the call ends a check that is under way, which leaves nothing on the record', async () => {
  const { page } = company;
  await page.getByTestId('precheck-start').click();
  await expect(page.getByTestId('precheck')).toHaveAttribute('data-state', 'busy');
  await page.getByTestId('room-join').click();
  await page.locator('[data-testid="room"][data-stage="inside"]').waitFor();
  const { inspection, me } = await onlyCase(page);
  expect(inspection.prechecks.filter(({ author }) => author === me.fingerprint)).toHaveLength(1);
});
