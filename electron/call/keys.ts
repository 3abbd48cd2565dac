import { sha256Hex } from '../../shared/hash';
import { readCertificate } from '../../shared/identity/certificate';
import type { Cases, CertificateStore } from '../services';
import type { KeyOf } from './incoming';

export interface KeyDeps {
  cases: Cases;
  certificates: CertificateStore;
  /** Fetches what the hub knows of a case; used once for somebody who is not known here yet. */
  refresh: (id: string) => Promise<void>;
}

/** Looks up the keys of people who have a part in a case, from certificates that were checked when they were stored. */
export function participantKeys({ cases, certificates, refresh }: KeyDeps): KeyOf {
  async function known(id: string, fingerprint: string): Promise<CryptoKey | null> {
    if (!cases.ids().includes(id)) return null;
    const participants = cases.log(id).inspection?.participants ?? [];
    if (!participants.some((one) => one.fingerprint === fingerprint && one.part !== null)) return null;
    const der = certificates.list(id).find((one) => sha256Hex(one) === fingerprint);
    return der ? (await readCertificate(der)).publicKey : null;
  }
  return async (id, fingerprint) => {
    const key = await known(id, fingerprint);
    if (key) return key;
    await refresh(id);
    return known(id, fingerprint);
  };
}
