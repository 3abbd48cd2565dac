import { type Bytes } from '../../bytes';
import { AppError } from '../../errors';
import { sha256Hex } from '../../hash';
import { MAX_EVENT_BYTES, decodeEvent, type RecordEvent } from '../../record/event';
import { verifyBytes } from '../../record/signing';
import { certificatePath, eventPath } from '../names';
import type { BundleFiles } from './files';
import type { Author, Certified } from './people';
import type { Findings } from './report';

/** What all events together may take: they are held in memory, and no inspection comes near. */
const MAX_RECORD_BYTES = 64 * 1024 * 1024;

/** An event with the bytes that its signature is over. */
interface ReadEvent {
  event: RecordEvent;
  bytes: Bytes;
}

/** The events that can be relied on, and the names in the bundle of those that cannot. */
interface CheckedEvents {
  events: RecordEvent[];
  /** Files of events that fell out, for a reason that was told. */
  dropped: Set<string>;
}

/** Reads and checks every event by itself: spelling, name, signature, author, certificate at its time. */
export async function checkEvents(
  files: BundleFiles,
  certified: Certified,
  findings: Findings,
): Promise<CheckedEvents> {
  const { authors } = certified;
  const events: RecordEvent[] = [];
  const used = new Set<string>();
  const missing = new Set<string>();
  const names = files.names('event');
  const dropped = new Set(names);
  if (names.reduce((sum, name) => sum + (files.size(name) ?? 0), 0) > MAX_RECORD_BYTES) {
    findings.add('record.too-large', {}, { limit: MAX_RECORD_BYTES / 1024 / 1024 });
    findings.tear();
    return { events, dropped };
  }
  for (const file of names) {
    const read = await readEvent(files, file, findings);
    if (!read) continue;
    const { event } = read;
    used.add(event.author);
    const author = authors.get(event.author);
    if (!author) {
      if (files.size(certificatePath(event.author)) === null) missing.add(event.author);
      continue;
    }
    if (!(await isSigned(files, file, read, author, findings))) continue;
    if (!isInTime(event, author, certified.authority)) {
      findings.add('certificate.out-of-time', { file, event: event.hash });
    }
    events.push(event);
    dropped.delete(file);
  }
  for (const file of files.names('event-signature')) {
    const own = file.replace(/sig$/, 'json');
    if (files.size(own) !== null) continue;
    files.missing('event.missing', { file });
    dropped.add(own);
  }
  for (const author of missing)
    files.missing('certificate.missing', { file: certificatePath(author) }, { author: author.slice(0, 16) });
  if (dropped.size > 0) findings.tear();
  for (const [fingerprint, { file }] of authors)
    if (!used.has(fingerprint)) findings.addIfWhole('certificate.unused', { file });
  return { events, dropped };
}

async function readEvent(files: BundleFiles, file: string, findings: Findings): Promise<ReadEvent | null> {
  const bytes = await files.read(file, MAX_EVENT_BYTES);
  if (!bytes) return null;
  findings.checks.events++;
  try {
    const event = decodeEvent(bytes);
    if (eventPath(event) === file) return { event, bytes };
    findings.add('event.changed', { file, event: event.hash });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const where = { file, event: sha256Hex(bytes) };
    findings.add('event.malformed', where, { rule: error.params.rule ?? error.code });
  }
  return null;
}

async function isSigned(
  files: BundleFiles,
  file: string,
  { event, bytes }: ReadEvent,
  author: Author,
  findings: Findings,
): Promise<boolean> {
  const signatureFile = file.replace(/json$/, 'sig');
  const where = { file: signatureFile, event: event.hash };
  if (files.size(signatureFile) === null) {
    files.missing('event.signature-missing', where);
    return false;
  }
  const signature = await files.read(signatureFile, 100);
  if (!signature) return false;
  if (await verifyBytes(author.publicKey, signature, bytes)) return true;
  findings.add('event.signature', where);
  return false;
}

/** Whether the certificates, the author's and its authority's, were valid at the time that the event claims. */
function isInTime(event: RecordEvent, { person }: Author, authority: Certified['authority']): boolean {
  const at = Date.parse(event.wall);
  const within = (from: number, until: number): boolean => from <= at && at <= until;
  return (
    within(Date.parse(person.notBefore), Date.parse(person.notAfter)) &&
    (authority === null || within(authority.notBefore.getTime(), authority.notAfter.getTime()))
  );
}

/**
 * Checks how the events hang together: one case, every cause there, each author's numbers without a gap. That the events
 * that fell out are missing is not told again.
 */
export function checkChain({ events, dropped }: CheckedEvents, files: BundleFiles, findings: Findings): void {
  const known = new Set([...dropped].map(hashOf));
  const byHash = new Map(events.map((event) => [event.hash, event]));
  const missing = new Map<string, RecordEvent[]>();
  const needs = (event: RecordEvent, cause: string, fits: (found: RecordEvent) => boolean): void => {
    const found = byHash.get(cause);
    if (!found) {
      const effects = missing.get(cause);
      if (effects) effects.push(event);
      else missing.set(cause, [event]);
    } else if (!fits(found)) findings.add('chain.order', { file: eventPath(event), event: event.hash });
  };
  const id = events.find((event) => event.type === 'case.opened')?.case ?? events[0]?.case;
  for (const event of events) {
    if (event.case !== id) findings.add('event.other-case', { file: eventPath(event), event: event.hash });
    const { prev, seq, author } = event;
    if (prev !== null) needs(event, prev, (found) => found.author === author && found.seq === seq - 1);
    for (const [other, cause] of Object.entries(event.seen))
      needs(event, cause, (found) => found.author === other);
  }
  for (const [hash, effects] of missing) {
    findings.tear();
    if (known.has(hash.slice(0, 32))) continue;
    const own = effects.find((event) => event.prev === hash) ?? effects[0];
    const first = own ? eventPath(own) : '';
    const params = { hash: hash.slice(0, 16), count: String(effects.length), first };
    files.missing('chain.missing', { event: hash }, params);
  }
}

/** The first digits of an event's hash, from the name of its file. */
const hashOf = (file: string): string => file.slice(-37, -5);
