import { originalPath } from '../../shared/bundle/names';
import type { Inspection, Participant, Stamp, Still } from '../../shared/record/state';

type Item = Inspection['case']['instruction']['items'][number];

/**
 * What the record says of one still, beside the picture: on which device it was made, what it proves and where its original
 * is. The same for the report, the case's screen and whoever verifies, and all of it from the events.
 */
export interface StillFacts {
  /** The device: program, system, and the certificate of its key. Null while nobody has captured it. */
  device: { name: string; app: string | null; platform: string | null; fingerprint: string } | null;
  /** The item that it was asked for, with what the instruction requires there. */
  item: Pick<Item, 'title' | 'requirement'> | null;
  /** Whether the item's answer rests on it. */
  answers: boolean;
  /** Goods lines and containers whose finding rests on it. */
  lines: number[];
  containers: string[];
  /** Machines that have the original by their own signed word: who made it, and who received it. */
  originals: (Stamp & { name: string })[];
  /** Its place in the bundle. */
  path: string | null;
}

export function stillFacts(inspection: Inspection, still: Still): StillFacts {
  const { captured, received, id } = still;
  const person = (author: string): Participant | undefined =>
    inspection.participants.find(({ fingerprint }) => fingerprint === author);
  const name = (author: string): string => person(author)?.name ?? author.slice(0, 8);
  const joined = captured && person(captured.author)?.joined;
  const rests = (finding: { evidence: readonly string[] } | null): boolean =>
    finding?.evidence.includes(id) ?? false;
  const item = inspection.case.instruction.items.find((one) => one.id === still.item);
  return {
    device: captured && {
      name: name(captured.author),
      app: joined?.app ?? null,
      platform: joined?.platform ?? null,
      fingerprint: captured.author,
    },
    item: item ? { title: item.title, requirement: item.requirement } : null,
    answers: inspection.items.some(({ answer }) => rests(answer)),
    lines: inspection.lines.filter(({ finding }) => rests(finding)).map(({ line }) => line),
    containers: inspection.containers.filter(({ check }) => rests(check)).map(({ number }) => number),
    originals: [captured, received].flatMap((stamp) =>
      stamp ? [{ event: stamp.event, author: stamp.author, wall: stamp.wall, name: name(stamp.author) }] : [],
    ),
    path: captured && originalPath(captured.original),
  };
}
