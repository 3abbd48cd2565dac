import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startHub, type Hub } from '../../hub/embedded';
import { hex, type Bytes } from '../../shared/bytes';
import { sha256Hex } from '../../shared/hash';
import { invitationLink } from '../../shared/identity/invitation';
import type { AppStatus } from '../../shared/ipc/contract';
import type { BlobRef } from '../../shared/record/primitives';
import { LocalCases } from '../cases/cases';
import { Checkpoints } from '../hub-client/checkpoints';
import { createHubSide, type HubSide } from '../hub-client/hub-side';
import { IdentityBook } from '../identity/book';
import type { Clocks, Logger, Store } from '../services';
import { seal, unseal } from '../store/seal';
import { openStore } from '../store/store';
import { Recorder } from './recorder.fixture';

export const SAMPLE_CASE = readFileSync(new URL('../../assets/sample-case.json', import.meta.url), 'utf8');
export const LEAD = { name: '甲关员', badge: 'DEMO-0001' };

const quiet: Logger = { error: () => undefined, warn: () => undefined, info: () => undefined };

const randomId = (): string => hex(randomBytes(16));

/** One machine: a data folder with its key, and everything of the main process that does not need Electron. */
export interface Machine {
  folder: string;
  dataKey: Uint8Array;
  store: Store;
  book: IdentityBook;
  cases: LocalCases;
  side: HubSide;
  checkpoints: Checkpoints;
  windows: Recorder;
  close(): Promise<void>;
}

const status: AppStatus = {
  stage: 'ready',
  version: '0.0.0',
  language: 'zh',
  keyKeeper: 'system',
  people: [],
  office: null,
};

async function openMachine(
  folder: string,
  dataKey: Uint8Array = randomBytes(32),
  wall: () => Date = () => new Date(),
): Promise<Machine> {
  const store = openStore(folder, dataKey);
  const book = await IdentityBook.open(store.secrets, (id) => store.certificates.authority(id));
  const windows = new Recorder();
  const run = randomId();
  const clocks: Clocks = { wall, mono: () => ({ run, ms: performance.now() }) };
  const checkpoints = new Checkpoints(store.secrets, quiet);
  const cases = await LocalCases.open({
    store,
    identities: book,
    clocks,
    checkpoint: (hub) => checkpoints.latest(hub),
    windows,
    logger: quiet,
  });
  const side = createHubSide({
    store,
    book,
    cases,
    checkpoints,
    windows,
    clocks,
    logger: quiet,
    dataDir: folder,
    seal: (plain) => seal(dataKey, plain, 'hub'),
    unseal: (sealed) => unseal(dataKey, sealed, 'hub', 'hub'),
    app: { version: '0.0.0', platform: 'test' },
    appStatus: () => status,
    stayAwake: () => () => undefined,
  });
  await side.start();
  return {
    folder,
    dataKey,
    store,
    book,
    cases,
    side,
    checkpoints,
    windows,
    async close() {
      await side.stop();
      await cases.idle();
      await store.close();
    },
  };
}

/** Folders, machines and hubs of one test, all cleared away at its end. */
export class Scene {
  private readonly undo: (() => Promise<unknown>)[] = [];
  /** Data folder of the hub that was started first. */
  hubFolder = '';

  /** Done before everything that was set up earlier is cleared away. */
  atEnd(undo: () => Promise<unknown>): void {
    this.undo.unshift(undo);
  }

  async folder(): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'yuanjian-sync-'));
    this.undo.unshift(() => rm(folder, { recursive: true, force: true }));
    return folder;
  }

  /** @param wall the machine's clock, where it is not this one's. */
  async machine(folder?: string, dataKey?: Uint8Array, wall?: () => Date): Promise<Machine> {
    const machine = await openMachine(folder ?? (await this.folder()), dataKey, wall);
    this.undo.unshift(() => machine.close().catch(() => undefined));
    return machine;
  }

  /** A copy of a closed machine's disk, as a backup or a cloned computer has it. */
  async copyOf(folder: string): Promise<string> {
    const copy = await this.folder();
    await cp(folder, copy, { recursive: true });
    return copy;
  }

  async hub(options: { dataDir?: string; port?: number; clock?: () => Date } = {}): Promise<Hub> {
    const dataDir = options.dataDir ?? (await this.folder());
    this.hubFolder ||= dataDir;
    const hub = await startHub({
      dataDir,
      name: '示例海关',
      host: '127.0.0.1',
      port: options.port ?? 0,
      logger: quiet,
      ...(options.clock && { clock: options.clock }),
    });
    this.undo.unshift(() => hub.close().catch(() => undefined));
    return hub;
  }

  async clear(): Promise<void> {
    for (const undo of this.undo.splice(0)) await undo();
  }
}

/** Makes an officer of a hub out of a machine, with an invitation from the hub's own console. */
export async function becomeOfficer(
  machine: Machine,
  hub: Hub,
  who: { name: string; badge: string },
): Promise<void> {
  const { secret } = await hub.invite({ role: 'officer', ...who, validMinutes: 10 });
  const { url, tlsFingerprint } = hub;
  const text = invitationLink({ urls: [url], tlsFingerprint, secret, hubName: '示例海关' });
  await machine.side.handlers['identity.join']({ text });
}

/**
 * Opens the sample case on the lead's machine and brings the company's machine into it by invitation. Resolves when
 * both have said that they joined: each says it by itself, so until then there is always one more event to come.
 */
export async function openCase(lead: Machine, company: Machine): Promise<string> {
  const { parseCaseFile } = await import('../../shared/customs/case-file');
  const parsed = parseCaseFile(SAMPLE_CASE);
  if (!parsed.ok) throw new Error('the sample case is not valid');
  const id = await lead.cases.openCase(parsed.case);
  const { link } = await lead.side.handlers['invitations.create']({
    role: 'representative',
    case: id,
    name: '丙仓管',
    validMinutes: 60,
  });
  await company.side.handlers['identity.join']({ text: link });
  for (const machine of [lead, company]) {
    await machine.windows.when(
      () => machine.cases.log(id).inspection?.participants.filter(({ joined }) => joined).length === 2,
    );
  }
  return id;
}

/** Takes a still on the company's machine, of so many random bytes. */
export async function takeStill(lead: Machine, company: Machine, id: string, size: number): Promise<BlobRef> {
  const item = lead.cases.log(id).inspection?.items[0]?.id ?? '';
  const still = randomId();
  await lead.cases.write(id, 'still.requested', { still, item });
  await company.windows.when(() => company.cases.log(id).inspection?.stills.some((one) => one.id === still));
  const original = await put(company, id, size);
  const thumbnail = await put(company, id, 2000);
  await company.cases.write(id, 'still.captured', {
    still,
    item,
    original,
    thumbnail,
    width: 1920,
    height: 1080,
    method: 'grab-frame',
    camera: 'test',
    track: { width: 1920, height: 1080, frameRate: 30 },
  });
  return original;
}

async function put(machine: Machine, id: string, size: number): Promise<BlobRef> {
  const bytes: Bytes = Uint8Array.from(randomBytes(size));
  const blob = { sha256: sha256Hex(bytes), size, mime: 'image/jpeg' as const };
  await machine.store.blobs.put(id, blob, bytes);
  return blob;
}

/** Resolves when a machine has nothing left to send or to fetch in a case, as far as it knows, and says so. */
export async function synced(machine: Machine, id: string): Promise<void> {
  await machine.windows.when(() => saysSynced(machine, id));
}

/**
 * Resolves when machines have the same events and files of a case and all say that they are in sync. One that is in sync
 * by its own word alone may not have heard yet of what another just sent.
 */
export async function agreed(id: string, ...machines: Machine[]): Promise<void> {
  const holds = (machine: Machine): string => {
    const { ordered, waiting } = machine.cases.log(id).folded;
    const files = machine.store.blobs.list(id).sort();
    return JSON.stringify([ordered.map(({ hash }) => hash).sort(), waiting.length, files]);
  };
  const done = (): boolean =>
    machines.every((machine) => saysSynced(machine, id)) && new Set(machines.map(holds)).size === 1;
  while (!done()) await Promise.race(machines.map(({ windows }) => windows.next()));
}

function saysSynced({ side }: Machine, id: string): boolean {
  const { online, unsentEvents, unsentBlobs, missingBlobs, syncedAt, error } = side.sync.status(id);
  return online && unsentEvents + unsentBlobs + missingBlobs === 0 && syncedAt !== null && error === null;
}

/** What a machine makes of a case: the state, and the events in the record's order. */
export const stateOf = (machine: Machine, id: string): unknown => {
  const { inspection, ordered, waiting } = machine.cases.log(id).folded;
  return { inspection, ordered: ordered.map(({ hash }) => hash), waiting: waiting.length };
};
