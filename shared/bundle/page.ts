import { AppError, type ErrorJson } from '../errors';
import { portableHasher, type HasherFactory } from '../hash';
import { CERTIFICATION, FIELD_NAMES, type AnyFieldName } from '../pdf/fields';
import { readPdfSignatures, type PdfSignature } from '../pdf/read';
import type { PageRevision } from '../record/bodies';
import type { Inspection, Stamp } from '../record/state';
import { sealCode } from './names';

/** Checks the report against the record: every revision is what its event says, signed by whoever wrote that event. */

const CLOCK_SLACK = 10 * 60 * 1000;

/** Something in a report that the record does not say. */
type PageFault =
  | { code: 'report.changed' | 'report.signer' | 'report.time'; field: AnyFieldName }
  | { code: 'report.malformed'; reason: ErrorJson };

interface CheckedPage {
  /** Empty where all is well. */
  faults: PageFault[];
  /** The signatures of a report that has a sound form. */
  signatures: PdfSignature[];
}

/** One revision as its event has it. */
interface Step extends Pick<Stamp, 'author' | 'wall'> {
  field: AnyFieldName;
  reason: string | null;
  /** SHA-256 of the report up to its end, and of what it added. */
  after: string;
  added: string;
  /** Where it begins and ends, in bytes. */
  start: number;
  end: number;
}

/**
 * Checks the report of the sign-off in force. Never throws for what is in it.
 * @param pdf as many bytes as its pieces have together.
 * @param authority certificate of the authority of all signers, DER.
 */
export async function checkPage(
  pdf: Uint8Array,
  inspection: Inspection,
  authority: Uint8Array,
  hasher: HasherFactory = portableHasher,
): Promise<CheckedPage> {
  const broken = (fault: PageFault): CheckedPage => ({ faults: [fault], signatures: [] });
  const steps = stepsOf(inspection);
  const changed = steps.find((step) => !isAsWritten(pdf, step, hasher));
  if (changed) return broken({ code: 'report.changed', field: changed.field });
  try {
    const signatures = await readPdfSignatures(pdf, authority, hasher);
    return { faults: steps.flatMap((step, i) => faultsOf(step, signatures[i], inspection)), signatures };
  } catch (thrown) {
    // A parser may throw what it likes; what it was given is in this file.
    const error = thrown instanceof AppError ? thrown : new AppError('pdf.malformed', { what: 'PDF' });
    return broken({ code: 'report.malformed', reason: error.toJSON() });
  }
}

function stepsOf({ id, signOff, seal, report }: Inspection): Step[] {
  if (!signOff) return [];
  const { author, wall, report: base } = signOff.prepared;
  const { sha256, size } = base;
  const certified = { field: CERTIFICATION, reason: null, after: sha256, added: sha256 } as const;
  const steps: Step[] = [{ author, wall, ...certified, start: 0, end: size }];
  const grow = (stamp: Stamp & { page: PageRevision }, field: string, reason: string): void => {
    // That it was made on the page before it is a rule of the record.
    const { append, after } = stamp.page;
    const start = steps.at(-1)!.end;
    steps.push({
      author: stamp.author,
      wall: stamp.wall,
      field: FIELD_NAMES.find((name) => name === field) ?? CERTIFICATION,
      reason: reason || null,
      after,
      added: append.sha256,
      start,
      end: start + append.size,
    });
  };
  for (const signature of signOff.signatures) grow(signature, signature.part, signature.statement);
  if (seal && report) grow(report, 'seal', sealCode(id, seal.event));
  return steps;
}

function isAsWritten(pdf: Uint8Array, { start, end, after, added }: Step, hasher: HasherFactory): boolean {
  const digest = (bytes: Uint8Array): string => {
    const state = hasher();
    state.update(bytes);
    return state.digest();
  };
  if (pdf.length < end || digest(pdf.subarray(0, end)) !== after) return false;
  return start === 0 || digest(pdf.subarray(start, end)) === added;
}

function faultsOf(step: Step, signature: PdfSignature | undefined, inspection: Inspection): PageFault[] {
  const { field, author, wall, reason, end } = step;
  const signer = inspection.participants.find(({ fingerprint }) => fingerprint === author);
  const theirs =
    signature?.field === field &&
    signature.fingerprint === author &&
    signature.name === signer?.name &&
    signature.reason === reason &&
    signature.end === end;
  if (!theirs) return [{ code: 'report.signer', field }];
  const apart = Math.abs(signature.at.getTime() - Date.parse(wall));
  return apart > CLOCK_SLACK ? [{ code: 'report.time', field }] : [];
}
