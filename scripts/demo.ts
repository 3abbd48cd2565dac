import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { unpack } from './demo/artefacts';
import { cameraOf, putFilm } from './demo/camera';
import { enter, type Cast, type Stage } from './demo/cast';
import { enrol } from './demo/enrol';
import { inspectLive } from './demo/inspect';
import { readOptions, UsageError, type DemoOptions } from './demo/options';
import { prepareOut } from './demo/out-folder';
import { Pictures } from './demo/pictures';
import { exportBundle, review, signOff, type Play } from './demo/play';
import { terminalPicture } from './demo/terminal';
import { Timeline } from './demo/timeline';
import { freshDir } from './drive/launch';
import { projectDir } from './runtime/where.mjs';
import { usageOf } from './setup/usage.mjs';
import { startXvfb } from './xvfb';

/*
 * `npm run demo`: one complete inspection with three real apps and a hub, from invitation to verified bundle, driven
 * through the screens. Exits 0 when everything went well, 1 when something failed, 2 when it could not begin.
 */

process.exitCode = await main();

async function main(): Promise<number> {
  let options: DemoOptions | null;
  try {
    options = await readOptions(process.argv.slice(2));
    if (options) await prepareOut(options.out);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf('demo')}`);
    return 2;
  }
  if (!options) {
    process.stdout.write(usageOf('demo'));
    return 0;
  }
  if (
    !options.headless &&
    process.platform === 'linux' &&
    !process.env.DISPLAY &&
    !process.env.WAYLAND_DISPLAY
  ) {
    process.stderr.write(
      '没有可以打开窗口的显示器，请加 --headless。\nThere is no display to open windows on; add --headless to run without one.\n',
    );
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
  const pictures = new Pictures(options.out);
  try {
    const stage = await setStage(options, dir);
    cast.lead = await timeline.time('app_ready', '主查关员的程序就绪 / the lead’s app is ready', () =>
      enter('lead', options.file, stage),
    );
    [cast.second, cast.company] = await Promise.all([
      enter('second', options.file, stage),
      enter('company', options.file, stage),
    ]);
    const camera = cameraOf(options.camera, options.file);
    const play: Play = { options, cast: cast as Cast, timeline, pictures, camera };
    await enrol(play);
    await timeline.time('inspected', '逐项查检完成 / every item is inspected', () => inspectLive(play));
    await review(play);
    await signOff(play);
    const bundle = await exportBundle(play);
    const { report } = await unpack(bundle);
    const words = await timeline.time('verified', '离线核验通过 / the bundle is verified', () =>
      verify(bundle),
    );
    await pictures.put(terminalPicture(`npm run verify -- ${path.basename(bundle)}`, words), 'verified');
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
    const count = await pictures.list();
    process.stdout.write(
      `${count} 张画面，说明见 / pictures, described in ${path.join(options.out, 'pictures.json')}\n`,
    );
    await Promise.all(Object.values(cast).map((actor) => actor.close().catch(() => actor.kill())));
    await remove();
  }
}

/** What the company's camera shows, at the speed of a person who walks with it. */
async function setStage(options: DemoOptions, dir: string): Promise<Stage> {
  const camera = path.join(dir, 'camera.mjpeg');
  await putFilm(options.camera, camera);
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

/** Checks the bundle with the same command that a stranger would use, and returns what it says. */
function verify(bundle: string): Promise<string> {
  const args = ['--import', import.meta.resolve('tsx'), path.join(projectDir, 'scripts/verify.ts'), bundle];
  const child = spawn(process.execPath, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'inherit'] });
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    process.stdout.write(chunk);
    words += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(words) : reject(new Error(`npm run verify ended with ${String(code)}`)),
    );
  });
}
