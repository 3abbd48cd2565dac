import { expect, test } from 'playwright/test';
import { enterRoom } from '../../scripts/drive/desk';
import { joinCall, leaveCall, shoot, showItem } from '../../scripts/drive/room';
import { noteFrames, pictureBackAfter } from '../fixtures/frames';
import { NetCall } from '../fixtures/net/call';
import { Coturn } from '../fixtures/net/coturn';
import type { Machine } from '../fixtures/net/machine';
import type { TrafficWatch } from '../fixtures/net/traffic';
import { trustCertificate } from '../fixtures/trust';

/** The ways through a real coturn, with credentials of the hub's, in calls that may use no other. */
test.describe.configure({ mode: 'serial' });

const SECRET = 'north gate 17';
let call: NetCall;
let machine: Machine;
let coturn: Coturn;
let strays: TrafficWatch[];

test.beforeAll(async () => {
  call = await NetCall.open('relay');
  machine = await call.network.add('turn');
  coturn = await Coturn.start(machine, SECRET);
  for (const who of ['lead', 'company'] as const)
    await trustCertificate(call.app(who), coturn.tlsFingerprint);
  strays = [];
  for (const who of ['lead', 'company'] as const)
    strays.push(await call.network.watchAllBut(call.machine(who), [machine, call.hub.machine ?? machine]));
});
test.afterEach(() => call.keepScreens(test.info()));
test.afterAll(async () => {
  await coturn.stop();
  await call.close();
});

for (const way of ['udp', 'tcp', 'tls'] as const) {
  test(`a call goes through the relay alone, over ${way.toUpperCase()}, and says so`, async () => {
    await call.hub.setTurn({ urls: [coturn.url(way)], secret: SECRET, relayOnly: true });
    const [lead, company] = [call.page('lead'), call.page('company')];
    for (const page of [lead, company]) {
      await enterRoom(page);
      await joinCall(page);
    }
    await expect(lead.locator('[data-testid="quality"][data-path="relay"]')).toContainText('仅中转');
    await noteFrames(lead);
    await pictureBackAfter(lead, Date.now());
    if (way === 'udp') await showItem(lead, company, call.file.instruction.items[0]?.id ?? '');
    await shoot(lead);
    await leaveCall(company);
    await leaveCall(lead);
  });
}

test('neither machine ever sent anything to the other, nor to anybody but hub and relay', () => {
  for (const { seen } of strays) expect(seen).toEqual([]);
});

test('a relay that does not know the secret carries nothing', async () => {
  await call.hub.setTurn({ urls: [coturn.url('udp')], secret: 'another secret', relayOnly: true });
  for (const page of [call.page('lead'), call.page('company')]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await expect(call.page('lead').getByTestId('person-representative')).toHaveAttribute(
    'data-state',
    'connecting',
  );
  // Fresh credentials reach those who wait: the hub tells everybody in the call.
  await call.hub.setTurn({ urls: [coturn.url('udp')], secret: SECRET, relayOnly: true });
  await expect(call.page('lead').getByTestId('person-representative')).toHaveAttribute(
    'data-state',
    'connected',
  );
});
