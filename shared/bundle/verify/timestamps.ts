import { equal, fromBase64, fromHex } from '../../bytes';
import { toAppError } from '../../errors';
import { sha256Bytes } from '../../hash';
import { errorText } from '../../messages';
import type { PdfSignature } from '../../pdf/read';
import type { BodyOf } from '../../record/bodies';
import type { RecordEvent } from '../../record/event';
import { MeasuredClocks } from '../../record/measured-clocks';
import { closureOf } from '../../record/order';
import type { Inspection, Stamp } from '../../record/state';
import { readAuthorityCertificate } from '../../time/certificate';
import { verifyToken } from '../../time/verify-token';
import { signatureValue } from '../cades-time';
import { REPORT_PATH } from '../names';
import { sealTokens } from '../timestamps';
import type { BundleFiles } from './files';
import type { Certified } from './people';
import type { Dated, Proof } from './proof';
import type { Findings } from './report';
import { inBeijing, revocationOf } from './revocations';

const MAX_TOKEN_BYTES = 64 * 1024;
/** A token's time may lie a little before the clock of whoever asked for it: clocks differ. */
const CLOCK_SLACK = 60_000;

/** What has tokens over it. */
interface Stamped {
  inspection: Inspection;
  ordered: readonly RecordEvent[];
  /** The signatures in the report. */
  page: readonly PdfSignature[];
}

/** What a token must be over, the time that its signer's clock said, and how far that clock was measured to be ahead. */
interface Target {
  imprint: Uint8Array;
  wall: Date;
  fastMs: number;
}

/**
 * Checks the tokens: each file its event's own, each token over what it says, by an authority that is trusted or not.
 * @param anchors certificates of trusted authorities, DER.
 * @returns what the trusted ones prove, and the events of the signatures that a token puts behind the time at which their
 * certificate was taken back.
 */
export async function checkTimestamps(
  files: BundleFiles,
  { inspection, ordered, page }: Stamped,
  anchors: readonly Uint8Array[],
  certified: Certified,
  findings: Findings,
): Promise<{ late: Set<string>; proofs: Proof[] }> {
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
  const late = new Set<string>();
  const proofs: Proof[] = [];
  const byHash = new Map(ordered.map((one) => [one.hash, one]));
  const measured = new MeasuredClocks(ordered);
  for (const given of inspection.timestamps) {
    const over = targetOf(given, inspection);
    // A signature of a sign-off that was taken back: nobody relies on it.
    if (!over) continue;
    const target = { ...over, fastMs: measured.beforeHub(given.author) };
    const { event, token, authority } = given;
    const proven = await checkToken(() => fromBase64(token), target, { event, authority }, anchors, findings);
    if (!proven) continue;
    const { at } = proven;
    const under = given.over === 'seal' ? closureOf([given.of], byHash) : null;
    const covers = (thing: Dated): boolean =>
      under
        ? thing.event !== null && under.has(thing.event)
        : thing.kind === 'signature' && thing.event === given.of;
    proofs.push({ kind: 'timestamp', ...proven, at: proven.latest, event, place: null, covers });
    const since = certified.revoked.get(given.author);
    // Whoever says to have signed before may have waited for the stamp.
    if (given.over !== 'signature' || !since || at < since || target.wall < since) continue;
    late.add(given.of);
    const params = { ...revocationOf(given.author, certified), at: inBeijing(at.toISOString()) };
    findings.add('certificate.revoked-signature', { event: given.of }, params);
  }
  const revisions = revisionsOf(inspection);
  for (const [place, { token, imprint, at, field }] of page.entries()) {
    const where = { file: REPORT_PATH, authority: field };
    if (!token) continue;
    const { event = null, author = '' } = revisions[place] ?? {};
    const target = { imprint, wall: at, fastMs: measured.beforeHub(author) };
    const proven = await checkToken(() => token, target, where, anchors, findings);
    if (!proven) continue;
    // A signature of a PDF is over everything before it.
    const covers = (thing: Dated): boolean =>
      thing.place !== null &&
      (thing.kind === 'field' ? thing.place <= place : thing.kind === 'timestamp' && thing.place < place);
    proofs.push({ kind: 'timestamp', ...proven, at: proven.latest, event, place, covers });
  }
  const none = inspection.timestamps.length === 0 && page.every(({ token }) => token === null);
  if (inspection.seal && none) findings.addIfWhole('timestamp.none');
  return { late, proofs };
}

/** Anchors are for records and for timestamps alike; one that could never stand behind a token is passed over. */
export function canVouchForTime(certificate: Uint8Array): boolean {
  try {
    readAuthorityCertificate(certificate);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param authority how the token's authority is called where the token itself cannot be read.
 * @returns the time that it proves, and for how long it does; null where it proves none.
 */
async function checkToken(
  token: () => Uint8Array,
  { imprint, wall, fastMs }: Target,
  { authority, ...where }: { file?: string; event?: string; authority: string },
  anchors: readonly Uint8Array[],
  findings: Findings,
): Promise<{ name: string; at: Date; latest: Date; until: Date } | null> {
  try {
    const read = await verifyToken(token(), imprint, anchors);
    const at = inBeijing(read.at.toISOString());
    findings.add(read.trusted ? 'timestamp.proven' : 'timestamp.unknown-authority', where, {
      authority: read.authority,
      at,
    });
    const lateMs = wall.getTime() - read.at.getTime();
    if (lateMs > CLOCK_SLACK) {
      // What nobody vouches for contradicts nothing; NaN, of a clock that was set, explains nothing.
      const known = !read.trusted || lateMs <= fastMs + CLOCK_SLACK;
      findings.add(known ? 'timestamp.before-clock' : 'timestamp.contradicts-clock', where, {
        at,
        wall: inBeijing(wall.toISOString()),
      });
    }
    if (!read.trusted) return null;
    const latest = new Date(read.at.getTime() + (read.accuracyMs ?? 0));
    return { name: read.authority, at: read.at, latest, until: read.until };
  } catch (thrown) {
    const error = toAppError(thrown).toJSON();
    findings.add('timestamp.invalid', where, {
      authority,
      reason: { zh: errorText(error, 'zh'), en: errorText(error, 'en') },
    });
    return null;
  }
}

/** What made each revision of the report, in their order. */
export function revisionsOf({ signOff, report }: Inspection): Stamp[] {
  return [signOff?.prepared, ...(signOff?.signatures ?? []), report].flatMap((stamp) => stamp ?? []);
}

function targetOf(
  { of, over }: BodyOf<'timestamp.given'>,
  { signOff, seal, amendments }: Inspection,
): Omit<Target, 'fastMs'> | null {
  if (over === 'signature') {
    const signature = signOff?.signatures.find(({ event }) => event === of);
    if (!signature) return null;
    return { wall: new Date(signature.wall), imprint: imprintOf(signature.cms) };
  }
  const seals: (Stamp | null)[] = [seal, ...amendments.map((amendment) => amendment.seal)];
  const stamp = seals.find((one) => one?.event === of);
  return stamp ? { wall: new Date(stamp.wall), imprint: fromHex(of) } : null;
}

/** Nothing where the signature cannot be read, which others tell: no token is over that. */
function imprintOf(cms: string): Uint8Array {
  try {
    return sha256Bytes(signatureValue(fromBase64(cms)));
  } catch {
    return new Uint8Array();
  }
}
