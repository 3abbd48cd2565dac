import type { Hub, HubOptions } from './server';

/** The hub as an app embeds it, and the sealing that both stores share: the one file of hub/ that electron/ may import. */
export type { Hub } from './server';
export type { TurnSettings } from './live/turn';
export { CHUNK, chunkCount, ChunkFile, type ChunkFacts } from './store/chunks';
export { deriveKey, seal, SEAL_OVERHEAD, unseal } from './store/seal';

/** As `startHub` of the hub; its server is loaded only here, since most machines have no hub and none needs it at once. */
export async function startHub(options: HubOptions): Promise<Hub> {
  const server = await import('./server');
  return server.startHub(options);
}
