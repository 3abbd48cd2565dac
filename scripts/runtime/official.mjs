import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { digestOf } from './digest.mjs';
import { megabytes, say, SetupError } from './say.mjs';
import { unzip } from './unzip.mjs';
import { executableIn, projectDir } from './where.mjs';

/** DESIGN.md section 9: a download that does not answer within this time counts as unreachable. */
const NO_ANSWER_MS = 15_000;

/**
 * Where the official binary lies, with the environment variables that Electron's own installer understands.
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ name: string, url: string }}
 */
export function officialUrl(version, env = process.env) {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const mirror =
    env.ELECTRON_MIRROR ??
    env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const folder = (env.ELECTRON_CUSTOM_DIR ?? `v${version}`).replace('{{ version }}', version);
  return { name, url: `${mirror.replace(/\/*$/, '/')}${folder}/${name}` };
}

/**
 * Downloads the official Electron and unpacks it into `into`.
 * @param {string} version
 * @param {string} into an empty folder
 * @param {{ noAnswerMs?: number, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<string>} the path of the executable, relative to `into`
 * @throws {SetupError} unreachable, or the bytes are not those that the electron package lists
 */
export async function installOfficial(version, into, { noAnswerMs = NO_ANSWER_MS, env = process.env } = {}) {
  const { name, url } = officialUrl(version, env);
  const expected = (await checksums())[name];
  if (!expected)
    throw new SetupError(`Electron ${version} is not made for this machine (${name})`, advice(name));
  const zip = path.join(into, '..', `${path.basename(into)}.zip`);
  say(`downloading Electron ${version} from ${new URL(url).host} ...`);
  const size = await download(url, zip, noAnswerMs);
  if ((await digestOf(zip, 'sha256', 'hex')) !== expected) {
    throw new SetupError(`${url} does not have the checksum that the electron package lists`, advice(name));
  }
  say(`unpacking ${megabytes(size)} ...`);
  await unzip(zip, into);
  return executableIn();
}

/** @returns {Promise<Record<string, string>>} file name to SHA-256 in hex, as published inside the electron package */
async function checksums() {
  const file = path.join(projectDir, 'node_modules', 'electron', 'checksums.json');
  return /** @type {Record<string, string>} */ (JSON.parse(await readFile(file, 'utf8')));
}

/**
 * Fetches `url`; gives up when nothing at all arrives for `noAnswerMs`, before the first byte or in the middle.
 * @param {string} url
 * @param {string} file
 * @param {number} noAnswerMs
 * @returns {Promise<number>} bytes written
 */
export async function download(url, file, noAnswerMs) {
  const silence = new AbortController();
  const timer = setTimeout(
    () => silence.abort(new Error(`no answer for ${noAnswerMs / 1000} s`)),
    noAnswerMs,
  );
  let bytes = 0;
  try {
    const response = await fetch(url, { signal: silence.signal });
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status} ${response.statusText}`);
    const body = Readable.fromWeb(/** @type {import('node:stream/web').ReadableStream} */ (response.body));
    body.on('data', (/** @type {Uint8Array} */ chunk) => {
      bytes += chunk.byteLength;
      timer.refresh();
    });
    await pipeline(body, createWriteStream(file), { signal: silence.signal });
    return bytes;
  } catch (error) {
    const reason = silence.signal.aborted ? silence.signal.reason : error;
    throw new SetupError(`cannot download ${url}: ${describe(reason)}`, advice(path.basename(file)), {
      cause: error,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** @param {unknown} error fetch says only "fetch failed"; the reason is in its cause */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}

/** @param {string} name */
function advice(name) {
  return [
    'Set ELECTRON_MIRROR to a mirror that this network reaches, for example',
    '  ELECTRON_MIRROR=https://npmmirror.com/mirrors/electron/ npm start',
    `or unpack ${name} by hand and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
  ].join('\n');
}
