import type { RecordEvent } from '../../record/event';
import { closureOf } from '../../record/order';
import type { Inspection } from '../../record/state';
import type { PdfSignature } from '../../pdf/read';
import type { Certified } from './people';
import { Chains, type Dated, type Proof } from './proof';
import type { Findings, Lasting } from './report';
import { inBeijing } from './revocations';
import { revisionsOf } from './timestamps';

/** What is looked at: the record, the signatures in its report, and every trusted timestamp. */
interface Evidence {
  inspection: Inspection;
  ordered: readonly RecordEvent[];
  page: readonly PdfSignature[];
  proofs: readonly Proof[];
  renewals: number;
}

/**
 * Works out until when what was signed can be proven, and tells what could not be at the time that is asked about.
 * @param at null asks about no time: everything is judged by when it was signed.
 * @returns null for a record that nobody sealed.
 */
export function checkLasting(
  evidence: Evidence,
  certified: Certified,
  at: Date | null,
  findings: Findings,
): Lasting | null {
  if (!evidence.inspection.seal) return null;
  if (at) checkNotBefore(evidence, at, findings);
  const chains = new Chains(evidence.proofs);
  const ends = new Set(datedOf(evidence, certified).map((thing) => chains.endOf(thing)));
  const sorted = [...ends].sort((a, b) => a.until.getTime() - b.until.getTime());
  if (at) tellExpired(sorted, at, findings);
  const [first] = sorted;
  if (!first) return null;
  const { name, until } = first;
  return { until: until.toISOString(), ends: endOf(first), name, renewals: evidence.renewals };
}

const endOf = ({ kind }: Dated): Lasting['ends'] =>
  kind === 'timestamp' || kind === 'renewal' ? 'timestamp' : 'certificate';

/** Each certificate once, however much rests on it. */
function tellExpired(ends: readonly Dated[], at: Date, findings: Findings): void {
  const told = new Set<string>();
  for (const end of ends) {
    if (at <= end.until) continue;
    const key = `${endOf(end)} ${end.name} ${end.until.toISOString()}`;
    if (told.has(key)) continue;
    told.add(key);
    const params = { at: shown(at), name: end.name, until: shown(end.until) };
    findings.add(endOf(end) === 'timestamp' ? 'timestamp.expired' : 'certificate.expired', {}, params);
  }
}

function checkNotBefore({ ordered, proofs }: Evidence, at: Date, findings: Findings): void {
  const times = [
    ...ordered.map(({ wall }) => Date.parse(wall)),
    ...proofs.map((proof) => proof.at.getTime()),
  ];
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  if (at.getTime() < last)
    findings.add('time.before-record', {}, { at: shown(at), last: shown(new Date(last)) });
}

/**
 * What has to be proven: the events under the seal and under each amendment's seal, the signatures in force, and the fields
 * of the report. Events beside them, such as that somebody left the call, decide nothing.
 */
function datedOf({ inspection, ordered, page }: Evidence, certified: Certified): Dated[] {
  const { seal, amendments, signOff } = inspection;
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const authors = new Map<string, { name: string; until: Date }>();
  for (const [author, { person }] of certified.authors) {
    const ends = [Date.parse(person.notAfter), certified.authority?.notAfter.getTime() ?? Infinity];
    authors.set(author, { name: person.name, until: new Date(Math.min(...ends)) });
  }
  const dated = (
    kind: Dated['kind'],
    author: string,
    event: string,
    place: number | null = null,
  ): Dated[] => {
    const holder = authors.get(author);
    return holder ? [{ kind, ...holder, event, place }] : [];
  };
  const cuts = [seal, ...amendments.map((amendment) => amendment.seal)].filter((cut) => cut !== null);
  const events = cuts.flatMap((cut) => {
    const under = [...closureOf([cut.event], byHash)].flatMap((hash) => byHash.get(hash)?.author ?? []);
    return [...new Set(under)].flatMap((author) => dated('events', author, cut.event));
  });
  const signatures = signOff?.signatures ?? [];
  const revisions = revisionsOf(inspection);
  return [
    ...events,
    ...signatures.flatMap(({ author, event }) => dated('signature', author, event)),
    // The report's revisions and its signatures are as many: anything else has failed.
    ...page.flatMap((_, i) => {
      const stamp = revisions[i];
      return stamp ? dated('field', stamp.author, stamp.event, i) : [];
    }),
  ];
}

const shown = (time: Date): string => inBeijing(time.toISOString());
