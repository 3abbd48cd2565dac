import type { PowerChange } from '../../shared/ipc/contract';
import type { MainPort } from './main-port';

/** How often the clock is looked at, and a gap between two looks that no busy machine makes. */
const LOOK_MS = 2000;
const GAP_MS = 20_000;

/**
 * Tells when the computer slept or its screen was locked: as the system says it, and by a gap in a timer's ticks where the
 * system says nothing. Returns the functions that stop.
 */
export function listenToPower(main: MainPort, tell: (to: PowerChange) => void): (() => void)[] {
  let last = Date.now();
  const timer = setInterval(() => {
    const gap = Date.now() - last;
    last = Date.now();
    if (gap >= GAP_MS) tell('awake');
  }, LOOK_MS);
  return [
    () => clearInterval(timer),
    main.on('power-changed', ({ to }) => {
      // The gap is accounted for: one waking is told once.
      last = Date.now();
      tell(to);
    }),
  ];
}
