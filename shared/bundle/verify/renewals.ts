import { equal } from '../../bytes';
import { toAppError } from '../../errors';
import { sha256Bytes } from '../../hash';
import { errorText } from '../../messages';
import { verifyToken } from '../../time/verify-token';
import { archiveManifest, type Digested } from '../archive-manifest';
import { archiveManifestPath, archiveTimestampPath, renewalOf } from '../names';
import type { BundleFiles } from './files';
import type { Proof } from './proof';
import type { Findings } from './report';
import { inBeijing } from './revocations';

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
const MAX_TOKEN_BYTES = 64 * 1024;
/** Authorities' clocks differ a little. */
const CLOCK_SLACK = 60_000;

/** How many renewals there are, by the highest number. */
export const renewalsIn = (files: BundleFiles): number =>
  Math.max(0, ...files.inOrder.map((name) => renewalOf(name) ?? 0));

/**
 * Checks the renewals: each has its manifest and its timestamp, the manifest is the one that follows from all files before
 * it, and the timestamp is over it.
 * @param anchors certificates of trusted authorities, DER.
 * @param earlier what the timestamps in the record prove.
 * @returns what the trusted ones prove.
 */
export async function checkRenewals(
  files: BundleFiles,
  anchors: readonly Uint8Array[],
  earlier: readonly Proof[],
  findings: Findings,
): Promise<Proof[]> {
  const proofs: Proof[] = [];
  let last = Math.max(0, ...earlier.map(({ at }) => at.getTime()));
  for (let number = 1; number <= renewalsIn(files); number++) {
    const token = await readRenewal(files, number, findings);
    if (!token) continue;
    const proof = await checkToken(token, number, anchors, findings);
    if (!proof) continue;
    if (proof.at.getTime() + CLOCK_SLACK < last)
      findings.add(
        'renewal.order',
        { file: archiveTimestampPath(number) },
        {
          number,
          at: shown(proof.at),
          before: shown(new Date(last)),
        },
      );
    last = Math.max(last, proof.at.getTime());
    proofs.push(proof);
  }
  return proofs;
}

interface Renewal {
  token: Uint8Array;
  imprint: Uint8Array;
}

/** A renewal whose manifest fits; null, with the reason told, for any other. */
async function readRenewal(files: BundleFiles, number: number, findings: Findings): Promise<Renewal | null> {
  const [file, timestamp] = [archiveManifestPath(number), archiveTimestampPath(number)];
  for (const needed of [file, timestamp])
    if (files.size(needed) === null)
      files.missing('renewal.missing', { file: needed }, { number: String(number) });
  const manifest = await files.read(file, MAX_MANIFEST_BYTES);
  const token = await files.read(timestamp, MAX_TOKEN_BYTES);
  if (!manifest || !token) return null;
  const names = files.inOrder;
  const before = names.slice(0, names.indexOf(file));
  const hashes = await files.hashes(before);
  const digested = before.map((name): Digested => [name, hashes.get(name) ?? '']);
  if (equal(manifest, archiveManifest(number, digested))) return { token, imprint: sha256Bytes(manifest) };
  // Where a file before it is known to be wrong, that it does not fit only follows.
  if (findings.failures === 0) findings.add('renewal.changed', { file }, { number });
  return null;
}

async function checkToken(
  { token, imprint }: Renewal,
  number: number,
  anchors: readonly Uint8Array[],
  findings: Findings,
): Promise<Proof | null> {
  const where = { file: archiveTimestampPath(number) };
  try {
    const { at, accuracyMs, until, authority, trusted } = await verifyToken(token, imprint, anchors);
    const params = { number, authority, at: shown(at), until: shown(until) };
    findings.add(trusted ? 'renewal.proven' : 'renewal.unknown-authority', where, params);
    if (!trusted) return null;
    return {
      kind: 'renewal',
      name: authority,
      at: new Date(at.getTime() + (accuracyMs ?? 0)),
      until,
      event: null,
      place: number,
      covers: ({ kind, place }) => kind !== 'renewal' || (place ?? number) < number,
    };
  } catch (thrown) {
    const error = toAppError(thrown).toJSON();
    const reason = { zh: errorText(error, 'zh'), en: errorText(error, 'en') };
    findings.add('renewal.invalid', where, { number, reason });
    return null;
  }
}

const shown = (time: Date): string => inBeijing(time.toISOString());
