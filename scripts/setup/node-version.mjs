import { readFileSync } from 'node:fs';
import path from 'node:path';
import { SetupError } from '../runtime/say.mjs';
import { projectDir } from '../runtime/where.mjs';

/**
 * @param {string} [running]
 * @throws {SetupError} the Node in use is older than package.json's "engines" allows
 */
export function checkNode(running = process.versions.node) {
  const manifest = readFileSync(path.join(projectDir, 'package.json'), 'utf8');
  const parsed = /** @type {{ engines: { node: string } }} */ (JSON.parse(manifest));
  const oldest = parsed.engines.node.replace('>=', '');
  if (compare(running, oldest) >= 0) return;
  throw new SetupError(
    `Node ${running} is too old`,
    `Install Node ${oldest} or newer (https://nodejs.org), then try again.`,
  );
}

/**
 * @param {string} a
 * @param {string} b
 */
function compare(a, b) {
  const left = a.split('.').map(Number);
  const right = b.split('.').map(Number);
  for (const at of [0, 1, 2]) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
