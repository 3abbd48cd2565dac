import { expect, test } from 'playwright/test';
import { say, shoot, showItem } from '../../scripts/drive/room';
import { brokeAt, lastGap } from '../../shared/record/interruptions';
import { ask, onlyCase } from '../fixtures/bridge';
import { longestGapSince, noteFrames, pictureBackAfter } from '../fixtures/frames';
import { NetCall } from '../fixtures/net/call';
import type { TrafficWatch } from '../fixtures/net/traffic';
import { inTime } from '../fixtures/in-time';

/** One call between two real apps on machines of their own, and everything that a network does to it; in this order. */
test.describe.configure({ mode: 'serial' });

let call: NetCall;
let strays: TrafficWatch[];

test.beforeAll(async () => {
  call = await NetCall.open('link');
  strays = [
    await call.network.watch(call.machine('lead')),
    await call.network.watch(call.machine('company')),
  ];
  await ask(call.page('lead'), 'call.set-limit', { minutes: 1 });
  await call.join();
  await noteFrames(call.page('lead'));
  await showItem(call.page('lead'), call.page('company'), firstItem());
  await shoot(call.page('lead'));
});
test.afterEach(() => call.keepScreens(test.info()));
test.afterAll(() => call.close());

const firstItem = (): string => call.file.instruction.items[0]?.id ?? '';
const both = () => [call.page('lead'), call.page('company')];
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Both machines have both notes of an interruption that began after a moment, and that it is over. */
async function gapNoted(since: number): Promise<void> {
  for (const page of both()) {
    await expect
      .poll(async () => {
        const { lead, representative } = lastGap((await onlyCase(page)).inspection);
        return [lead, representative].map(
          (one) => one?.end?.how === 'back' && Date.parse(brokeAt(one)) > since - 3000,
        );
      })
      .toEqual([true, true]);
  }
}

test('a link cut for 5 seconds: the picture comes back, nothing said is lost, and both records have the gap', async () => {
  const [lead, company] = [call.page('lead'), call.page('company')];
  const cutAt = Date.now();
  await call.machine('company').cut();
  await say(lead, '听得到吗？');
  await pause(5000 - (Date.now() - cutAt));
  await call.machine('company').mend();
  inTime('link cut 5 s: picture back', await pictureBackAfter(lead, Date.now()), 3000);

  await expect(company.getByTestId('chat-list')).toContainText('听得到吗？');
  await gapNoted(cutAt);
  for (const page of both()) await expect(page.getByTestId('gap-note')).toContainText(/—/);
  await expect(company.locator('[data-testid="request"][data-again="true"]')).toBeVisible();
  await company.getByTestId('item-ready').click();
  for (const page of both()) await expect(page.getByTestId('gap-note')).toBeHidden();
  expect((await onlyCase(lead)).inspection.stills).toHaveLength(1);
});

test('a link cut for 60 seconds: past the office’s limit the lead is asked, and the call comes back as it was', async () => {
  const [lead, company] = [call.page('lead'), call.page('company')];
  const cutAt = Date.now();
  await call.machine('company').cut();
  await expect(lead.getByTestId('remote-state')).toBeVisible();
  await say(company, '网络断了');
  await expect(lead.getByTestId('overdue')).toBeVisible({ timeout: 120_000 });
  await lead.getByTestId('overdue-on-site').click();
  await expect(lead.getByTestId('end-how-on-site')).toBeChecked();
  await lead.getByTestId('end-cancel').click();
  await lead.getByTestId('overdue-suspend').click();
  await expect(lead.getByTestId('suspend-reason-link')).toBeChecked();
  await expect(lead.getByTestId('suspend-text')).toHaveValue(/1/);
  await lead.getByTestId('suspend-cancel').click();
  await lead.getByTestId('overdue-wait').click();
  await expect(lead.getByTestId('overdue')).toBeHidden();
  await pause(60_000 - (Date.now() - cutAt));
  await call.machine('company').mend();
  inTime('link cut 60 s: picture back', await pictureBackAfter(lead, Date.now()), 3000);

  await expect(lead.getByTestId('chat-list')).toContainText('网络断了');
  await gapNoted(cutAt);
  await company.getByTestId('item-ready').click();
  await shoot(lead);
});

for (const who of ['company', 'lead'] as const) {
  test(`the network of the ${who} is switched: another address, and the picture comes back`, async () => {
    await call.machine(who).switchNetwork();
    inTime(
      `network of the ${who} switched: picture back`,
      await pictureBackAfter(call.page('lead'), Date.now()),
      2000,
    );
    await say(call.page(who), `${who} 换了网络`);
    for (const page of both()) await expect(page.getByTestId('chat-list')).toContainText(`${who} 换了网络`);
  });
}

test('an answer that is lost on its way is given again', async () => {
  await call.hub.loseAnAnswer();
  await call.machine('company').switchNetwork();
  const back = await pictureBackAfter(call.page('lead'), Date.now());
  expect(await call.hub.hasLost()).toBe(true);
  inTime('an answer was lost: picture back', back, 5000);
});

test('the hub is killed and comes back in the middle of the call, which does not notice', async () => {
  const [lead, company] = [call.page('lead'), call.page('company')];
  const from = Date.now();
  await call.hub.cut();
  for (const page of both()) await expect(page.getByTestId('hub-lost')).toBeVisible();
  await say(company, '查检中心断开');
  await expect(lead.getByTestId('chat-list')).toContainText('查检中心断开');
  await shoot(lead);
  await call.hub.start();
  const back = Date.now();
  for (const page of both()) {
    await expect.poll(async () => unsynced(await onlyCase(page)), { intervals: [200] }).toBe(0);
  }
  inTime('hub killed and restarted: synced', Date.now() - back, 5000);
  inTime('hub killed and restarted: longest gap of the picture', await longestGapSince(lead, from), 1000);
});

test('either app is killed and started again: one click leads back into the call, with everything as it was', async () => {
  const said = '重新启动之前';
  await say(call.page('lead'), said);
  await expect(call.page('company').getByTestId('chat-list')).toContainText(said);
  for (const who of ['company', 'lead'] as const) {
    await call.stage.cut(who);
    await call.start(who);
    const page = call.page(who);
    await page.getByTestId('return-to-call').click();
    await page.locator('[data-testid="room"][data-stage="inside"]').waitFor();
    if (who === 'lead') await noteFrames(page);
    await expect(page.getByTestId('chat-list')).toContainText(said);
    await expect(call.page('lead').locator('[data-testid="remote-state"]')).toBeHidden();
    expect(await pictureBackAfter(call.page('lead'), Date.now())).toBeGreaterThanOrEqual(0);
    await expect(
      call.page('company').locator(`[data-testid="request"][data-item="${firstItem()}"]`),
    ).toBeVisible();
  }
  await shoot(call.page('lead'));
  const [here, there] = await Promise.all(both().map(onlyCase));
  expect(here?.inspection.calls).toHaveLength(1);
  expect(there?.inspection.stills.filter(({ captured }) => captured)).toHaveLength(4);
});

test('in all this no packet went to an address outside of this network', () => {
  for (const { seen } of strays) expect(seen).toEqual([]);
});

function unsynced({ sync }: Awaited<ReturnType<typeof onlyCase>>): number {
  return sync.unsentEvents + sync.unsentBlobs + sync.missingBlobs + (sync.online ? 0 : 1);
}
