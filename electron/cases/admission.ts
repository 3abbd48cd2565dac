import { AppError, toAppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { readCertificate } from '../../shared/identity/certificate';
import type { Bytes } from '../../shared/bytes';
import { decodeEvent, type RecordEvent, type SignedEvent } from '../../shared/record/event';
import type { CaseLog } from '../../shared/record/log';
import { verifyBytes } from '../../shared/record/signing';

export interface Admitted {
  signed: SignedEvent;
  event: RecordEvent;
}

export interface Admission {
  /** New events that may be stored, each author's in order. */
  admitted: Admitted[];
  refused: { hash: string; code: string }[];
}

/**
 * Decides which of the events that somebody sent may enter the log: of this case, by an author whose certificate was
 * checked, signed by that author, and next to an event of that author that is here or comes with it. What is in the
 * log already is passed over.
 * @param certificates DER by fingerprint.
 */
export async function admit(
  log: CaseLog,
  certificates: ReadonlyMap<string, Bytes>,
  incoming: readonly SignedEvent[],
): Promise<Admission> {
  const refused: Admission['refused'] = [];
  const candidates: Admitted[] = [];
  for (const signed of incoming) {
    const hash = sha256Hex(signed.bytes);
    if (log.has(hash) || candidates.some(({ event }) => event.hash === hash)) continue;
    try {
      const event = decodeEvent(signed.bytes);
      await assertSigned(log.id, certificates, signed, event);
      candidates.push({ signed, event });
    } catch (error) {
      refused.push({ hash, code: toAppError(error).code });
    }
  }
  const admitted: Admitted[] = [];
  const here = new Map<string, RecordEvent>();
  for (const candidate of candidates.toSorted((a, b) => a.event.seq - b.event.seq)) {
    const { event } = candidate;
    if (follows(event, event.prev === null ? null : (here.get(event.prev) ?? log.get(event.prev)))) {
      here.set(event.hash, event);
      admitted.push(candidate);
    } else {
      refused.push({ hash: event.hash, code: 'record.gap' });
    }
  }
  return { admitted, refused };
}

async function assertSigned(
  id: string,
  certificates: ReadonlyMap<string, Bytes>,
  signed: SignedEvent,
  event: RecordEvent,
): Promise<void> {
  if (event.case !== id) throw new AppError('record.other-case');
  const certificate = certificates.get(event.author);
  if (!certificate) throw new AppError('certificate.unknown');
  const { publicKey } = await readCertificate(certificate);
  if (!(await verifyBytes(publicKey, signed.signature, signed.bytes)))
    throw new AppError('record.bad-signature');
}

function follows(event: RecordEvent, previous: RecordEvent | null | undefined): boolean {
  if (previous === null) return event.seq === 0;
  return previous?.author === event.author && previous.seq === event.seq - 1;
}
