import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from './say.mjs';

const SETUID = 0o4000;

/**
 * Whether Chromium can confine its renderers here (chromium/src docs/linux/sandboxing.md): never as root; else through user
 * namespaces where the kernel lets ordinary programs have them, or through chrome-sandbox when it belongs to root and is setuid.
 * @param {string} dist folder of the Electron runtime
 * @param {{ platform?: NodeJS.Platform, uid?: number, namespaces?: () => boolean }} [machine]
 */
export function canConfine(dist, machine = {}) {
  const { platform = process.platform, uid = process.getuid?.(), namespaces = hasNamespaces } = machine;
  if (platform !== 'linux') return true;
  return uid !== 0 && (isSetuid(path.join(dist, 'chrome-sandbox')) || namespaces());
}

/**
 * @param {string} dist
 * @param {string[]} args of the app
 * @param {Parameters<typeof canConfine>[1]} [machine]
 * @throws {SetupError} Chromium would end at once with a message about its sandbox
 */
export function checkSandbox(dist, args, machine) {
  if (args.includes('--no-sandbox') || canConfine(dist, machine)) return;
  const helper = path.join(dist, 'chrome-sandbox');
  throw new SetupError(
    'Chromium cannot confine its renderers: this system gives ordinary users no user namespaces, and chrome-sandbox is not setuid root',
    'Let an administrator do one of these:\n' +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0   (Ubuntu 23.10 and newer)\n' +
      '  sudo sysctl -w kernel.unprivileged_userns_clone=1               (older Debian)\n' +
      `  sudo chown root:root ${helper} && sudo chmod 4755 ${helper}\n` +
      'In a throw-away container you may accept the risk with: npm start -- --no-sandbox',
    { exitCode: 1 },
  );
}

/** Asks for the namespaces that Chromium's zygote asks for. */
function hasNamespaces() {
  const asked = spawnSync('unshare', ['--user', '--map-root-user', '--pid', '--net', '--fork', 'true'], {
    stdio: 'ignore',
  });
  // Without the program (util-linux) there is no telling: Chromium says so itself then.
  return asked.error !== undefined || asked.status === 0;
}

/** @param {string} file */
function isSetuid(file) {
  try {
    const { uid, mode } = statSync(file);
    return uid === 0 && (mode & SETUID) !== 0;
  } catch {
    return false;
  }
}
