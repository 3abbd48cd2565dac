import { equal, fromBase64, fromHex } from '../../bytes';
import { toAppError } from '../../errors';
import { sha256Bytes } from '../../hash';
import { errorText } from '../../messages';
import type { BodyOf } from '../../record/bodies';
import type { Inspection, Stamp } from '../../record/state';
import { readAuthorityCertificate } from '../../time/certificate';
import { verifyToken } from '../../time/verify-token';
import { signatureValue } from '../cades-time';
import { sealTokens } from '../timestamps';
import type { BundleFiles } from './files';
import type { Anchor } from './people';
import type { Certified } from './people';
import type { Findings } from './report';
import { inBeijing, revocationOf } from './revocations';

const MAX_TOKEN_BYTES = 64 * 1024;
/** A token's time may lie a little before the clock of whoever asked for it: clocks differ. */
const CLOCK_SLACK = 60_000;

type Given = Inspection['timestamps'][number];

/**
 * Checks the tokens: each file its event's own, each token over what it says, by an authority that is trusted or not.
 * @returns the events of the signatures that a token puts behind the time at which their certificate was taken back.
 */
export async function checkTimestamps(
  files: BundleFiles,
  inspection: Inspection,
  anchors: readonly Anchor[],
  certified: Certified,
  findings: Findings,
): Promise<Set<string>> {
  const expected = sealTokens(inspection);
  for (const [file, token] of expected) {
    if (files.size(file) === null) {
      files.missing('timestamp.missing', { file });
      continue;
    }
    const found = await files.read(file, MAX_TOKEN_BYTES);
    if (found && !equal(found, token)) findings.add('timestamp.changed', { file });
  }
  for (const file of files.names('timestamp')) {
    if (!expected.has(file)) findings.addIfWhole('timestamp.extra', { file });
  }
  const certificates = anchors.map(({ certificate }) => certificate).filter(isReadable);
  const late = new Set<string>();
  for (const given of inspection.timestamps) {
    const at = await checkToken(given, inspection, certificates, findings);
    const since = certified.revoked.get(given.author);
    if (given.over !== 'signature' || !at || !since || at < since) continue;
    // Whoever says to have signed before may have waited for the stamp.
    const signature = inspection.signOff?.signatures.find(({ event }) => event === given.of);
    if (!signature || new Date(signature.wall) < since) continue;
    late.add(given.of);
    const params = { ...revocationOf(given.author, certified), at: inBeijing(at.toISOString()) };
    findings.add('certificate.revoked-signature', { event: given.of }, params);
  }
  if (inspection.seal && inspection.timestamps.length === 0) findings.addIfWhole('timestamp.none');
  return late;
}

/** Anchors are for records and for timestamps alike; one that could never stand behind a token is passed over. */
function isReadable(certificate: Uint8Array): boolean {
  try {
    readAuthorityCertificate(certificate);
    return true;
  } catch {
    return false;
  }
}

/** @returns the time that it proves; null where it proves none. */
async function checkToken(
  given: Given,
  inspection: Inspection,
  anchors: readonly Uint8Array[],
  findings: Findings,
): Promise<Date | null> {
  const where = { event: given.event };
  const target = targetOf(given, inspection);
  // A signature of a sign-off that was taken back: nobody relies on it.
  if (!target) return null;
  try {
    const token = await verifyToken(fromBase64(given.token), target.imprint(), anchors);
    const at = inBeijing(token.at.toISOString());
    findings.add(token.trusted ? 'timestamp.proven' : 'timestamp.unknown-authority', where, {
      authority: token.authority,
      at,
    });
    if (token.at.getTime() + CLOCK_SLACK < Date.parse(target.wall))
      findings.add('timestamp.before-clock', where, { at, wall: inBeijing(target.wall) });
    return token.trusted ? token.at : null;
  } catch (thrown) {
    const error = toAppError(thrown).toJSON();
    findings.add('timestamp.invalid', where, {
      authority: given.authority,
      reason: { zh: errorText(error, 'zh'), en: errorText(error, 'en') },
    });
    return null;
  }
}

/** What a token must be over. */
function targetOf(
  { of, over }: BodyOf<'timestamp.given'>,
  { signOff, seal, amendments }: Inspection,
): { wall: string; imprint: () => Uint8Array } | null {
  if (over === 'signature') {
    const signature = signOff?.signatures.find(({ event }) => event === of);
    if (!signature) return null;
    return {
      wall: signature.wall,
      imprint: () => sha256Bytes(signatureValue(fromBase64(signature.cms))),
    };
  }
  const seals: (Stamp | null)[] = [seal, ...amendments.map((amendment) => amendment.seal)];
  const stamp = seals.find((one) => one?.event === of);
  return stamp ? { wall: stamp.wall, imprint: () => fromHex(of) } : null;
}
