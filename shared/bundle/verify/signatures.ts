import { equal, fromBase64, type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import type { RecordEvent } from '../../record/event';
import { eventPath, manifestPath, signaturePath, SIGNING_PARTS, type SigningPart } from '../names';
import { RULES, type RuleId } from '../../record/rules';
import type { Inspection, Signature } from '../../record/state';
import { verifyCades } from '../cades';
import { asicManifest } from '../manifest';
import { stampedSignature } from '../timestamps';
import type { BundleFiles } from './files';
import type { Certified } from './people';
import type { Findings } from './report';

const MAX_SIGNATURE_BYTES = 64 * 1024;
const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;
const CLOCK_SLACK = 10 * 60 * 1000;

/**
 * Checks the signatures in force: the manifest made again, the file the event's own, the CMS by its signer.
 * @returns the events of those that hold.
 */
export async function checkSignatures(
  files: BundleFiles,
  inspection: Inspection,
  ordered: readonly RecordEvent[],
  certified: Certified,
  findings: Findings,
): Promise<Set<string>> {
  const expected = new Set<string>();
  const held = new Set<string>();
  for (const signature of inspection.signOff?.signatures ?? []) {
    const part = SIGNING_PARTS.find((candidate) => candidate === signature.part);
    if (!part) continue;
    expected.add(manifestPath(part)).add(signaturePath(part));
    const manifest = asicManifest(inspection, ordered, part);
    const before = findings.failures;
    await checkSignature(files, part, signature, { manifest, inspection }, certified, findings);
    if (findings.failures === before) held.add(signature.event);
  }
  for (const file of [...files.names('manifest'), ...files.names('signature')]) {
    if (!expected.has(file)) findings.addIfWhole('cades.extra', { file });
  }
  return held;
}

async function checkSignature(
  files: BundleFiles,
  part: SigningPart,
  signature: Signature,
  { manifest, inspection }: { manifest: Bytes; inspection: Inspection },
  { authority, authors }: Certified,
  findings: Findings,
): Promise<void> {
  const { event } = signature;
  const inManifest = { file: manifestPath(part), event };
  if (files.size(inManifest.file) === null) files.missing('manifest.missing', inManifest);
  else {
    const found = await files.read(inManifest.file, MAX_MANIFEST_BYTES);
    if (found && !equal(found, manifest)) findings.add('manifest.changed', inManifest);
  }
  const inFile = { file: signaturePath(part), event };
  const cms = decoded(signature.cms);
  if (files.size(inFile.file) === null) files.missing('cades.missing', inFile);
  else {
    const found = await files.read(inFile.file, MAX_SIGNATURE_BYTES);
    if (found && !(cms && equal(found, stamped(cms, event, inspection))))
      findings.add('cades.changed', inFile);
  }
  const signer = authors.get(signature.author);
  if (!cms) findings.add('cades.malformed', inFile);
  if (!cms || !signer || !authority) return;
  findings.checks.signatures++;
  try {
    const { signedAt } = await verifyCades(cms, manifest, signer.certificate, authority.certificate);
    if (Math.abs(signedAt.getTime() - Date.parse(signature.wall)) > CLOCK_SLACK)
      findings.add('cades.time', inFile);
    const { notBefore, notAfter } = signer.person;
    if (signedAt < new Date(notBefore) || signedAt > new Date(notAfter))
      findings.add('certificate.out-of-time', inFile);
  } catch (error) {
    // Everything that is looked at is in memory: whatever is thrown, such as by a parser, is a fault of these bytes.
    const code = error instanceof AppError ? error.code : 'cades.malformed';
    if (code === 'cades.malformed') findings.add('cades.malformed', inFile);
    else if (code === 'cades.signature') findings.add('cades.signature', inFile);
    else findings.add('cades.differs', inFile);
  }
}

/** A CMS that is none has no place for tokens: that it is malformed is told apart. */
function stamped(cms: Bytes, event: string, inspection: Inspection): Bytes {
  try {
    return stampedSignature(cms, event, inspection);
  } catch {
    return cms;
  }
}

function decoded(text: string): Bytes | null {
  try {
    return fromBase64(text);
  } catch {
    return null; // Not Base64: reported as malformed by the caller.
  }
}

/** Notes what the reducer made of the record: the seal, events without effect, forks. */
export function checkOutcome(
  inspection: Inspection,
  ordered: readonly RecordEvent[],
  findings: Findings,
): void {
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const told = (rule: RuleId): { zh: string; en: string } => ({ zh: RULES[rule].zh, en: RULES[rule].en });
  for (const { event, type, rule } of inspection.rejected) {
    const found = byHash.get(event);
    const where = found ? { file: eventPath(found), event } : { event };
    if (type === 'seal.applied' && !inspection.seal)
      findings.add('seal.rejected', where, { rule: told(rule) });
    else findings.add('event.rejected', where, { type, rule: told(rule) });
  }
  if (!inspection.seal) findings.addIfWhole('seal.none');
  else if (!inspection.report) findings.addIfWhole('report.none');
  for (const { seq, settled, events } of inspection.forks) {
    findings.add(
      settled === null ? 'chain.fork-open' : 'chain.fork',
      { event: settled ?? events[0] ?? '' },
      { seq },
    );
  }
}
