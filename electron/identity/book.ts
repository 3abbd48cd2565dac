import { sha256Hex } from '../../shared/hash';
import type { HubRef, Identities, Identity, SecretStore } from '../services';
import { decodeIdentity, encodeIdentity, openIdentity, type IdentityParts } from './stored';

const PREFIX = 'identity/';
const nameOf = (fingerprint: string): string => `${PREFIX}${fingerprint}`;

/** Everybody that this machine holds the key of: one officer, or one representative for each case. */
export class IdentityBook implements Identities {
  private readonly listeners = new Set<() => void>();

  private constructor(
    private readonly secrets: SecretStore,
    private readonly authorityOf: (id: string) => Uint8Array | null,
    private readonly known: Map<string, Identity>,
  ) {}

  /**
   * Opens every identity in the store.
   * @param authorityOf the authority's certificate of a case on this machine: tells officers of two hubs apart.
   * @throws AppError `identity.damaged`
   */
  static async open(
    secrets: SecretStore,
    authorityOf: (id: string) => Uint8Array | null,
  ): Promise<IdentityBook> {
    const known = new Map<string, Identity>();
    for (const name of secrets.names(PREFIX)) {
      const bytes = secrets.get(name);
      if (!bytes) continue;
      const identity = await openIdentity(decodeIdentity(bytes));
      known.set(identity.person.fingerprint, identity);
    }
    return new IdentityBook(secrets, authorityOf, known);
  }

  all(): Identity[] {
    return [...this.known.values()];
  }

  get(fingerprint: string): Identity | null {
    return this.known.get(fingerprint) ?? null;
  }

  /** The officer of this machine, by the certificate that was issued last. */
  officer(): Identity | null {
    return this.newestFirst().find(({ person }) => person.roles.includes('officer')) ?? null;
  }

  private newestFirst(): Identity[] {
    return this.all().sort((a, b) => (a.person.notBefore < b.person.notBefore ? 1 : -1));
  }

  forCase(id: string): Identity | null {
    const own = this.newestFirst().find(({ person }) => person.case === id);
    if (own) return own;
    const authority = this.authorityOf(id);
    if (!authority) return this.officer();
    const hub = sha256Hex(authority);
    return (
      this.newestFirst().find((one) => one.person.roles.includes('officer') && one.hub.id === hub) ?? null
    );
  }

  /** Takes in a new identity; it is on disk when this resolves. */
  async add(parts: IdentityParts): Promise<Identity> {
    const identity = await openIdentity(parts);
    this.secrets.set(nameOf(identity.person.fingerprint), encodeIdentity(parts));
    this.known.set(identity.person.fingerprint, identity);
    this.tell();
    return identity;
  }

  /** Remembers where a hub is reached now. */
  setUrls(hub: string, urls: string[]): void {
    for (const identity of this.all()) {
      const bytes = this.secrets.get(nameOf(identity.person.fingerprint));
      if (identity.hub.id !== hub || !bytes || sameList(identity.hub.urls, urls)) continue;
      const moved: HubRef = { ...identity.hub, urls };
      this.secrets.set(
        nameOf(identity.person.fingerprint),
        encodeIdentity({ ...decodeIdentity(bytes), hub: moved }),
      );
      this.known.set(identity.person.fingerprint, { ...identity, hub: moved });
    }
    this.tell();
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((value, i) => value === b[i]);
