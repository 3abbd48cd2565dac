/**
 * `npm run dist -- [--dir] [TARGET ...]`: packages the app with electron-builder around the Electron runtime that is installed here.
 * Without arguments: the targets that electron-builder.yml names for this system. `--dir`: the unpacked folder only.
 */
import { build, Platform, type Configuration } from 'electron-builder';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installedDist } from './runtime/electron.mjs';
import { say, sayError, SetupError } from './runtime/say.mjs';
import { pinnedVersion, projectDir } from './runtime/where.mjs';
import { explained } from './package/explain';
import { asksForHelp } from './setup/usage.mjs';

try {
  const { dir, targets } = readArguments(process.argv.slice(2));
  if (!dir)
    say(
      'installers need tools that electron-builder fetches from GitHub; `npm run dist -- --dir` needs none',
    );
  const config = runtimeConfig();
  say(`packaging with Electron ${config.electronVersion ?? ''} from ${String(config.electronDist)}`);
  const made = await build({
    projectDir,
    publish: 'never',
    config,
    targets: Platform.current().createTarget(dir ? 'dir' : targets.length > 0 ? targets : null),
  }).catch((error: unknown) => {
    throw explained(error as Error);
  });
  for (const file of made) process.stdout.write(`${file}\n`);
  if (dir) say(`the packaged app lies in ${path.join(projectDir, 'dist')}`);
} catch (error) {
  process.exitCode = sayError(error);
}

function readArguments(args: string[]): { dir: boolean; targets: string[] } {
  asksForHelp('dist', args); // refuses what is not known
  const { values, positionals } = parseArgs({
    args,
    options: { dir: { type: 'boolean' } },
    allowPositionals: true,
  });
  return { dir: values.dir ?? false, targets: positionals };
}

function runtimeConfig(): Configuration {
  const electronDist = installedDist();
  if (!electronDist)
    throw new SetupError('there is no Electron runtime', 'Run `npm run dist` rather than this script alone.');
  return { electronDist, electronVersion: versionOf(electronDist) };
}

/** Every Electron distribution carries its version in a file; one unpacked by hand may lack it. */
function versionOf(dist: string): string {
  try {
    return readFileSync(path.join(dist, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return pinnedVersion();
  }
}
