/**
 * Loads the app named on the command line, as the default app of an official Electron does (electron/electron,
 * default_app/main.ts): `electron .`, `electron out/main/index.js`, with `-r FILE` before it. The runtime that comes from
 * npm has none. An ES module with top-level await, so that `ready` is not emitted before the app has loaded.
 */
import { app } from 'electron';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const { file, preloads } = readArguments(process.argv.slice(1));
process.defaultApp = true;

if (file === null) {
  process.stdout.write(
    `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}\n`,
  );
  app.exit(0);
} else {
  const require = createRequire(path.resolve('index.js'));
  try {
    for (const preload of preloads) require(path.resolve(preload));
    await import(pathToFileURL(describeApp(path.resolve(file))).href);
  } catch (error) {
    process.stderr.write(`cannot load the app ${file}\n${error.stack ?? error}\n`);
    app.exit(1);
  }
}

function readArguments(args) {
  const preloads = [];
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '-r' || args[at] === '--require') {
      at += 1;
      preloads.push(args[at]);
    } else if (!args[at].startsWith('-')) {
      return { file: args[at], preloads };
    }
  }
  return { file: null, preloads };
}

/** Gives the app its name, version and path from its package.json, and returns the file to run. */
function describeApp(named) {
  if (!existsSync(named) || !statSync(named).isDirectory()) {
    app.setAppPath(path.dirname(named));
    return createRequire(import.meta.url).resolve(named);
  }
  const manifest = path.join(named, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${named} has no package.json`);
  const about = JSON.parse(readFileSync(manifest, 'utf8'));
  if (about.version) app.setVersion(about.version);
  if (about.productName ?? about.name) app.setName(about.productName ?? about.name);
  app.setDesktopName?.(about.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(named);
  return path.resolve(named, about.main ?? 'index.js');
}
