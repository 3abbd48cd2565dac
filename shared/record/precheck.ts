import { z } from 'zod';
import { CAMERA_TROUBLES } from '../customs/codes';
import { PATH_WAYS, PRECHECK_ADVICE, type PrecheckAdvice } from '../customs/precheck-labels';

/** What a machine found before it went into the call: facts as it measured them, and what it advised its person. */

const Kbps = z.int().min(0).max(10_000_000).nullable();

/** One way to the others: through the hub, or through a relay by UDP, TCP or TLS. */
export const CheckedPath = z.strictObject({
  way: z.enum(PATH_WAYS),
  reached: z.boolean(),
  /** There and back, in milliseconds. */
  delayMs: z.int().min(0).max(600_000).nullable(),
  upKbps: Kbps,
  downKbps: Kbps,
  /** Of packets that nobody sends again; null where the way knows none. */
  lossPercent: z.number().min(0).max(100).nullable(),
});
export type CheckedPath = z.infer<typeof CheckedPath>;

const Facts = {
  /** Null: none is open. */
  camera: z
    .strictObject({
      name: z.string().max(200),
      width: z.int().min(0).max(16_384),
      height: z.int().min(0).max(16_384),
      trouble: z.enum(CAMERA_TROUBLES).nullable(),
    })
    .nullable(),
  microphone: z.strictObject({ name: z.string().max(200), heard: z.boolean() }).nullable(),
  paths: z.array(CheckedPath).max(33),
  /** How far the hub's clock is ahead; null where it did not answer. */
  clock: z
    .strictObject({
      aheadMs: z.int().min(-1e12).max(1e12),
      roundTripMs: z.int().min(0).max(600_000),
    })
    .nullable(),
  /** Bytes that may still be written to the disk of the app's data. */
  freeBytes: z
    .int()
    .min(0)
    .max(2 ** 53 - 1)
    .nullable(),
  /** Null where the machine has none, or does not say. */
  battery: z.strictObject({ percent: z.int().min(0).max(100), charging: z.boolean() }).nullable(),
};

export const PrecheckFacts = z.strictObject(Facts);
export type PrecheckFacts = z.infer<typeof PrecheckFacts>;

export const PRECHECK_BODIES = {
  'precheck.done': z.strictObject({
    ...Facts,
    advice: z.array(z.enum(PRECHECK_ADVICE)).max(PRECHECK_ADVICE.length),
  }),
} as const;

/** A picture of 1280 × 720 that can be read takes about this much; below the second only stills get through well. */
const ENOUGH_KBPS = 1000;
const LITTLE_KBPS = 300;
/** ITU-T G.114 calls 400 ms one way unacceptable for talk; a round trip of that is where people begin to interrupt each other. */
const LONG_MS = 400;
const LOSSY_PERCENT = 3;
const CLOCK_OFF_MS = 2000;
const SMALL = { width: 1280, height: 720 };
const LITTLE_BYTES = 2 * 1024 ** 3;
const LOW_PERCENT = 30;

/** What to tell somebody who goes into a call with this machine, the gravest first. */
export function precheckAdvice(facts: PrecheckFacts): PrecheckAdvice[] {
  const { camera, microphone, paths, clock, freeBytes, battery } = facts;
  const hub = paths.find(({ way }) => way === 'hub');
  const relays = paths.filter(({ way }) => way !== 'hub');
  const reached = paths.filter((path) => path.reached);
  const best = (of: (path: CheckedPath) => number | null): number =>
    Math.max(...reached.map((path) => of(path) ?? 0));
  const [up, down] = [best(({ upKbps }) => upKbps), best(({ downKbps }) => downKbps)];
  const slowest = Math.min(up, down);
  const least = (of: (path: CheckedPath) => number | null): number =>
    Math.min(...reached.map((path) => of(path) ?? Infinity));
  const loss = least(({ lossPercent }) => lossPercent);
  const delay = least(({ delayMs }) => delayMs);
  const found: [PrecheckAdvice, boolean][] = [
    ['no-hub', !hub?.reached],
    ['no-camera', camera === null || camera.trouble === 'lost' || camera.trouble === 'silent'],
    ['dark-camera', camera?.trouble === 'dark'],
    ['still-camera', camera?.trouble === 'still'],
    ['no-microphone', microphone === null],
    ['silent-microphone', microphone?.heard === false],
    ['no-relay', relays.length > 0 && relays.every((path) => !path.reached)],
    ['very-slow', reached.length > 0 && slowest < LITTLE_KBPS],
    ['slow', reached.length > 0 && slowest >= LITTLE_KBPS && slowest < ENOUGH_KBPS],
    ['loss', Number.isFinite(loss) && loss > LOSSY_PERCENT],
    ['delay', Number.isFinite(delay) && delay > LONG_MS],
    ['clock', clock !== null && Math.abs(clock.aheadMs) - clock.roundTripMs / 2 > CLOCK_OFF_MS],
    ['small-camera', camera !== null && camera.width * camera.height < SMALL.width * SMALL.height],
    ['storage', freeBytes !== null && freeBytes < LITTLE_BYTES],
    ['battery', battery !== null && !battery.charging && battery.percent < LOW_PERCENT],
  ];
  return found.filter(([, is]) => is).map(([advice]) => advice);
}
