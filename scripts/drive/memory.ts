import type { RunningApp } from './launch';
import { recordedSeconds } from './recording';

const SAMPLE_EVERY_S = 5;

/** What an app needs besides what every longer call fills first: pictures, pools of buffers, compiled code. */
const WARM_UP_SHARE = 0.25;

/** Working set of all processes of an app together, in MiB. */
async function memoryOf({ electron, page }: RunningApp): Promise<number> {
  // What nobody uses any more may lie about until the next collection, which comes whenever it likes.
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
  const kibibytes = await electron.evaluate(({ app }) =>
    app.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  );
  return kibibytes / 1024;
}

/**
 * Watches the memory of an app that records, until so many seconds are recorded, by the recording's own clock.
 * @returns MiB, a sample every five seconds of recording, from the end of the warm-up on.
 */
export async function memoryWhileRecording(app: RunningApp, seconds: number): Promise<number[]> {
  const samples: number[] = [];
  for (let next = seconds * WARM_UP_SHARE; next <= seconds; next += SAMPLE_EVERY_S) {
    await recordedSeconds(app.page, next);
    samples.push(await memoryOf(app));
  }
  return samples;
}

/** The first and the last third of the samples, to be compared. */
export function thirds(samples: readonly number[]): { first: number[]; last: number[] } {
  const third = Math.ceil(samples.length / 3);
  return { first: samples.slice(0, third), last: samples.slice(-third) };
}
