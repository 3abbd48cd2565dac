import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaseLog } from './log';
import { order } from './order';
import { fold } from './reducer';
import { TestOffice, type Role } from './test-office';

/** What one person does next in a random history: write something, or exchange everything with somebody. */
type Step = { by: Role; say: string } | { by: Role; ask: string } | { between: [Role, Role] };

const role = fc.constantFrom<Role>('lead', 'second', 'representative');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ by: role, say: fc.string({ minLength: 1, maxLength: 5 }) }),
  fc.record({ by: fc.constant<Role>('lead'), ask: fc.constantFrom('door', 'goods') }),
  fc.record({ between: fc.tuple(role, role) }),
);

/** Plays a history in which the three hear of each other only when a step says so, with clocks that disagree. */
async function play(steps: Step[]): Promise<TestOffice> {
  const office = await TestOffice.open();
  office.share();
  const skew: Record<string, number> = { lead: 0, second: 90_000, representative: -45_000 };
  for (const next of steps) {
    if ('between' in next) office.share(...next.between);
    else if ('say' in next) await office.write(next.by, 'chat.said', { text: next.say }, skew[next.by]);
    else await office.write(next.by, 'item.asked', { item: next.ask }, skew[next.by]);
  }
  return office;
}

const shuffled = <T>(list: readonly T[], seed: number): T[] =>
  list
    .map((value, i) => ({ value, key: Math.imul(seed ^ (i * 2654435761), 1597334677) >>> 0 }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

describe('the record converges', () => {
  it('to the same state in any order, with duplicates, by one at a time or all at once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.integer(), async (steps, seed) => {
        const office = await play(steps);
        const roles = ['lead', 'second', 'representative'] as const;
        const all = [...new Map(roles.flatMap((r) => office.eventsOf(r)).map((e) => [e.hash, e])).values()];
        const reference = fold(all, office.people);
        expect(reference.waiting).toEqual([]);

        const again = fold([...shuffled(all, seed), ...shuffled(all, seed + 1)], office.people);
        expect(again.inspection).toEqual(reference.inspection);
        expect(again.ordered.map(({ hash }) => hash)).toEqual(reference.ordered.map(({ hash }) => hash));

        const oneByOne = new CaseLog(office.id, office.people);
        for (const event of shuffled(all, seed + 2)) {
          oneByOne.add([event]);
          void oneByOne.inspection;
        }
        expect(oneByOne.inspection).toEqual(reference.inspection);
      }),
      { numRuns: 40 },
    );
  });

  it('after a partition heals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const office = await play(steps);
        office.share('lead', 'second', 'representative');
        const states = (['lead', 'second', 'representative'] as const).map((r) => office.logs[r].inspection);
        expect(states[1]).toEqual(states[0]);
        expect(states[2]).toEqual(states[0]);
      }),
      { numRuns: 40 },
    );
  });

  it('puts causes before effects, and leaves out what waits for a cause', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 20 }), fc.nat(), async (steps, pick) => {
        const office = await play(steps);
        office.share('lead', 'second', 'representative');
        const all = office.eventsOf('lead');
        const seen = new Set<string>();
        for (const event of order(all).events) {
          for (const cause of [event.prev, ...Object.values(event.seen)])
            if (cause) expect(seen).toContain(cause);
          seen.add(event.hash);
        }
        const lost = all[pick % all.length]!;
        const { events, waiting } = order(all.filter((event) => event !== lost));
        expect(events.length + waiting.length).toBe(all.length - 1);
        expect(events.some((event) => event.prev === lost.hash)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});
