import { clockFindings } from '../../record/clock';
import type { RecordEvent } from '../../record/event';
import type { People } from '../../identity/person';
import { eventPath } from '../names';
import type { Findings } from './report';

/** Notes where the clocks of the record contradict each other: times to be careful with, not faults of the bundle. */
export function checkClocks(ordered: readonly RecordEvent[], people: People, findings: Findings): void {
  const byHash = new Map(ordered.map((event) => [event.hash, event]));
  const name = (hash: string): string => people.get(byHash.get(hash)?.author ?? '')?.name ?? '?';
  for (const { kind, event, against, byMs } of clockFindings(ordered)) {
    const found = byHash.get(event);
    const where = found ? { file: eventPath(found), event } : { event };
    findings.add(`clock.${kind}`, where, { who: name(event), other: name(against), by: duration(byMs) });
  }
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
