import { readCertificate } from '../../identity/certificate';
import { verifyCheckpoint } from '../../identity/checkpoint';
import type { People } from '../../identity/person';
import { clockFindings } from '../../record/clock';
import type { RecordEvent } from '../../record/event';
import { eventPath } from '../names';
import type { Certified } from './people';
import type { Findings } from './report';

/**
 * Checks the hub's checkpoints in the events, and tells where the clocks of the record contradict each other: nothing is
 * forged by that, but not all of its times can be true.
 */
export async function checkClocks(
  ordered: readonly RecordEvent[],
  people: People,
  authority: Certified['authority'],
  findings: Findings,
): Promise<void> {
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const name = (hash: string): string => people.get(byHash.get(hash)?.author ?? '')?.name ?? '?';
  const whereIs = (event: string) => {
    const found = byHash.get(event);
    return found ? { file: eventPath(found), event } : { event };
  };
  const genuine = await genuineCheckpoints(ordered, authority, (event) =>
    findings.add('checkpoint.invalid', whereIs(event), { who: name(event) }),
  );
  for (const { kind, event, against, byMs } of clockFindings(genuine)) {
    const code = kind === 'two-histories' ? 'checkpoint.two-histories' : (`clock.${kind}` as const);
    findings.add(code, whereIs(event), { who: name(event), other: name(against), by: duration(byMs) });
  }
}

/** The events, without the checkpoints that are not their authority's word; each of these is told once. */
async function genuineCheckpoints(
  ordered: readonly RecordEvent[],
  authority: Certified['authority'],
  tell: (event: string) => void,
): Promise<RecordEvent[]> {
  const facts = authority && (await readCertificate(authority.certificate));
  const known = new Map<string, boolean>();
  const events: RecordEvent[] = [];
  for (const event of ordered) {
    const { checkpoint } = event;
    if (checkpoint !== null && !known.has(checkpoint)) {
      // Without the authority's certificate nothing is known of it, and that has been told.
      known.set(checkpoint, facts !== null && (await verifyCheckpoint(checkpoint, facts)) !== null);
      if (facts && !known.get(checkpoint)) tell(event.hash);
    }
    events.push(checkpoint === null || known.get(checkpoint) ? event : { ...event, checkpoint: null });
  }
  return events;
}

/** A time in the largest unit that it has two of. */
function duration(ms: number): { zh: string; en: string } {
  const [size, zh, en] =
    ms >= 2 * 3_600_000
      ? [3_600_000, '小时', 'h']
      : ms >= 2 * 60_000
        ? [60_000, '分钟', 'min']
        : [1000, '秒', 's'];
  const count = Number((ms / size).toFixed(1));
  return { zh: `${count} ${zh}`, en: `${count} ${en}` };
}
