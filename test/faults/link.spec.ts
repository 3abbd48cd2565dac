import { expect, test, type Page } from 'playwright/test';
import { measured } from '../../scripts/drive/room';
import { noteFrames, frameAfter } from '../fixtures/frames';
import { NetCall } from '../fixtures/net/call';

test.describe.configure({ mode: 'serial' });

let call: NetCall;

test.beforeAll(async () => {
  call = await NetCall.open('link');
  await call.join();
  await measured(call.page('lead'), 'first-frame');
  await noteFrames(call.page('lead'));
});
test.afterEach(() => call.keepScreens(test.info()));
test.afterAll(() => call.close());

const pause = (ms: number) => new Promise((r) => setTimeout(r, ms));
for (const s of [5, 20, 60])
  test(`cut ${s}`, async () => {
    await call.machine('company').cut();
    await pause(s * 1000);
    await call.machine('company').mend();
    const at = Date.now();
    console.log(s, 'cut: back after', (await frameAfter(call.page('lead'), at)) - at);
    await expect(call.page('lead').getByTestId('quality')).toBeVisible();
    await pause(3000);
  });
test('switch', async () => {
  await call.machine('company').switchNetwork();
  const at = Date.now();
  console.log('switch: back after', (await frameAfter(call.page('lead'), at)) - at);
  await pause(3000);
  await call.machine('lead').switchNetwork();
  const at2 = Date.now();
  console.log('switch lead: back after', (await frameAfter(call.page('lead'), at2)) - at2);
});
