import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { freshDir } from '../drive/launch';
import { playAll } from './acts';
import { Camera } from './camera';
import { enter, type Cast } from './cast';
import type { DemoOptions } from './options';
import type { OutFolder } from './out-folder';
import { Pictures } from './pictures';
import { runtimeWords } from './runtime-words';
import { shareOut } from './takes';
import { timeServer } from './time-authority';
import { Timeline } from './timeline';

/** Sets the stage, plays the whole inspection, and clears up whether it went well or not. Returns the exit code. */
export async function perform(options: DemoOptions, out: OutFolder): Promise<number> {
  const { dir, remove } = await freshDir('demo');
  const timeline = new Timeline(say);
  const pictures = new Pictures(out);
  const cast: Partial<Cast> = {};
  // What is to be taken away again, the newest first.
  const clearUp: (() => Promise<unknown>)[] = [() => leave(cast), remove];
  try {
    const stage = { dir, camera: path.join(dir, 'camera.y4m') };
    const camera = await Camera.open(await readFile(options.camera), stage.camera);
    clearUp.unshift(() => camera.close());
    const takes = shareOut(options.file, options.film, camera.count);
    cast.lead = await timeline.time('app_ready', '主查关员的程序就绪 / the lead’s app is ready', () =>
      enter('lead', options.file, stage),
    );
    say(await runtimeWords(cast.lead));
    // The others start while the lead founds the office.
    const others = Promise.all(
      (['second', 'company'] as const).map(async (role) => {
        cast[role] = await enter(role, options.file, stage);
      }),
    );
    clearUp.unshift(() => Promise.allSettled([others]));
    const time = await timeServer(say);
    if (time) clearUp.unshift(() => time.close());
    // Whoever has not entered yet does so before an act needs them.
    const whole = cast as Cast;
    await playAll({ options, out, stage, cast: whole, timeline, pictures, camera, takes, time }, others);
    return 0;
  } catch (error) {
    process.stderr.write(
      `the demo failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    await keepLastScreens(cast, out);
    return 1;
  } finally {
    await writeFile(out.place('timeline.json'), `${JSON.stringify(timeline.steps, null, 2)}\n`);
    const count = await pictures.list();
    say(`${count} 张画面，说明见 / pictures, described in ${path.join(out.dir, 'pictures.json')}`);
    for (const step of clearUp) await step();
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function leave(cast: Partial<Cast>): Promise<void> {
  await Promise.all(Object.values(cast).map((actor) => actor.close().catch(() => actor.kill())));
}

/** What everybody had in front of them when it failed. */
async function keepLastScreens(cast: Partial<Cast>, out: OutFolder): Promise<void> {
  for (const [role, actor] of Object.entries(cast)) {
    const shot = { path: out.place(`failed-${role}.png`), timeout: 5000 };
    await actor.page
      .screenshot(shot)
      .catch(() => process.stderr.write(`no picture of the ${role}’s screen\n`));
  }
}
