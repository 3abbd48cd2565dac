import { AppError, toAppError } from '../../shared/errors';
import { MAX_EVENTS_PER_REQUEST, MAX_JSON_BYTES } from '../../shared/protocol/hub';
import type { RecordEvent, SignedEvent } from '../../shared/record/event';
import type { Frontier } from '../../shared/record/primitives';
import { allEvents } from '../cases/missing';
import { isHere, type CaseContext } from './context';
import { standOf, type HubStand } from './pull';
import { keepReceipts } from './receipts';

/** Base64 makes four bytes of three; some room for the JSON around it. */
const BATCH_BYTES = Math.floor(MAX_JSON_BYTES / 2);

/**
 * Sends what the hub has not signed for, whoever wrote it, each author's events in order, and keeps the receipts.
 * Sending again what the hub has is harmless and gives the same receipts.
 * @returns where the hub stands now.
 * @throws AppError as the hub answers; `sync.receipt-missing` when it took events without signing for them.
 */
export async function push(context: CaseContext, stand: HubStand): Promise<HubStand> {
  const unsent = unsentEvents(context, stand.frontier);
  const refusals: AppError[] = [];
  let now = stand;
  for (const batch of batches(context, unsent)) {
    try {
      now = await sendBatch(context, batch);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      refusals.push(toAppError(error));
      // One author's event that the hub refuses must not keep everybody else's from it.
      if (authorsOf(batch).length > 1) now = (await sendEach(context, batch)) ?? now;
    }
  }
  if (refusals[0]) throw refusals[0];
  if (unsent.some(({ hash }) => !context.receipts.has(hash))) throw new AppError('sync.receipt-missing');
  return now;
}

/** Everything without a receipt, and what lies beyond the hub's frontier all the same: a hub can lose its disk. */
function unsentEvents(context: CaseContext, frontier: Frontier): RecordEvent[] {
  if (!isHere(context)) return [];
  const events = allEvents(context.cases.log(context.id));
  const beyond = (event: RecordEvent): boolean => event.seq > (frontier[event.author]?.seq ?? -1);
  const lost = events.some((event) => beyond(event) && context.receipts.has(event.hash));
  if (lost) context.recheckFiles = true;
  return events.filter((event) => beyond(event) || !context.receipts.has(event.hash));
}

interface Outgoing {
  event: RecordEvent;
  signed: SignedEvent;
}

function* batches(context: CaseContext, events: RecordEvent[]): Generator<Outgoing[]> {
  let batch: Outgoing[] = [];
  let bytes = 0;
  for (const event of events) {
    const signed = context.store.events.signed(context.id, event.hash);
    if (!signed) continue;
    if (batch.length === MAX_EVENTS_PER_REQUEST || bytes + signed.bytes.length > BATCH_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ event, signed });
    bytes += signed.bytes.length + 200;
  }
  if (batch.length > 0) yield batch;
}

async function sendBatch(context: CaseContext, batch: Outgoing[]): Promise<HubStand> {
  const signed = batch.map((one) => one.signed);
  const answer = await context.link.client.push(context.id, signed, context.signal);
  await keepReceipts(context, answer.receipts, 'event', new Set(batch.map(({ event }) => event.hash)));
  await context.checkpoints.hear(context.link, answer.checkpoint);
  // What the hub signs for and leaves out of its tree would show here; the newest stands for the rest.
  const newest = answer.receipts.toSorted((a, b) => b.index - a.index)[0];
  if (newest) await context.checkpoints.confirm(context.link, newest);
  return standOf(answer);
}

async function sendEach(context: CaseContext, batch: Outgoing[]): Promise<HubStand | null> {
  let stand: HubStand | null = null;
  for (const author of authorsOf(batch)) {
    const own = batch.filter(({ event }) => event.author === author);
    stand = await sendBatch(context, own).catch((error: unknown) => {
      if (isRefusal(error)) return stand;
      throw error;
    });
  }
  return stand;
}

const authorsOf = (batch: Outgoing[]): string[] => [...new Set(batch.map(({ event }) => event.author))];

/** The hub looked at it and said no, as opposed to not having been there. */
const isRefusal = (error: unknown): boolean =>
  error instanceof AppError &&
  !['hub.unreachable', 'hub.other-certificate', 'sync.cancelled'].includes(error.code);
