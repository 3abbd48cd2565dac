import { readOptions, UsageError, type DemoOptions } from './demo/options';
import { OutFolder } from './demo/out-folder';
import { perform } from './demo/perform';
import { hasDisplay } from './setup/display.mjs';
import { usageOf } from './setup/usage.mjs';
import { startXvfb } from './xvfb';

/*
 * `npm run demo`: one complete inspection with three real apps and a hub, from invitation to verified bundle, driven
 * through the screens. Exits 0 when everything went well, 1 when something failed, 2 when it could not begin.
 */

process.exitCode = await main();

async function main(): Promise<number> {
  let options: DemoOptions | null;
  let out: OutFolder;
  try {
    options = await readOptions(process.argv.slice(2));
    if (!options) {
      process.stdout.write(usageOf('demo'));
      return 0;
    }
    if (noDisplay(options)) {
      process.stderr.write(
        '没有可以打开窗口的显示器，请加 --headless。\nThere is no display to open windows on; add --headless to run without one.\n',
      );
      return 2;
    }
    // Last, since it clears away what an earlier run has left.
    out = await OutFolder.open(options.out);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf('demo')}`);
    return 2;
  }
  const screen = options.headless && process.platform === 'linux' ? await startXvfb() : null;
  if (screen) process.env.DISPLAY = screen.display;
  try {
    return await perform(options, out);
  } finally {
    await screen?.stop();
  }
}

function noDisplay({ headless }: DemoOptions): boolean {
  return !headless && process.platform === 'linux' && !hasDisplay(process.env);
}
