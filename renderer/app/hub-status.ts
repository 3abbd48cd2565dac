import type { HubStatus } from '../../shared/ipc/contract';
import { call, on } from './bridge';
import { createLive, useLive, type Live } from './live';

/** The hubs that this machine talks to, and the one that it may run itself. */
export const hubStatus = createLive<HubStatus>(
  () => call('hub.status'),
  (refresh) => on('hub-changed', refresh),
);

export const useHubStatus = (): Live<HubStatus> => useLive(hubStatus);
