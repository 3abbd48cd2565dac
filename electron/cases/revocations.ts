import type { Bytes } from '../../shared/bytes';
import { sha256Hex } from '../../shared/hash';
import { readCrl, type RevocationList } from '../../shared/identity/crl';
import type { SecretStore } from '../services';

const nameOf = (authority: Uint8Array): string => `crl/${sha256Hex(authority)}`;

/**
 * The latest list of an authority that this machine has, DER, for a bundle; null where nothing was taken back, so that
 * machines that asked at different times write the same bundle.
 * @throws AppError `certificate.list-invalid`
 */
export async function listForBundle(secrets: SecretStore, authority: Uint8Array): Promise<Bytes | null> {
  const kept = secrets.get(nameOf(authority));
  return kept && (await readCrl(kept, authority)).since.size > 0 ? Uint8Array.from(kept) : null;
}

/** Serial number → since when. */
export type Revoked = RevocationList['since'];

/** What each authority took back, as its latest list here says; the lists are kept, so a restart forgets nothing. */
export class Revocations {
  private readonly lists = new Map<string, RevocationList>();

  constructor(private readonly secrets: SecretStore) {}

  /**
   * Takes over a list, unless a later one is here: an older one, put back or shown again, must not bring anybody back.
   * @param authority its certificate, DER; `crl` the list, DER.
   * @throws AppError `certificate.list-invalid`
   */
  async take(authority: Uint8Array, crl: Uint8Array): Promise<void> {
    const list = await readCrl(crl, authority);
    const known = await this.listOf(authority);
    if (known && known.number >= list.number) return;
    this.secrets.set(nameOf(authority), crl);
    this.lists.set(nameOf(authority), list);
  }

  /** @param authority DER; null: of a case that nothing is known of yet. */
  async of(authority: Uint8Array | null): Promise<Revoked> {
    return (authority && (await this.listOf(authority))?.since) ?? new Map();
  }

  private async listOf(authority: Uint8Array): Promise<RevocationList | null> {
    const name = nameOf(authority);
    const known = this.lists.get(name);
    if (known) return known;
    const kept = this.secrets.get(name);
    if (!kept) return null;
    const list = await readCrl(kept, authority);
    this.lists.set(name, list);
    return list;
  }
}
