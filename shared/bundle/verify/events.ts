import { AppError } from '../../errors';
import { sha256Hex } from '../../hash';
import { MAX_EVENT_BYTES, decodeEvent, type RecordEvent } from '../../record/event';
import { verifyBytes } from '../../record/signing';
import { certificatePath, eventPath } from '../names';
import type { BundleFiles } from './files';
import type { Author, Certified } from './people';
import type { Findings } from './report';

/** Reads and checks every event by itself: spelling, name, signature, author, certificate at its time. */
export async function checkEvents(
  files: BundleFiles,
  { authors }: Certified,
  findings: Findings,
): Promise<RecordEvent[]> {
  const events: RecordEvent[] = [];
  const used = new Set<string>();
  const missing = new Set<string>();
  for (const file of files.names('event')) {
    const event = await checkEvent(files, file, findings);
    if (!event) continue;
    used.add(event.author);
    const author = authors.get(event.author);
    if (!author) {
      if (files.size(certificatePath(event.author)) === null) missing.add(event.author);
      continue;
    }
    if (await isSigned(files, file, event, author, findings)) events.push(event);
  }
  for (const file of files.names('event-signature')) {
    if (files.size(file.replace(/sig$/, 'json')) === null) findings.add('event.missing', { file });
  }
  for (const author of missing) {
    findings.add('certificate.missing', { file: certificatePath(author) }, { author: author.slice(0, 16) });
  }
  for (const [fingerprint, { file }] of authors)
    if (!used.has(fingerprint)) findings.add('certificate.unused', { file });
  return events;
}

async function checkEvent(files: BundleFiles, file: string, findings: Findings): Promise<RecordEvent | null> {
  const bytes = await files.read(file, MAX_EVENT_BYTES);
  if (!bytes) return null;
  findings.checks.events++;
  const hash = sha256Hex(bytes);
  try {
    const event = decodeEvent(bytes);
    if (eventPath(event) === file) return event;
    findings.add('event.changed', { file, event: hash });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    findings.add('event.malformed', { file, event: hash }, { rule: error.params.rule ?? error.code });
  }
  return null;
}

async function isSigned(
  files: BundleFiles,
  file: string,
  event: RecordEvent,
  author: Author,
  findings: Findings,
): Promise<boolean> {
  const signatureFile = file.replace(/json$/, 'sig');
  const where = { file: signatureFile, event: event.hash };
  if (files.size(signatureFile) === null) {
    findings.add('event.signature-missing', where);
    return false;
  }
  const signature = await files.read(signatureFile, 100);
  const bytes = await files.read(file, MAX_EVENT_BYTES);
  if (!signature || !bytes) return false;
  if (!(await verifyBytes(author.publicKey, signature, bytes))) {
    findings.add('event.signature', where);
    return false;
  }
  const { notBefore, notAfter } = author.person;
  const at = Date.parse(event.wall);
  if (at < Date.parse(notBefore) || at > Date.parse(notAfter)) {
    findings.add('certificate.out-of-time', { file, event: event.hash });
  }
  return true;
}

/** Checks how the events hang together: one case, every cause there, each author's numbers without a gap. */
export function checkChain(events: readonly RecordEvent[], findings: Findings): void {
  const byHash = new Map(events.map((event) => [event.hash, event]));
  const missing = new Map<string, RecordEvent[]>();
  const needs = (event: RecordEvent, cause: string, fits: (found: RecordEvent) => boolean): void => {
    const found = byHash.get(cause);
    if (!found) missing.set(cause, [...(missing.get(cause) ?? []), event]);
    else if (!fits(found)) findings.add('chain.order', { file: eventPath(event), event: event.hash });
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
    const own = effects.find((event) => event.prev === hash) ?? effects[0];
    const first = own ? eventPath(own) : '';
    findings.add('chain.missing', { event: hash }, { hash: hash.slice(0, 16), count: effects.length, first });
  }
}
