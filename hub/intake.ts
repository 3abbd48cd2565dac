import { AppError } from '../shared/errors';
import { readCertificate } from '../shared/identity/certificate';
import type { Person } from '../shared/identity/person';
import { signReceipt } from '../shared/identity/receipt';
import type { PushResult, Receipt } from '../shared/protocol/hub';
import { verifyCheckpoint } from '../shared/identity/checkpoint';
import { isOpening } from '../shared/record/case-id';
import { decodeEvent, type RecordEvent, type SignedEvent } from '../shared/record/event';
import { partOf } from '../shared/record/parts';
import { verifyBytes } from '../shared/record/signing';
import type { z } from 'zod';
import type { HubContext } from './context';
import { shortName } from './log';
import type { NewEvent, StoredCase } from './store/storage';

interface Incoming {
  signed: SignedEvent;
  event: RecordEvent;
}

/**
 * Takes events into a case: checks form, author, signature and chain of each, stores all of them or none, and answers
 * with the receipts once they are on disk. Whether an event is allowed by the rules of the record is not the hub's to
 * judge: that is the reducer's, on every machine alike.
 * @throws AppError `event.*`, `hub.other-case`, `hub.unknown-author`, `hub.no-part`, `hub.bad-signature`,
 *   `hub.bad-checkpoint`, `hub.gap`, `hub.not-opened`, `hub.no-access`, each naming the event by its hash where there is one.
 */
export async function takeIn(
  context: HubContext,
  caller: Person,
  id: string,
  signed: SignedEvent[],
): Promise<z.infer<typeof PushResult>> {
  const known = await context.storage.cases.get(id);
  const incoming = signed.map((one) => ({ signed: one, event: decode(one, id) }));
  const stored = known ?? (await openedBy(context, incoming));
  if (!partOf(caller, id, stored.file)) throw new AppError('hub.no-access');
  await Promise.all(incoming.map((one) => checkAuthor(context, stored, one)));
  const at = context.clock().toISOString();
  const events = await Promise.all(incoming.map((one) => withReceipt(context, one, at)));
  const { receipts, added } = await context.storage.events.append(id, events, known ? null : stored);
  if (added) context.changed(id);
  const forks = await context.storage.events.forks(id);
  const claimed = forks.find(({ hash }) => events.some((event) => event.hash === hash));
  if (added && claimed)
    context.log.warn('a log forks', { author: shortName(claimed.author), seq: claimed.seq });
  return {
    receipts: receipts.map((receipt, i): Receipt => ({
      kind: 'event',
      case: id,
      hash: events[i]!.hash,
      hub: context.authority.fingerprint,
      ...receipt,
    })),
    frontier: await context.storage.events.frontier(id),
    checkpoint: await context.checkpoints.now(),
    ...(forks.length > 0 && { forks }),
  };
}

function decode({ bytes }: SignedEvent, id: string): RecordEvent {
  const event = decodeEvent(bytes);
  if (event.case !== id) throw new AppError('hub.other-case', { hash: event.hash });
  return event;
}

/** The case that the events open, when it is new here. */
async function openedBy(context: HubContext, incoming: Incoming[]): Promise<StoredCase> {
  const opening = incoming.find(({ event }) => isOpening(event))?.event;
  if (opening?.type !== 'case.opened') throw new AppError('hub.unknown-case');
  const author = await context.storage.certificates.get(opening.author);
  const { hash } = opening;
  if (opening.body.authority !== context.authority.fingerprint)
    throw new AppError('hub.other-authority', { hash });
  if (!author) throw new AppError('hub.unknown-author', { hash, author: shortName(opening.author) });
  const { case: file } = opening.body;
  if (partOf(author.person, opening.case, file) !== 'lead') throw new AppError('hub.not-lead', { hash });
  return { id: opening.case, openedBy: opening.author, file };
}

/**
 * An event's author holds a certificate of this hub and has a part in the case. Whether the certificate was taken back
 * since does not count here: what somebody wrote before, others may bring later. Who is shut out cannot call the hub.
 */
async function checkAuthor(
  context: HubContext,
  { id, file }: StoredCase,
  { event, signed }: Incoming,
): Promise<void> {
  const { hash } = event;
  const author = await context.storage.certificates.get(event.author);
  if (!author) throw new AppError('hub.unknown-author', { hash, author: shortName(event.author) });
  if (!partOf(author.person, id, file))
    throw new AppError('hub.no-part', { hash, author: shortName(event.author) });
  const { publicKey } = await readCertificate(author.der);
  if (!(await verifyBytes(publicKey, signed.signature, signed.bytes)))
    throw new AppError('hub.bad-signature', { hash });
  const { checkpoint } = event;
  if (checkpoint === null) return;
  if (!(await verifyCheckpoint(checkpoint, await readCertificate(context.authority.certificate))))
    throw new AppError('hub.bad-checkpoint', { hash });
}

/** The receipt is signed first and stored with the event in one step, so what is stored always has the one receipt. */
async function withReceipt(
  { authority }: HubContext,
  { event, signed }: Incoming,
  at: string,
): Promise<NewEvent> {
  const { hash, author, seq, prev, blobs } = event;
  const signature = await signReceipt(authority, { kind: 'event', case: event.case, hash, at });
  return { hash, author, seq, prev, blobs, ...signed, receipt: { at, signature } };
}
