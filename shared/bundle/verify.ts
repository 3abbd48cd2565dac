import { portableHasher, type HasherFactory } from '../hash';
import { fold } from '../record/reducer';
import type { Inspection } from '../record/state';
import type { ByteSource } from './bytes-io';
import { plainDigester, type Digester } from './digest';
import { AUTHORITY_PATH } from './names';
import { checkClocks } from './verify/clocks';
import { checkClosing } from './verify/closing';
import { checkChain, checkEvents } from './verify/events';
import { checkEvidence, checkSamePictures } from './verify/evidence';
import { checkReport } from './verify/page';
import { checkLasting } from './verify/lasting';
import { openFiles } from './verify/open-files';
import { checkParallel } from './verify/parallel';
import { checkPeople, type Anchor } from './verify/people';
import { Findings, type BundleReport, type CheckedRecord, type Lasting, type Summary } from './verify/report';
import { checkRenewals, renewalsIn } from './verify/renewals';
import { checkRevoked } from './verify/revocations';
import { checkOutcome, checkSignatures } from './verify/signatures';
import { canVouchForTime, checkTimestamps } from './verify/timestamps';
import { checkVerifier } from './verify/verifier';

export interface VerifyOptions {
  /** Authorities that are trusted beforehand; without the bundle's own among them nothing passes. */
  anchors: readonly Anchor[];
  /** The time that the verdict is for; without it everything is judged by when it was signed, and no clock is asked. */
  at?: Date | null | undefined;
  hasher?: HasherFactory;
  /** What reads pictures and reports, where the machine can do better than one after another. */
  digester?: Digester | undefined;
  /** Bytes done of bytes there; ends at the total. */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
  /** Takes the record that was read, where there is one. */
  onRecord?: (record: CheckedRecord) => void;
}

/**
 * Checks a bundle as docs/RECORD-FORMAT.md says, goes on after everything that is wrong, and tells all of it. Never
 * throws for what is in the file; rejects where the source cannot be read, or with the signal's reason.
 */
export async function verifyBundle(source: ByteSource, options: VerifyOptions): Promise<BundleReport> {
  const findings = new Findings();
  let read = 0;
  const digester = options.digester ?? plainDigester(source, options.hasher ?? portableHasher);
  const onRead = (bytes: number): void => {
    read += bytes;
    options.onProgress?.(Math.min(read, source.size), source.size);
  };
  options.signal?.throwIfAborted();
  const { files, recognised } = await openFiles(source, digester, findings, {
    onRead,
    signal: options.signal,
  });
  findings.checks.bytes = source.size;
  const at = options.at ?? null;
  const report = (
    authority: BundleReport['authority'],
    summary: Summary | null,
    lasting: Lasting | null = null,
  ): BundleReport => ({
    format: 'yuanjian-verification/1',
    ...findings.verdict,
    recognised,
    reasons: findings.reasons,
    notes: findings.notes,
    authority,
    summary,
    at: at?.toISOString() ?? null,
    lasting: findings.verdict.verdict === 'failed' ? null : lasting,
    checks: findings.checks,
  });
  if (!files || !recognised) return report(null, null);

  const certified = await checkPeople(files, options.anchors, findings);
  const shown = certified.authority?.shown ?? null;
  const checked = await checkEvents(files, certified, findings);
  checkChain(checked, files, findings);
  checkRevoked(checked.events, certified, findings);
  const people = new Map([...certified.authors].map(([fingerprint, { person }]) => [fingerprint, person]));
  const { inspection, ordered, waiting } = fold(checked.events, people);
  if (findings.isTorn) findings.add('record.incomplete', {}, { waiting: waiting.length });
  if (!inspection) {
    findings.addIfWhole('case.no-opening');
    await checkEvidence(files, null, findings);
    return report(shown, null);
  }
  options.onRecord?.({ inspection, ordered, waiting });
  if (shown && shown.fingerprint !== inspection.authority)
    findings.add('authority.other', { file: AUTHORITY_PATH });
  await checkEvidence(files, { inspection, ordered }, findings);
  checkSamePictures(inspection, findings);
  const held = await checkSignatures(files, inspection, ordered, certified, findings);
  await checkParallel(files, inspection, ordered, findings);
  const hasher = options.hasher ?? portableHasher;
  const page = await checkReport(files, inspection, certified, hasher, findings);
  await checkVerifier(files, inspection, findings);
  const vouching = options.anchors.map(({ certificate }) => certificate).filter(canVouchForTime);
  const stamped = { inspection, ordered, page };
  const { late, proofs } = await checkTimestamps(files, stamped, vouching, certified, findings);
  for (const event of late) held.delete(event);
  checkOutcome(inspection, ordered, findings);
  checkClosing(inspection, findings);
  await checkClocks(ordered, people, certified.authority, findings);
  const renewed = await checkRenewals(files, vouching, proofs, findings);
  const evidence = { ...stamped, proofs: [...proofs, ...renewed], renewals: renewalsIn(files) };
  const lasting = checkLasting(evidence, certified, at, findings);
  // Every step reads what it is about; should none have asked for a file, nobody knows what is in it.
  if (findings.verdict.verdict !== 'failed')
    for (const file of files.left) findings.add('file.unknown', { file });
  options.onProgress?.(source.size, source.size);
  return report(shown, summaryOf(inspection, held), lasting);
}

/** @param held the events of the signatures that hold: nobody is said to have signed by another. */
function summaryOf(inspection: Inspection, held: ReadonlySet<string>): Summary {
  const { signOff, closing } = inspection;
  const holder = (author: string) =>
    inspection.participants.find(({ fingerprint }) => fingerprint === author);
  return {
    case: inspection.id,
    declaration: inspection.case.declaration.number,
    company: inspection.case.company.name,
    openedAt: inspection.opened.wall,
    sealedAt: inspection.seal?.wall ?? null,
    seal: inspection.seal?.event ?? null,
    result: inspection.result?.result ?? null,
    disposal: inspection.result?.disposal ?? null,
    events: inspection.count,
    rejected: inspection.rejected.length,
    stills: inspection.stills.filter(({ captured, setAside }) => captured && !setAside).length,
    signers: (signOff?.signatures ?? [])
      .filter(({ event }) => held.has(event))
      .map(({ part, name, wall, author, statement }) => ({
        part,
        name,
        at: wall,
        fingerprint: author,
        statement,
      })),
    refusal: signOff?.refusal
      ? { name: signOff.refusal.name, at: signOff.refusal.wall, reason: signOff.refusal.reason }
      : null,
    amendments: inspection.amendments.map(({ author, wall, reason, text, seal }) => ({
      name: holder(author)?.name ?? '',
      at: wall,
      reason,
      text,
      sealedAt: seal?.wall ?? null,
    })),
    closing: closing && {
      part: holder(closing.author)?.part ?? null,
      name: holder(closing.author)?.name ?? '',
      at: closing.wall,
      events: closing.count,
    },
  };
}
