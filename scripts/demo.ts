import { spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { enter, type Cast, type Stage } from './demo/cast';
import { readOptions, USAGE, UsageError, type DemoOptions } from './demo/options';
import { enrol, exportBundle, inspectLive, signOff, type Play } from './demo/play';
import { Timeline } from './demo/timeline';
import { unpack } from './demo/artefacts';
import { freshDir } from './drive/launch';
import { atOwnSpeed } from './film/mjpeg';
import { projectDir } from './runtime/where.mjs';
import { startXvfb } from './xvfb';

/*
 * `npm run demo`: one complete inspection with three real apps and a hub, from invitation to verified bundle, driven
 * through the screens. Exits 0 when everything went well, 1 when something failed, 2 when it could not begin.
 */

process.exitCode = await main();

async function main(): Promise<number> {
  let options: DemoOptions;
  try {
    options = await readOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}\n`);
    return 2;
  }
  try {
    await mkdir(options.out, { recursive: true });
  } catch {
    process.stderr.write(
      `${options.out} cannot be used for what the demo leaves: it is no folder, or cannot be made\n`,
    );
    return 2;
  }
  if (
    !options.headless &&
    process.platform === 'linux' &&
    !process.env.DISPLAY &&
    !process.env.WAYLAND_DISPLAY
  ) {
    process.stderr.write('there is no display to open windows on; add --headless to run without one\n');
    return 2;
  }
  const screen = options.headless && process.platform === 'linux' ? await startXvfb() : null;
  if (screen) process.env.DISPLAY = screen.display;
  try {
    return await perform(options);
  } finally {
    await screen?.stop();
  }
}

async function perform(options: DemoOptions): Promise<number> {
  const { dir, remove } = await freshDir('demo');
  const timeline = new Timeline((line) => process.stdout.write(`${line}\n`));
  const cast: Partial<Cast> = {};
  let pictures = 0;
  const picture: Play['picture'] = async (actor, name) => {
    const file = `${String(++pictures).padStart(2, '0')}-${name}.png`;
    await actor.page.screenshot({ path: path.join(options.out, file), animations: 'disabled' });
  };
  try {
    const stage = await setStage(options, dir);
    cast.lead = await timeline.time('app_ready', '主查关员的程序就绪 / the lead’s app is ready', () =>
      enter('lead', options.file, stage),
    );
    [cast.second, cast.company] = await Promise.all([
      enter('second', options.file, stage),
      enter('company', options.file, stage),
    ]);
    const play: Play = { options, cast: cast as Cast, timeline, picture };
    await enrol(play);
    await inspectLive(play);
    await signOff(play);
    const bundle = await exportBundle(play);
    const { report } = await unpack(bundle);
    await timeline.time('verified', '离线核验通过 / the bundle is verified', () => verify(bundle));
    process.stdout.write(`\n${bundle}\n${report}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(
      `the demo failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    await keepLastScreens(cast, options.out);
    return 1;
  } finally {
    await writeFile(path.join(options.out, 'timeline.json'), `${JSON.stringify(timeline.steps, null, 2)}\n`);
    await Promise.all(Object.values(cast).map((actor) => actor.close().catch(() => actor.kill())));
    await remove();
  }
}

/** The camera film at the speed at which it was drawn: the fake camera plays any film at 30 pictures a second. */
async function setStage(options: DemoOptions, dir: string): Promise<Stage> {
  const camera = path.join(dir, 'camera.mjpeg');
  await writeFile(camera, atOwnSpeed(await readFile(options.camera)));
  return { dir, camera, locale: 'zh-CN' };
}

/** What everybody had in front of them when it failed. */
async function keepLastScreens(cast: Partial<Cast>, out: string): Promise<void> {
  for (const [role, actor] of Object.entries(cast)) {
    const shot = { path: path.join(out, `failed-${role}.png`), timeout: 5000 };
    await actor.page
      .screenshot(shot)
      .catch(() => process.stderr.write(`no picture of the ${role}’s screen\n`));
  }
}

/** Checks the bundle with the same command that a stranger would use. */
function verify(bundle: string): Promise<void> {
  const args = ['--import', import.meta.resolve('tsx'), path.join(projectDir, 'scripts/verify.ts'), bundle];
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run verify ended with ${String(code)}`)),
    );
  });
}
