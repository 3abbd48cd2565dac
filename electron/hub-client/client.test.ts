import { getEventListeners } from 'node:events';
import { expect, test, vi } from 'vitest';
import { LEAD, Scene, becomeOfficer, openCase, synced, takeStill } from '../sync/machine.fixture';
import { HubClient } from './client';

// Whole machines, TLS and fsync: seconds where the disk is shared with others.
vi.setConfig({ testTimeout: 60_000 });

test('requests leave nothing behind: neither a listener on their signal nor a connection that is taken', async () => {
  const scene = new Scene();
  const hub = await scene.hub();
  const [lead, company] = [await scene.machine(), await scene.machine()];
  await becomeOfficer(lead, hub, LEAD);
  const id = await openCase(lead, company);
  const blob = await takeStill(lead, company, id, 50_000);
  await synced(company, id);
  const client = new HubClient({
    urls: () => [hub.url],
    pin: hub.tlsFingerprint,
    client: lead.book.officer()!.pem,
  });
  scene.atEnd(async () => client.close());
  const { signal } = new AbortController();
  const requests: (() => Promise<unknown>)[] = [
    () => client.blobProgress(id, blob, signal),
    () => client.cases(signal),
    () => client.crl(signal),
    async () => {
      for await (const part of client.blob(id, blob, 0, signal)) expect(part.length).toBeGreaterThan(0);
    },
    () => client.events(id, 'not an author', 0, signal).catch(() => undefined),
    () => client.blobProgress(id, { ...blob, sha256: 'e'.repeat(64) }, signal).catch(() => undefined),
  ];
  for (const request of requests) {
    for (let i = 0; i < 3; i++) await request();
    await vi.waitUntil(() => getEventListeners(signal, 'abort').length === 0);
    await vi.waitUntil(() => Object.keys(client.connection.agent.sockets).length === 0);
  }
  await scene.clear();
});
