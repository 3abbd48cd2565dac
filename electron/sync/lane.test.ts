import { expect, test } from 'vitest';
import { Gate, Lane } from './lane';

function valve(): { opened: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test('a lane kicked many times while it runs runs once more, after the last kick', async () => {
  const first = valve();
  let runs = 0;
  const lane = new Lane(async () => {
    runs += 1;
    if (runs === 1) await first.opened;
  });
  const kicks = [lane.kick(), lane.kick(), lane.kick()];
  expect(runs).toBe(1);
  first.open();
  await Promise.all(kicks);
  expect(runs).toBe(2);
  await lane.kick();
  expect(runs).toBe(3);
});

test('a gate lets no more than its limit through at once and everybody in the end', async () => {
  const gate = new Gate(2);
  const valves = Array.from({ length: 6 }, valve);
  let inside = 0;
  let most = 0;
  const passing = valves.map(({ opened }) =>
    gate.pass(async () => {
      most = Math.max(most, ++inside);
      await opened;
      inside -= 1;
    }),
  );
  for (const { open } of valves) open();
  await Promise.all(passing);
  expect(most).toBe(2);
  expect(inside).toBe(0);
});
