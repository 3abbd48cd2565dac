import { expect, test } from 'playwright/test';
import { say, shoot, showItem } from '../../scripts/drive/room';
import { onlyCase } from '../fixtures/bridge';
import { inTime } from '../fixtures/in-time';
import { NetCall } from '../fixtures/net/call';
import { Coturn } from '../fixtures/net/coturn';
import { WeakLink } from '../fixtures/net/weak-link';
import { keepPeers, voicePackets } from '../fixtures/peers';
import { movePointer, notePointer, percentile, pointerDelays } from '../fixtures/pointer';

/** A call over a link that is narrow, slow and loses packets, in the end over a good one again. */
test.describe.configure({ mode: 'serial' });

/** 300 kbit/s, 5 % and 150 ms from one app to the other: the way leads through the relay twice. */
const WEAK = { kbps: 300, lossPercent: 2.5, delayMs: 75 };
const GOOD = { kbps: null, lossPercent: 0, delayMs: 0 };
/** How long it is weak; `YUANJIAN_WEAK_SECONDS=180` for the three minutes of the goal. */
const WEAK_MS = 1000 * Number(process.env['YUANJIAN_WEAK_SECONDS'] ?? 20);

let call: NetCall;
let coturn: Coturn;
let link: WeakLink;

test.beforeAll(async () => {
  call = await NetCall.open('weak');
  coturn = await Coturn.start(await call.network.add('turn'), 'weak link 17');
  link = await WeakLink.open(await call.network.add('link'), coturn);
  await call.hub.setTurn({ urls: [link.url], secret: coturn.secret, relayOnly: true });
  for (const who of ['lead', 'company'] as const) await keepPeers(call.page(who));
  await call.join();
  await showItem(call.page('lead'), call.page('company'), call.file.instruction.items[0]?.id ?? '');
});
test.afterEach(() => call.keepScreens(test.info()));
test.afterAll(async () => {
  link.close();
  await coturn.stop();
  await call.close();
});

test('a weak link carries voice and pointer while originals are under way, which arrive whole', async () => {
  const [lead, company] = [call.page('lead'), call.page('company')];
  await link.set(WEAK);
  const from = Date.now();
  const voices = await Promise.all([voicePackets(lead), voicePackets(company)]);
  await notePointer(lead, company);
  let stills = 0;
  const shooting = (async () => {
    do {
      await shoot(lead);
      stills += 1;
    } while (Date.now() - from < WEAK_MS);
  })();
  await movePointer(lead, WEAK_MS / 200);
  await say(lead, '请靠近封志');
  await expect(company.getByTestId('chat-list')).toContainText('请靠近封志');
  await shooting;

  const seconds = (Date.now() - from) / 1000;
  const heard = await Promise.all([voicePackets(lead), voicePackets(company)]);
  const rates = heard.map((packets, n) => (packets - (voices[n] ?? 0)) / seconds);
  const delays = await pointerDelays(lead, company);
  process.stdout.write(
    `    weak for ${Math.round(seconds)} s: ${stills} originals, voice ${rates.map(Math.round).join(' and ')} packets/s\n`,
  );
  expect(delays.length).toBeGreaterThan(WEAK_MS / 1000);
  inTime('weak link: pointer p95', percentile(delays, 95), 500);
  // 50 a second are sent.
  expect(Math.min(...rates)).toBeGreaterThan(25);
  const { inspection } = await onlyCase(lead);
  expect(inspection.stills.filter(({ received }) => received)).toHaveLength(stills);
  expect(inspection.calls[0]?.interruptions).toEqual([]);
});

test('both sides are told that the link is weak, and when it is good again the picture is', async () => {
  const [lead, company] = [call.page('lead'), call.page('company')];
  for (const page of [lead, company])
    await expect(page.locator('[data-testid="quality"]')).toHaveAttribute('data-quality', /slow|poor/);
  await link.set(GOOD);
  const good = Date.now();
  await expect(lead.locator('[data-testid="quality"]')).toContainText('1280×720');
  inTime('link good again: 1280×720', Date.now() - good, 5000);
});
