import { createServer } from 'node:net';
import { z } from 'zod';
import { startHub, type Hub, type TurnSettings } from '../../hub/embedded';
import { fromUtf8, utf8 } from '../../shared/bytes';
import { AppError, toAppError, type ErrorJson } from '../../shared/errors';
import type { TurnStatus } from '../../shared/ipc/contract';
import { TurnSecret, TurnUrls } from '../../shared/protocol/paths';
import type { Logger, SecretStore } from '../services';
import { ownUrl, sharedUrls } from './addresses';

const SETTINGS = 'embedded-hub';
const Settings = z.strictObject({
  v: z.literal(1),
  name: z.string().min(1).max(80),
  host: z.string().max(100),
  /** Kept for good once it is known: invitations name it. 0 before the first start. */
  port: z.int().min(0).max(65535),
  /** The office's TURN servers and the secret that they share with the hub: sealed like everything here. */
  turn: z
    .strictObject({ urls: TurnUrls, secret: TurnSecret, relayOnly: z.boolean() })
    .nullable()
    .default(null),
});
type Settings = z.infer<typeof Settings>;

export interface EmbeddedHubDeps {
  /** Folder of the hub's own data. */
  dataDir: string;
  secrets: SecretStore;
  /** Seals the hub's data key, and so everything the hub keeps, with the key of this machine's store. */
  seal: (plain: Uint8Array) => Uint8Array;
  unseal: (sealed: Uint8Array) => Uint8Array;
  logger: Logger;
}

/**
 * The hub inside an officer's app. Where it cannot listen the app goes on without it, and says why; everything else on
 * this machine talks to it over HTTPS like any other client.
 */
export class EmbeddedHub {
  private hub: Hub | null = null;
  private error: AppError | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly deps: EmbeddedHubDeps) {}

  /** The hub while it runs. */
  get running(): Hub | null {
    return this.hub;
  }

  status(): { embedded: boolean; listening: { host: string; port: number } | null; error: ErrorJson | null } {
    const settings = this.settings();
    const listening = this.hub && settings ? { host: settings.host, port: this.hub.port } : null;
    return { embedded: settings !== null, listening, error: this.error?.toJSON() ?? null };
  }

  /** Where this machine reaches it; null while it does not run. */
  get ownUrl(): string | null {
    const settings = this.settings();
    return this.hub && settings ? ownUrl(settings.host, this.hub.port) : null;
  }

  /** Where those who are invited reach it. */
  get sharedUrls(): string[] {
    const settings = this.settings();
    return this.hub && settings ? sharedUrls(settings.host, this.hub.port) : [];
  }

  /** Starts it where it ran last; does nothing on machines that have none. Never throws: see `status`. */
  async start(): Promise<void> {
    const settings = this.settings();
    if (!settings || this.hub) return;
    await this.open(settings).catch((error: unknown) => {
      this.error = toAppError(error);
      this.deps.logger.warn('the embedded hub did not start', { code: this.error.code });
    });
    this.tell();
  }

  /** Makes an office: a hub with an authority of its own, on loopback until somebody shares it. @throws AppError */
  async found(name: string): Promise<Hub> {
    if (this.hub) return this.hub;
    const hub = await this.open(this.settings() ?? { v: 1, name, host: '127.0.0.1', port: 0, turn: null });
    this.tell();
    return hub;
  }

  /**
   * Listens on another address. Data, authority and TLS certificate stay, so apps that know it only look elsewhere.
   * @param port 0 keeps the port.
   * @throws AppError `hub.none`, `hub.port-in-use` (params: port, free), `hub.address-unavailable`; it listens where it
   *   did before then.
   */
  async listen(host: string, port: number): Promise<void> {
    const before = this.settings();
    if (!before) throw new AppError('hub.none');
    await this.close();
    try {
      await this.open({ ...before, host, port: port === 0 ? before.port : port });
    } catch (error) {
      await this.start();
      throw error;
    } finally {
      this.tell();
    }
  }

  /** The TURN servers of this hub, without their secret. */
  get turn(): TurnStatus {
    const turn = this.settings()?.turn ?? null;
    return { urls: turn?.urls ?? [], hasSecret: turn !== null, relayOnly: turn?.relayOnly ?? false };
  }

  /**
   * Other TURN servers from now on, also for calls that go on.
   * @param secret left out where it stays as it is.
   * @throws AppError `hub.none`, `hub.turn-secret-missing`.
   */
  setTurn({ urls, secret, relayOnly }: Omit<TurnSettings, 'secret'> & { secret?: string }): void {
    const settings = this.settings();
    if (!settings) throw new AppError('hub.none');
    const known = secret ?? settings.turn?.secret;
    if (urls.length > 0 && known === undefined) throw new AppError('hub.turn-secret-missing');
    const turn = known === undefined || urls.length === 0 ? null : { urls, secret: known, relayOnly };
    this.keep({ ...settings, turn });
    this.hub?.setTurn(turn);
  }

  async stop(): Promise<void> {
    await this.close();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async open(settings: Settings): Promise<Hub> {
    const { dataDir, seal, unseal, logger } = this.deps;
    const { name, host, port, turn } = settings;
    const hub = await startHub({ dataDir, name, host, port, turn, sealing: { seal, unseal }, logger }).catch(
      async (error: unknown) => {
        throw await explained(error, host, port);
      },
    );
    this.hub = hub;
    this.error = null;
    this.keep({ ...settings, port: hub.port });
    return hub;
  }

  private async close(): Promise<void> {
    const hub = this.hub;
    this.hub = null;
    await hub?.close();
  }

  private keep(settings: Settings): void {
    this.deps.secrets.set(SETTINGS, utf8(JSON.stringify(settings)));
  }

  private settings(): Settings | null {
    const bytes = this.deps.secrets.get(SETTINGS);
    return bytes ? Settings.parse(JSON.parse(fromUtf8(bytes))) : null;
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** A port in use comes with one that is free, to be offered. */
async function explained(error: unknown, host: string, port: number): Promise<AppError> {
  const known = toAppError(error);
  const system = known.cause instanceof Error ? known.cause : error;
  const code = system instanceof Error && 'code' in system ? system.code : null;
  if (code === 'EADDRINUSE' || known.code === 'hub.port-in-use') {
    return new AppError('hub.port-in-use', { port, free: await freePort(host) }, { cause: error });
  }
  if (code === 'EADDRNOTAVAIL') return new AppError('hub.address-unavailable', { host }, { cause: error });
  return known;
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(0));
    probe.listen(0, host, () => {
      const address = probe.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
