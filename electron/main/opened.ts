import { app, type WebPreferences } from 'electron';
import { randomBytes } from 'node:crypto';
import type { AppStatus } from '../../shared/ipc/contract';
import type { OpenHandlers } from '../bridge/handlers';
import { LocalCases } from '../cases/cases';
import { caseHandlers } from '../cases/handlers';
import { stillHandlers } from '../cases/still-handlers';
import { exportHandlers } from '../export/handlers';
import { printer } from '../export/print-window';
import { chooseFile } from '../export/save-dialog';
import { readVerifier } from '../export/verifier';
import { Checkpoints } from '../hub-client/checkpoints';
import { createHubSide } from '../hub-client/hub-side';
import { IdentityBook } from '../identity/book';
import type { BlobStore, Clocks, Identities, Logger, Store, Windows } from '../services';
import { RecordingFolder } from '../recordings/folder';
import { recordingHandlers } from '../recordings/handlers';
import { Recorder } from '../recordings/recorder';
import { signoffHandlers } from '../signoff/handlers';
import { ReportPage } from '../signoff/report-page';
import { SealMarks } from '../signoff/seal-mark';
import { deriveKey, seal, unseal } from '../store/seal';
import { openStore } from '../store/store';
import { parallelSigner } from '../signoff/parallel';
import { timeHandlers } from '../timestamps/handlers';
import { TimestampQueue } from '../timestamps/queue';
import { quickTimestamp } from '../timestamps/quick';
import { bindToAnyAddress } from './any-address';
import { ORIGIN } from './csp';
import { readSettings, writeSettings } from './settings';
import { stayAwake } from './system';

export interface OpenedDeps {
  folder: string;
  out: string;
  webPreferences: WebPreferences;
  dataKey: Uint8Array;
  logger: Logger;
  windows: Windows;
  status: () => AppStatus;
}

/** What there is once the vault is open. */
export interface Opened {
  handlers: OpenHandlers;
  identities: Identities;
  blobs: BlobStore;
  /** Ends what is under way, then closes the store. */
  close(): Promise<void>;
}

/** One start of the app: its clocks count from here. */
const run = randomBytes(16).toString('hex');
const clocks: Clocks = {
  wall: () => new Date(),
  mono: () => ({ run, ms: Math.round(performance.now()) }),
};

/** Opens the store and what works on it. @throws AppError `store.*`, `identity.damaged` */
export async function openApp(deps: OpenedDeps): Promise<Opened> {
  const store = openStore(deps.folder, deps.dataKey);
  try {
    return await assemble(deps, store);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function assemble(deps: OpenedDeps, store: Store): Promise<Opened> {
  const { folder, out, webPreferences, dataKey, logger, windows, status } = deps;
  const book = await IdentityBook.open(store.secrets, (id) => store.certificates.authority(id));
  const checkpoints = new Checkpoints(store.secrets, logger);
  const checkpoint = (hub: string): string | null => checkpoints.latest(hub);
  const cases = await LocalCases.open({ store, identities: book, clocks, checkpoint, windows, logger });
  const hubKey = deriveKey(dataKey, 'hub');
  const hubSide = createHubSide({
    store,
    book,
    cases,
    checkpoints,
    windows,
    clocks,
    logger,
    dataDir: folder,
    seal: (plain) => seal(hubKey, plain, 'hub'),
    unseal: (sealed) => unseal(hubKey, sealed, 'hub', 'hub'),
    app: { version: app.getVersion(), platform: `${process.platform} ${process.arch}` },
    appStatus: status,
    networkChanged: bindToAnyAddress,
    iceSetting: process.env['YUANJIAN_ICE'],
    stayAwake,
  });
  const authorities = () => readSettings(folder).timeAuthorities;
  const page = new ReportPage({
    store,
    printer: printer(webPreferences, ORIGIN),
    timestamp: () => quickTimestamp(authorities()),
    version: app.getVersion(),
    now: clocks.wall,
  });
  const seals = new SealMarks({ cases, identities: book, page, store, verifier: () => readVerifier(out) });
  const recordings = new RecordingFolder(folder, dataKey);
  const recorder = new Recorder({ cases, identities: book, folder: recordings, logger });
  const queue = new TimestampQueue({
    cases,
    identities: book,
    authorities,
    logger,
    changed: () => windows.push('time-changed', {}),
  });

  // Neither keeps the first screen waiting: the hub's sockets, and what an earlier run left unacknowledged.
  const started = hubSide.start();
  for (const id of cases.ids()) {
    void cases.acknowledge(id);
    void recorder.settle(id);
  }
  // What is to be stamped is read from every case's log.
  const stamping = setImmediate(() => queue.start());

  return {
    handlers: {
      ...caseHandlers({ cases, identities: book, store, sync: hubSide.sync }),
      ...stillHandlers({ cases, identities: book, store }),
      ...signoffHandlers({
        cases,
        store,
        identities: book,
        page,
        seals,
        now: clocks.wall,
        signParallel: parallelSigner(store.secrets, () => readSettings(folder).parallelSuite),
      }),
      'signing.status': async () => ({ parallel: readSettings(folder).parallelSuite }),
      'signing.set': async ({ parallel }) => {
        writeSettings(folder, { ...readSettings(folder), parallelSuite: parallel });
        return { parallel };
      },
      'call.limit': async () => ({ minutes: readSettings(folder).interruptionMinutes }),
      'call.set-limit': async ({ minutes }) => {
        writeSettings(folder, { ...readSettings(folder), interruptionMinutes: minutes });
        return { minutes };
      },
      ...exportHandlers({ cases, identities: book, store, windows, seals, chooseFile }),
      ...timeHandlers({
        queue,
        authorities,
        keep: (timeAuthorities) => writeSettings(folder, { ...readSettings(folder), timeAuthorities }),
      }),
      ...recordingHandlers({ cases, store, windows, folder: recordings, recorder, chooseFile }),
      ...hubSide.handlers,
    },
    identities: book,
    blobs: store.blobs,
    async close() {
      await recorder.stop();
      await started;
      await hubSide.stop();
      clearImmediate(stamping);
      await queue.stop();
      await cases.idle();
      await store.close();
    },
  };
}
