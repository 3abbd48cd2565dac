import type { RecordEvent } from '../../record/event';
import { beijingSecond } from '../../beijing-time';
import type { Bytes } from '../../bytes';
import { readCrl, type RevocationList } from '../../identity/crl';
import { MAX_CRL_BYTES } from '../../protocol/hub';
import { eventPath, REVOCATIONS_PATH } from '../names';
import type { BundleFiles } from './files';
import type { Certified } from './people';
import type { Findings } from './report';

/** Reads the list of what the authority took back; empty where there is none, or none that is the authority's. */
export async function readRevocations(
  files: BundleFiles,
  authority: Bytes | null,
  findings: Findings,
): Promise<RevocationList['since']> {
  const file = REVOCATIONS_PATH;
  const none = new Map<string, Date>();
  // Without an authority the bundle fails for that.
  if (files.size(file) === null || !authority) return none;
  const list = await files.read(file, MAX_CRL_BYTES);
  if (!list) return none;
  try {
    return (await readCrl(list, authority)).since;
  } catch {
    // The bytes are in memory: whatever a parser throws is a fault of theirs.
    findings.add('revocations.invalid', { file });
    return none;
  }
}

/** Tells, for each author, what claims to have been written after the certificate was taken back. */
export function checkRevoked(events: readonly RecordEvent[], certified: Certified, findings: Findings): void {
  for (const [author, since] of certified.revoked) {
    const late = events.filter((event) => event.author === author && event.wall >= since.toISOString());
    const first = late.reduce<RecordEvent | null>((a, b) => (a && a.seq <= b.seq ? a : b), null);
    if (!first) continue;
    const where = { file: eventPath(first), event: first.hash };
    findings.add('certificate.revoked', where, { ...revocationOf(author, certified), count: late.length });
  }
}

/** Whose certificate was taken back and when, for a reason's text. */
export function revocationOf(
  author: string,
  { authors, revoked }: Certified,
): { name: string; since: string } {
  return {
    name: authors.get(author)?.person.name ?? '?',
    since: inBeijing(revoked.get(author)?.toISOString() ?? ''),
  };
}

/** A text may stand alone, so it names its zone. */
export const inBeijing = (iso: string): string => `${beijingSecond(iso)} UTC+8`;
