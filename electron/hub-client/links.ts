import { AppError } from '../../shared/errors';
import type { HubStatus } from '../../shared/ipc/contract';
import type { FromHub } from '../../shared/protocol/signal';
import type { Identity } from '../services';
import { HubClient } from './client';
import { LiveSocket } from './live';
import { systemTimers, type Timers } from './timers';

/** One identity's way to its hub: requests, and the live socket. */
export interface HubLink {
  /** As it is now: the hub's addresses may change. */
  readonly identity: Identity;
  readonly client: HubClient;
  readonly live: LiveSocket;
  /** Why the live socket is not there; null while it is. */
  error: AppError | null;
}

export interface LinkListener {
  connected?(link: HubLink, now: boolean): void;
  message?(link: HubLink, message: FromHub): void;
}

/** Where the identities come from. */
interface IdentitySource {
  all(): Identity[];
  get(fingerprint: string): Identity | null;
  forCase(id: string): Identity | null;
  onChange(listener: () => void): () => void;
}

/** The links of every identity on this machine; a new identity gets one by itself. */
export class HubLinks {
  private readonly links = new Map<string, HubLink>();
  private readonly listeners = new Set<LinkListener>();
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly identities: IdentitySource,
    private readonly wall: () => Date,
    private readonly timers: Timers = systemTimers,
  ) {}

  /** Connects everybody and keeps doing so. */
  start(): void {
    this.unsubscribe ??= this.identities.onChange(() => this.refresh());
    this.refresh();
  }

  stop(): void {
    this.unsubscribe?.();
    this.unsubscribe = null;
    for (const link of this.links.values()) {
      link.live.stop();
      link.client.close();
    }
    this.links.clear();
  }

  all(): HubLink[] {
    return [...this.links.values()];
  }

  forCase(id: string): HubLink | null {
    const identity = this.identities.forCase(id);
    return identity ? (this.links.get(identity.person.fingerprint) ?? null) : null;
  }

  of(identity: Identity): HubLink | null {
    return this.links.get(identity.person.fingerprint) ?? null;
  }

  listen(listener: LinkListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Each hub once, as the window shows it.
   * @param brokenBy what a hub was caught at.
   */
  status(brokenBy: (hub: string) => AppError | null): HubStatus['hubs'] {
    const hubs = new Map<string, HubLink>();
    for (const link of this.links.values()) {
      const { id } = link.identity.hub;
      if (!hubs.get(id)?.live.isConnected) hubs.set(id, link);
    }
    return [...hubs.values()].map((link) => ({
      name: link.identity.hub.name,
      url: link.client.connection.urls[0] ?? '',
      authority: link.identity.hub.id,
      connected: link.live.isConnected,
      error:
        (brokenBy(link.identity.hub.id) ?? (link.live.isConnected ? null : link.error))?.toJSON() ?? null,
    }));
  }

  private refresh(): void {
    for (const identity of this.identities.all()) {
      if (!this.links.has(identity.person.fingerprint)) this.add(identity);
    }
  }

  private add(identity: Identity): void {
    const { fingerprint, notAfter, name } = identity.person;
    const identities = this.identities;
    const current = (): Identity => identities.get(fingerprint) ?? identity;
    const client = new HubClient({
      urls: () => current().hub.urls,
      pin: identity.hub.tlsFingerprint,
      client: identity.pem,
    });
    const live = new LiveSocket(
      client.connection,
      {
        connected: (now, error) => {
          link.error = error;
          for (const listener of this.listeners) listener.connected?.(link, now);
        },
        message: (message) => {
          for (const listener of this.listeners) listener.message?.(link, message);
        },
      },
      this.timers,
    );
    const link: HubLink = {
      get identity() {
        return current();
      },
      client,
      live,
      error: null,
    };
    this.links.set(fingerprint, link);
    if (new Date(notAfter) > this.wall()) live.start();
    else link.error = new AppError('certificate.expired', { name, until: notAfter });
  }
}
