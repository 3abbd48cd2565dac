import { expect, test, type Page } from 'playwright/test';
import { enterRoom, invite, openCase, synced } from '../../scripts/drive/desk';
import { joinAsCompany, joinOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, leaveCall, say, shoot, showItem } from '../../scripts/drive/room';
import type { CaseFile } from '../../shared/customs/case-file';
import { blobBytes, onlyCase } from '../fixtures/bridge';
import { allowDevices, denyDevices } from '../fixtures/devices';
import { TestHub } from '../fixtures/hub';
import { COMPANY, LEAD, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';
import { listenIn, sendRaw } from '../fixtures/wire';

/** A call between two machines and everything that may go wrong around it; each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let hub: TestHub;
let lead: RunningApp;
let company: RunningApp;
let file: CaseFile;

test.beforeAll(async () => {
  stage = await Stage.open('hub');
  hub = new TestHub(stage.dataDir('hub'));
  const [camera, made] = await Promise.all([stage.film(), shortCase(), hub.start()]);
  file = made.file;
  [lead, company] = await Promise.all([stage.start('lead'), stage.start('company', { camera })]);
  await joinOffice(lead.page, (await hub.invite(LEAD)).link, LEAD.name);
  await openCase(lead.page, made.text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  // Everything that crosses the company's data channels can be had from now on.
  await listenIn(company.page);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await hub.cut();
  await stage.close();
});

test('without the hub nobody gets into a call, the record stays readable, and the status says so', async () => {
  await synced(lead.page);
  await hub.cut();
  await expect(lead.page.getByTestId('hub-status')).toHaveAttribute('data-state', 'offline');
  await expect(lead.page.getByTestId('sync-state')).toHaveAttribute('data-state', 'offline');
  expect((await onlyCase(lead.page)).inspection.case.declaration.number).toBe(file.declaration.number);
  await enterRoom(lead.page);
  await lead.page.getByTestId('room-join').and(lead.page.locator(':enabled')).click();
  await expect(lead.page.getByTestId('error-note')).toHaveAttribute('data-code', 'hub.unreachable');
  await expect(lead.page.getByTestId('room')).toHaveAttribute('data-stage', 'outside');

  await hub.start();
  await joinCall(lead.page);
});

test('a camera that is denied is said on both sides, and works once it is allowed', async () => {
  await denyDevices(company);
  await enterRoom(company.page);
  await expect(company.page.getByTestId('error-note').first()).toHaveAttribute('data-code', 'camera.denied');
  await joinCall(company.page);
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
  await lead.page.getByTestId('shutter').and(lead.page.locator(':enabled')).click();
  await expect(lead.page.getByTestId('still-error')).toContainText('系统不允许使用摄像头');

  const channel = await company.page.evaluateHandle(() => window.testChannels?.get(0));
  await allowDevices(company);
  for (let left = 2; left > 0; left--) {
    await company.page.getByTestId('error-retry').first().click();
    await expect(company.page.getByTestId('error-retry')).toHaveCount(left - 1);
  }
  // In the call as it is: nobody has to be called anew, so there is no moment without a shutter.
  const kept = (before?: RTCDataChannel): boolean =>
    before?.readyState === 'open' && before === window.testChannels?.get(0);
  expect(await company.page.evaluate(kept, channel)).toBe(true);
  await shoot(lead.page);
});

test('a second still asked for while the first is under way is taken as well', async () => {
  const before = await verified(lead.page).count();
  await lead.page.evaluate(() => {
    const shutter = document.querySelector<HTMLButtonElement>('[data-testid="shutter"]');
    shutter?.click();
    shutter?.click();
  });
  await expect(verified(lead.page)).toHaveCount(before + 2);
  const { stills } = (await onlyCase(lead.page)).inspection;
  const originals = stills.flatMap(({ captured }) => captured?.original.sha256 ?? []);
  expect(originals).toHaveLength(before + 2);
  expect(new Set(stills.map(({ id }) => id)).size).toBe(stills.length);
});

test('malformed, oversized and forbidden messages of the other side are dropped, and the call goes on', async () => {
  const before = (await onlyCase(lead.page)).timeline.length;
  const author = (await onlyCase(lead.page)).me.fingerprint;
  const sent = await sendRaw(company.page, {
    control: [
      'not json',
      '{"t":"unknown"}',
      '{"t":"hello","frontier":{"x":1}}',
      '[]',
      'null',
      `{"t":"event","event":"${'x'.repeat(200_000)}"}`,
      'x'.repeat(256 * 1024 - 1),
      // Well-formed, but not for the company to say.
      JSON.stringify({ t: 'shutter', still: 'ab'.repeat(16), item: 'seal' }),
      JSON.stringify({ t: 'pointer', n: 0, at: { x: 0.5, y: 0.5 } }),
      JSON.stringify({ t: 'want', sha256: 'ab'.repeat(32), offset: 0 }),
      JSON.stringify({ t: 'got', sha256: author, ok: true }),
    ],
    bulk: [1, 3, 70_000, 250_000],
  });
  expect(sent).toBe(15);
  // The channel keeps its order: what is said after them is read after them.
  await say(company.page, '还在通话中');
  await expect(lead.page.getByTestId('chat-list')).toContainText('还在通话中');
  await expect(lead.page.getByTestId('room')).toHaveAttribute('data-stage', 'inside');
  await shoot(lead.page);
  const { timeline } = await onlyCase(lead.page);
  expect(timeline.filter(({ rejected }) => rejected)).toEqual([]);
  expect(
    timeline
      .slice(before)
      .map(({ type }) => type)
      .sort(),
  ).toEqual(['chat.said', 'still.captured', 'still.received', 'still.requested'].sort());
});

test('when the hub goes during the call, the call goes on, stills arrive, and it catches up afterwards', async () => {
  await hub.cut();
  for (const { page } of [lead, company]) await expect(page.getByTestId('hub-lost')).toBeVisible();
  await say(lead.page, '查检中心断开，请继续。');
  await expect(company.page.getByTestId('chat-list')).toContainText('查检中心断开，请继续。');
  await shoot(lead.page);
  const view = await onlyCase(lead.page);
  expect(view.sync.online).toBe(false);
  expect(view.sync.unsentEvents).toBeGreaterThan(0);
  const original = view.inspection.stills.at(-1)?.captured?.original;
  if (!original) throw new Error('the still was not captured');
  const [here, there] = await Promise.all([
    blobBytes(lead.page, view.inspection.id, original),
    blobBytes(company.page, view.inspection.id, original),
  ]);
  expect(here.equals(there)).toBe(true);

  await hub.start();
  for (const { page } of [lead, company]) await expect(page.getByTestId('hub-lost')).toBeHidden();
  await expect.poll(async () => unsent(lead.page)).toBe(0);
  await expect.poll(async () => unsent(company.page)).toBe(0);
});

test('when the hub goes before the call ends, what was left unsent is sent on its return', async () => {
  await hub.cut();
  await say(company.page, '结束前的最后一句');
  await leaveCall(lead.page);
  await leaveCall(company.page);
  const sync = lead.page.getByTestId('sync-state');
  await expect(sync).toHaveAttribute('data-state', 'offline');
  await expect(sync).not.toHaveAttribute('data-unsent', '0');
  await hub.start();
  await Promise.all([lead, company].map(({ page }) => synced(page)));
  const hashes = async ({ page }: RunningApp) =>
    (await onlyCase(page)).timeline.map(({ hash }) => hash).sort();
  // What each machine writes once the hub is back, such as how far the clocks are apart, comes after its first "synced".
  await expect
    .poll(async () => (await onlyCase(lead.page)).timeline.every(({ synced }) => synced))
    .toBe(true);
  await expect.poll(async () => (await hashes(company)).join() === (await hashes(lead)).join()).toBe(true);
});

test('a hub that swaps the DTLS fingerprint ends the call with a message that says why', async () => {
  await hub.meddle();
  await enterRoom(company.page);
  await joinCall(company.page);
  await enterRoom(lead.page);
  await lead.page.getByTestId('room-join').and(lead.page.locator(':enabled')).click();
  // Who is called finds the offer changed; whether that is the one or the other depends on seats that the hub still holds.
  const pages = [company.page, lead.page];
  const called = await expect
    .poll(() => firstWith(pages, 'call-ended'))
    .not.toBeNull()
    .then(() => firstWith(pages, 'call-ended'));
  const ended = (called ?? company.page).getByTestId('call-ended');
  await expect(ended.getByTestId('error-note')).toHaveAttribute('data-code', 'call.tampered');
  await expect(ended).toContainText('连接信令在途中被改动');
  for (const page of pages) expect(await page.getByTestId('room').getAttribute('data-connect-ms')).toBe('');
  expect((await onlyCase(company.page)).inspection.stills.length).toBeGreaterThan(0);
});

const verified = (page: Page) => page.locator('[data-testid="evidence-strip"] [data-state="verified"]');

/** The first of these windows that shows something. */
async function firstWith(pages: Page[], testId: string): Promise<Page | null> {
  for (const page of pages) if (await page.getByTestId(testId).isVisible()) return page;
  return null;
}

async function unsent(page: Page): Promise<number> {
  const { sync } = await onlyCase(page);
  return sync.unsentEvents + sync.unsentBlobs + sync.missingBlobs + (sync.online ? 0 : 1);
}
