import path from 'node:path';
import { firstScreen, foundOffice } from '../drive/first-run';
import { freshDir, launch } from '../drive/launch';
import { projectDir } from '../runtime/where.mjs';
import { measurement, type Measurement } from './measure';

export const BARE_APP = path.join(projectDir, 'scripts/bench/bare');
const ROUNDS = 7;

/**
 * From starting the process to a first screen that can be used, beside a bare Electron window with one button. Both are
 * started again and again on a data folder that has been used before, as on any working day, taking turns.
 */
export async function benchStart(): Promise<Measurement> {
  const app = await freshDir('bench-start');
  const bare = await freshDir('bench-bare');
  try {
    await prepare(app.dir);
    await startBare(bare.dir);
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      reference.push(await startBare(bare.dir));
      ours.push(await startApp(app.dir));
    }
    return measurement('start', 'ms', 'lower', ours, reference, 'a bare Electron window', 1.5);
  } finally {
    await app.remove();
    await bare.remove();
  }
}

/** An officer's machine after its first day. */
async function prepare(dataDir: string): Promise<void> {
  const { page, close } = await launch({ dataDir });
  await firstScreen(page);
  await foundOffice(page, { name: '甲关员', badge: 'DEMO-1' }, '示例海关');
  await close();
}

async function startApp(dataDir: string): Promise<number> {
  const started = performance.now();
  const { page, close } = await launch({ dataDir, held: false });
  await firstScreen(page);
  const ms = performance.now() - started;
  await close();
  return ms;
}

async function startBare(dataDir: string): Promise<number> {
  const started = performance.now();
  const { page, close } = await launch({ dataDir, appDir: BARE_APP, held: false });
  await page.locator('#ready').waitFor();
  const ms = performance.now() - started;
  await close();
  return ms;
}
