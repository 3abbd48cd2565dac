import { AppError, toAppError } from '../../shared/errors';
import { sha256Hex } from '../../shared/hash';
import { readCertificate } from '../../shared/identity/certificate';
import { verifyCheckpoint } from '../../shared/identity/checkpoint';
import type { Bytes } from '../../shared/bytes';
import { decodeEvent, type RecordEvent, type SignedEvent } from '../../shared/record/event';
import type { CaseLog } from '../../shared/record/log';
import { verifyBytes } from '../../shared/record/signing';
import { allEvents } from './missing';
import type { Revoked } from './revocations';

export interface Admitted {
  signed: SignedEvent;
  event: RecordEvent;
}

export interface Known {
  authority: Bytes | null;
  certificates: ReadonlyMap<string, Bytes>;
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
 *
 * What somebody wrote after the certificate was taken back is refused, with one exception: where somebody else's event
 * rests on it, it stays, or that event could never take part in the record. So a machine that learned late of the
 * revocation does not part from those that learned early.
 * @param known the case's authority and the certificates that it gave, DER by fingerprint.
 * @param revoked serial numbers that the case's authority took back, and since when.
 */
export async function admit(
  log: CaseLog,
  known: Known,
  incoming: readonly SignedEvent[],
  revoked: Revoked,
): Promise<Admission> {
  const refused: Admission['refused'] = [];
  const candidates: Admitted[] = [];
  const late: Admitted[] = [];
  const since = await authorsTakenBack(known.certificates, revoked);
  for (const signed of incoming) {
    const hash = sha256Hex(signed.bytes);
    if (log.has(hash) || [...candidates, ...late].some(({ event }) => event.hash === hash)) continue;
    try {
      const event = decodeEvent(signed.bytes);
      await assertSigned(log.id, known, signed, event);
      const until = since.get(event.author);
      (until && event.wall >= until.toISOString() ? late : candidates).push({ signed, event });
    } catch (error) {
      refused.push({ hash, code: toAppError(error).code });
    }
  }
  if (late.length > 0) {
    const beside = [...allEvents(log), ...candidates.map(({ event }) => event)];
    const { carried, dropped } = sortLate(
      late,
      beside.filter(({ author }) => !since.has(author)),
    );
    candidates.push(...carried);
    refused.push(...dropped.map(({ event }) => ({ hash: event.hash, code: 'certificate.revoked' })));
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

/** Author → since when the author's certificate is taken back. */
async function authorsTakenBack(
  certificates: ReadonlyMap<string, Bytes>,
  revoked: Revoked,
): Promise<Map<string, Date>> {
  const since = new Map<string, Date>();
  if (revoked.size === 0) return since;
  for (const [fingerprint, der] of certificates) {
    const date = revoked.get((await readCertificate(der)).serial);
    if (date) since.set(fingerprint, date);
  }
  return since;
}

/** Which of the events that came too late are carried by others' events, directly or below another late one. */
function sortLate(
  late: readonly Admitted[],
  others: readonly RecordEvent[],
): { carried: Admitted[]; dropped: Admitted[] } {
  const carried: Admitted[] = [];
  const dropped: Admitted[] = [];
  const causes = new Set(others.flatMap(({ seen }) => Object.values(seen)));
  // The last first, so that what carries one is known before it.
  for (const one of late.toSorted((a, b) => b.event.seq - a.event.seq)) {
    const { hash, prev, seen } = one.event;
    if (!causes.has(hash)) {
      dropped.push(one);
      continue;
    }
    carried.push(one);
    for (const cause of [prev, ...Object.values(seen)]) if (cause !== null) causes.add(cause);
  }
  return { carried, dropped };
}

async function assertSigned(
  id: string,
  { authority, certificates }: Known,
  signed: SignedEvent,
  event: RecordEvent,
): Promise<void> {
  if (event.case !== id) throw new AppError('record.other-case');
  const certificate = certificates.get(event.author);
  if (!certificate) throw new AppError('certificate.unknown');
  const { publicKey } = await readCertificate(certificate);
  if (!(await verifyBytes(publicKey, signed.signature, signed.bytes)))
    throw new AppError('record.bad-signature');
  const { checkpoint } = event;
  if (checkpoint === null) return;
  const isTheHubs = authority && (await verifyCheckpoint(checkpoint, await readCertificate(authority)));
  if (!isTheHubs) throw new AppError('record.bad-checkpoint');
}

function follows(event: RecordEvent, previous: RecordEvent | null | undefined): boolean {
  if (previous === null) return event.seq === 0;
  return previous?.author === event.author && previous.seq === event.seq - 1;
}
