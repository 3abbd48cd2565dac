/** Prints the path of the Electron executable, installing the runtime first when there is none: `$(node scripts/electron-path.mjs) .` */
import { electronPath, ensureElectron } from './runtime/electron.mjs';
import { sayError } from './runtime/say.mjs';

try {
  await ensureElectron();
  process.stdout.write(`${electronPath()}\n`);
} catch (error) {
  process.exitCode = sayError(error);
}
