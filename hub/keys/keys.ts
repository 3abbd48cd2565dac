import { existsSync } from 'node:fs';
import path from 'node:path';
import {
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { makeAuthority, openAuthority, type Authority } from '../../shared/identity/authority';
import { toPem } from '../../shared/identity/pem';
import { KEY_ALGORITHM, SIGN_ALGORITHM } from '../../shared/record/signing';
import { deriveKey } from '../store/seal';
import { openDataKey } from './data-key';
import { readCertificateFile, readKey, writeCertificateFile, writeKey } from './key-file';
import type { Sealing } from './sealing';

/** The hub's keys: the authority's, which certifies people and signs receipts, its TLS server's, and the one of its data. */
export interface HubKeys {
  authority: Authority;
  tls: { key: string; certificate: string; fingerprint: string };
  /** Seals what the hub keeps; null when it was given nothing to seal this key with. */
  dataKey: Bytes | null;
  /** This start made them: the hub is new. */
  fresh: boolean;
}

const YEAR = 365 * 24 * 60 * 60 * 1000;

interface Kept {
  certificate: Bytes;
  pkcs8: Bytes;
}

/**
 * Opens the keys of a data folder, or makes them for one that is new. They stay the same for the life of the hub,
 * wherever it listens: people know it by them.
 * @throws AppError `hub.key-sealed`, `hub.key-damaged`, `hub.data-unsealed`, `hub.key-missing` when only a part of them
 *   is there.
 */
export async function openKeys(
  folder: string,
  name: string,
  sealing: Sealing | null,
  now: Date,
): Promise<HubKeys> {
  const authorityFile = path.join(folder, 'authority');
  const dataKey = await openDataKey(folder, sealing);
  const key = dataKey && deriveKey(dataKey, 'hub-keys');
  const known = await readPair(authorityFile, key);
  if (!known && existsSync(path.join(folder, 'hub.db'))) throw new AppError('hub.key-missing');
  const authority = known ? await open(known) : await makeAuthority(name, now);
  const tls = (await readPair(path.join(folder, 'tls'), key)) ?? (await makeTls(now));
  await writePair(path.join(folder, 'tls'), tls, key);
  if (!known) {
    const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', authority.privateKey));
    await writePair(authorityFile, { certificate: authority.certificate, pkcs8 }, key);
  }
  return {
    authority,
    tls: {
      key: toPem('PRIVATE KEY', tls.pkcs8),
      certificate: toPem('CERTIFICATE', tls.certificate),
      fingerprint: sha256Hex(tls.certificate),
    },
    dataKey,
    fresh: !known,
  };
}

async function open({ certificate, pkcs8 }: Kept): Promise<Authority> {
  return openAuthority(certificate, pkcs8).catch((cause: unknown) => {
    throw new AppError('hub.key-damaged', {}, { cause });
  });
}

async function readPair(base: string, key: Uint8Array | null): Promise<Kept | null> {
  const pkcs8 = await readKey(`${base}.key`, key);
  const certificate = await readCertificateFile(`${base}.cer`, key);
  if (!pkcs8 && !certificate) return null;
  if (!pkcs8 || !certificate) throw new AppError('hub.key-missing');
  return { certificate, pkcs8 };
}

/** The key goes last: where it is, its certificate is too. Nothing is written over. */
async function writePair(base: string, { certificate, pkcs8 }: Kept, key: Uint8Array | null): Promise<void> {
  if (existsSync(`${base}.key`)) return;
  await writeCertificateFile(`${base}.cer`, certificate, key);
  await writeKey(`${base}.key`, pkcs8, key);
}

/** Self-signed: apps compare the fingerprint that came with the invitation. The names serve people with a browser. */
async function makeTls(now: Date): Promise<Kept> {
  const keys = await crypto.subtle.generateKey(KEY_ALGORITHM, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: [{ CN: ['yuanjian-hub'] }],
    notBefore: new Date(now.getTime() - 24 * 60 * 60 * 1000),
    notAfter: new Date(now.getTime() + 20 * YEAR),
    signingAlgorithm: SIGN_ALGORITHM,
    keys,
    extensions: [
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension([
        { type: 'dns', value: 'localhost' },
        { type: 'ip', value: '127.0.0.1' },
        { type: 'ip', value: '::1' },
      ]),
    ],
  });
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', keys.privateKey));
  return { certificate: new Uint8Array(certificate.rawData), pkcs8 };
}
