import { join } from 'node:path';
import { toAppError } from '../../shared/errors';
import type { AppStatus } from '../../shared/ipc/contract';
import type { OpenHandlers } from '../bridge/handlers';
import { CallDesk } from '../call/desk';
import { callHandlers } from '../call/handlers';
import { watchHubClock } from '../call/hub-clock';
import { watchNetwork } from '../call/network-watch';
import { iceServersFrom } from '../call/ice-servers';
import { participantKeys } from '../call/keys';
import type { IdentityBook } from '../identity/book';
import { EmbeddedHub } from '../identity/embedded-hub';
import { identityHandlers } from '../identity/handlers';
import { joinedWriter, type AppFacts } from '../identity/joined';
import { precheckHandlers } from '../precheck/handlers';
import type { Cases, Clocks, Logger, Store, Sync, Windows } from '../services';
import { HubSync } from '../sync/engine';
import { syncHandlers } from '../sync/handlers';
import type { Checkpoints } from './checkpoints';
import { hubHandlers, hubStatus } from './handlers';
import { HubLinks } from './links';
import { systemTimers } from './timers';

export interface HubSideDeps {
  store: Store;
  book: IdentityBook;
  cases: Cases;
  checkpoints: Checkpoints;
  windows: Windows;
  clocks: Clocks;
  logger: Logger;
  /** The app's data folder; the embedded hub keeps its own data in a folder in it. */
  dataDir: string;
  seal: (plain: Uint8Array) => Uint8Array;
  unseal: (sealed: Uint8Array) => Uint8Array;
  app: AppFacts;
  appStatus: () => AppStatus;
  /** Done as soon as this machine has other addresses during a call, before anybody acts on it. */
  networkChanged?: () => void;
  /** Value of `YUANJIAN_ICE`. */
  iceSetting?: string;
  /** Keeps the computer awake until the answer is called. */
  stayAwake: () => () => void;
}

type HubSideCalls = Extract<
  keyof OpenHandlers,
  | `identity.${string}`
  | `hub.${string}`
  | `invitations.${string}`
  | `precheck.${string}`
  | 'sync.now'
  | 'call.join'
  | 'call.leave'
  | 'call.signal'
>;

/** Everything of the app that has to do with hubs. */
export interface HubSide {
  handlers: Pick<OpenHandlers, HubSideCalls>;
  sync: Sync;
  /** Starts the embedded hub where there is one, and connects. */
  start(): Promise<void>;
  /** Resolves when nothing of it touches the store any more. */
  stop(): Promise<void>;
}

/** Puts the parts together that talk to hubs: embedded hub, links, synchronisation, calls, and their handlers. */
export function createHubSide(deps: HubSideDeps): HubSide {
  const { store, book, cases, checkpoints, windows, clocks, logger, app, appStatus } = deps;
  const embedded = new EmbeddedHub({
    dataDir: join(deps.dataDir, 'hub'),
    secrets: store.secrets,
    seal: deps.seal,
    unseal: deps.unseal,
    logger,
  });
  const links = new HubLinks(book, clocks.wall);
  const writeJoined = joinedWriter({ cases, identities: book, app });
  const joined = async (id: string): Promise<void> => {
    await writeJoined(id).catch((error: unknown) => {
      logger.warn('joining was not recorded', { code: toAppError(error).code });
    });
  };
  const sync: HubSync = new HubSync({
    cases,
    store,
    links,
    checkpoints,
    windows,
    wall: clocks.wall,
    mono: () => clocks.mono().ms,
    inCall: (id) => desk.isIn(id),
    exchanged: joined,
  });
  const desk: CallDesk = new CallDesk({
    links,
    windows,
    keyOf: participantKeys({ cases, certificates: store.certificates, refresh: (id) => sync.now(id) }),
    iceServers: () => iceServersFrom(deps.iceSetting),
    joined: (id, link) => {
      const sleepAgain = deps.stayAwake();
      const stopClock = watchHubClock(
        { cases, wall: clocks.wall, mono: () => clocks.mono().ms, timers: systemTimers, logger },
        id,
        link,
      );
      const stopNetwork = watchNetwork((addresses) => {
        deps.networkChanged?.();
        desk.networkChanged(addresses);
      });
      return () => {
        sleepAgain();
        stopClock();
        stopNetwork();
      };
    },
  });
  let stopJoining = (): void => undefined;
  let shown = '';
  const showStatus = (): void => {
    const status = hubStatus({ embedded, links, checkpoints });
    if (JSON.stringify(status) === shown) return;
    shown = JSON.stringify(status);
    windows.push('hub-changed', status);
  };
  /** The officer whose hub is on this machine finds it where it listens now. */
  const followHub = (): void => {
    const { running, ownUrl } = embedded;
    if (running && ownUrl) {
      book.setUrls(running.id, [ownUrl]);
      for (const { identity, live } of links.all()) if (identity.hub.id === running.id) live.moved();
    }
    showStatus();
  };

  return {
    handlers: {
      ...identityHandlers({ book, embedded, wall: clocks.wall, sync, appStatus }),
      ...hubHandlers({ book, embedded, links, checkpoints, sync }),
      ...callHandlers({ desk }),
      ...precheckHandlers({
        links,
        iceServers: () => iceServersFrom(deps.iceSetting),
        wall: clocks.wall,
        mono: () => clocks.mono().ms,
      }),
      ...syncHandlers({ sync }),
    },
    sync,
    async start() {
      embedded.onChange(followHub);
      checkpoints.onBroken(showStatus);
      links.listen({
        connected: showStatus,
        message: (link, message) => {
          if (message.t === 'checkpoint') void checkpoints.hear(link, message.checkpoint);
        },
      });
      stopJoining = cases.onWritten((id) => void joined(id));
      await embedded.start();
      links.start();
      sync.start();
    },
    async stop() {
      stopJoining();
      desk.stop();
      await sync.stop();
      links.stop();
      await checkpoints.idle();
      await embedded.stop();
    },
  };
}
