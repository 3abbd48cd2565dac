import { AppError } from '../../shared/errors';
import type { z } from 'zod';
import type { Forks } from '../../shared/protocol/hub';
import { decodeEvent, fromWire, type SignedEvent } from '../../shared/record/event';
import type { Frontier } from '../../shared/record/primitives';
import { isHere, type CaseContext } from './context';
import { isUnknownCase, learnPeople } from './learn';

/** Where the hub stands in a case: everybody's last event, and the events that claim a place beside another. */
export interface HubStand {
  frontier: Frontier;
  forks: z.infer<typeof Forks>;
}

export const standOf = (told: { frontier: Frontier; forks?: z.infer<typeof Forks> }): HubStand => ({
  frontier: told.frontier,
  forks: told.forks ?? [],
});

/**
 * Asks where the hub stands. The question is for this machine's own next event, which nobody else can have, so the
 * answer is short.
 */
export async function askStand(context: CaseContext): Promise<HubStand> {
  const { link, id, cases, signal } = context;
  const me = link.identity.person.fingerprint;
  const own = isHere(context) ? cases.log(id).frontier[me] : undefined;
  try {
    return standOf(await link.client.events(id, me, own ? own.seq + 1 : 0, signal));
  } catch (error) {
    if (isUnknownCase(error)) return standOf({ frontier: {} });
    throw error;
  }
}

/** Author → the place in that author's log from which this machine lacks something that the hub has. */
export function lacking(context: CaseContext, { frontier, forks }: HubStand): Map<string, number> {
  const log = isHere(context) ? context.cases.log(context.id) : null;
  const from = new Map<string, number>();
  const here = log?.frontier ?? {};
  for (const [author, { seq, head }] of Object.entries(frontier)) {
    if (log?.has(head)) continue;
    const own = here[author];
    // Where we are as far as the hub or further and still do not have its last event, the log forks: begin at its root.
    from.set(author, own && own.seq < seq ? own.seq + 1 : 0);
  }
  for (const { author, seq, hash } of forks) {
    if (!log?.has(hash)) from.set(author, Math.min(seq, from.get(author) ?? seq));
  }
  return from;
}

/**
 * Fetches every author's events that the hub has and this machine has not.
 * @returns what was wrong with some of it, which is no reason not to send: `sync.clone` when the hub has events of our
 *   own key that we do not know (this store was restored or copied, and signing on would fork the log), `sync.refused`
 *   when events did not pass the checks.
 */
export async function pull(context: CaseContext, stand: HubStand): Promise<AppError | null> {
  const refused: string[] = [];
  const wanted = lacking(context, stand);
  for (const [author, from] of wanted) refused.push(...(await pullAuthor(context, stand, author, from)));
  if (wanted.has(context.link.identity.person.fingerprint)) return new AppError('sync.clone');
  if (refused.length === 0) return null;
  return new AppError('sync.refused', { count: refused.length, rule: refused[0] ?? '' });
}

/** @returns codes of what was refused. */
async function pullAuthor(
  context: CaseContext,
  stand: HubStand,
  author: string,
  start: number,
): Promise<string[]> {
  const { link, id, signal } = context;
  let from = start;
  while (lacking(context, stand).has(author)) {
    const events = (await link.client.events(id, author, from, signal)).events.map(fromWire);
    const last = events.at(-1);
    if (!last) throw new AppError('sync.incomplete');
    const refused = await takeIn(context, events);
    // What these rest on is not what we have in its place: a fork further back.
    if (refused.includes('record.gap') && from > 0) from = 0;
    else if (refused.length > 0) return refused;
    else from = decodeEvent(last.bytes).seq + 1;
  }
  return [];
}

/** Ingests; somebody whose certificate is new here is learned about once and the events offered again. */
async function takeIn(context: CaseContext, events: SignedEvent[]): Promise<string[]> {
  const offer = async (): Promise<string[]> =>
    (await context.cases.ingest(context.id, events)).refused.map(({ code }) => code);
  const refused = await offer();
  if (!refused.includes('certificate.unknown')) return refused;
  await learnPeople(context);
  return offer();
}
