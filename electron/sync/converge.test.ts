import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LEAD, Scene, agreed, becomeOfficer, openCase, stateOf, type Machine } from './machine.fixture';

const STEPS = [
  'lead writes',
  'company writes',
  'lead restarts',
  'company restarts',
  'hub goes',
  'hub comes',
] as const;

test('whatever order of writing, restarts and outages: in the end everybody has everything, in one order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...STEPS), { minLength: 3, maxLength: 10 }), async (steps) => {
      const scene = new Scene();
      try {
        await play(scene, steps);
      } finally {
        await scene.clear();
      }
    }),
    { numRuns: 6 },
  );
}, 120_000);

async function play(scene: Scene, steps: (typeof STEPS)[number][]): Promise<void> {
  const first = await scene.hub();
  const { port } = first;
  let hub: typeof first | null = first;
  const machines = { lead: await scene.machine(), company: await scene.machine() };
  await becomeOfficer(machines.lead, first, LEAD);
  const id = await openCase(machines.lead, machines.company);
  const written: string[] = [];
  for (const [i, step] of steps.entries()) {
    const who = step.startsWith('lead') ? 'lead' : 'company';
    if (step.endsWith('writes')) {
      written.push(`${who} ${i}`);
      await machines[who].cases.write(id, 'chat.said', { text: `${who} ${i}` });
    } else if (step.endsWith('restarts')) {
      const { folder, dataKey } = machines[who];
      await machines[who].close();
      machines[who] = await scene.machine(folder, dataKey);
    } else if (step === 'hub goes') {
      await hub?.close();
      hub = null;
    } else {
      hub ??= await scene.hub({ dataDir: scene.hubFolder, port });
    }
  }
  if (!hub) await scene.hub({ dataDir: scene.hubFolder, port });
  const said = (machine: Machine): string[] =>
    machine.cases
      .log(id)
      .inspection?.chat.map(({ text }) => text)
      .toSorted() ?? [];
  for (const machine of Object.values(machines)) {
    await machine.windows.when(() => said(machine).length === written.length);
  }
  await agreed(id, ...Object.values(machines));
  expect(said(machines.lead)).toEqual(written.toSorted());
  expect(stateOf(machines.company, id)).toEqual(stateOf(machines.lead, id));
}
