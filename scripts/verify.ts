import { open } from 'node:fs/promises';
import { fileSource } from '../electron/export/file-io';
import { nativeHasher } from '../electron/export/native-hash';
import { verifyBundle } from '../shared/bundle/verify';
import type { Anchor } from '../shared/bundle/verify/people';
import { toAppError } from '../shared/errors';
import { inertJson } from '../shared/inert';
import { errorText } from '../shared/messages';
import type { BundleReport } from '../shared/bundle/verify/report';
import { usageOf } from './setup/usage.mjs';
import { AnchorError } from './verify/anchors';
import { readOptions, type Options } from './verify/options';
import { renew } from './verify/renew';
import { threadsFor, type Threads } from './verify/threads';
import { inWords, languageOf } from './verify/words';

/**
 * `npm run verify -- FILE [FILE…] [--json] [--trust CA.pem]… [--at TIME]`: checks record bundles, as of a time where one is
 * given. `--renew FILE --tsa URL [--out FILE]`: writes a copy with one more timestamp over everything, and checks that.
 * Exit: 0 all passed, 1 one failed, 2 unusable input (usage, a file that cannot be read or is no bundle, a
 * renewal that could not be made), 3 indeterminate;
 * of several files the first of 1, 2, 3 that occurs.
 */

const EXIT = { passed: 0, failed: 1, unusable: 2, indeterminate: 3 } as const;
/** From here on the work is shared among threads, and a line on stderr tells how far it is. */
const LARGE_BYTES = 64 * 1024 * 1024;

interface Unusable {
  verdict: 'unusable';
  error: { zh: string; en: string };
}

const language = languageOf(process.env);
process.exitCode = await main();

async function main(): Promise<number> {
  let options: Options | null;
  try {
    options = await readOptions();
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof AnchorError)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf('verify')}`);
    return EXIT.unusable;
  }
  if (!options) {
    process.stdout.write(usageOf('verify'));
    return EXIT.passed;
  }
  const { json } = options;
  const results: { file: string; result: BundleReport | Unusable }[] = [];
  for (const given of options.files) {
    const { file, result } = options.renew
      ? await renewed(given, options.renew, options.anchors)
      : { file: given, result: await check(given, options) };
    results.push({ file, result });
    if (json) continue;
    process.stdout.write(
      result.verdict === 'unusable'
        ? `${file}: ${result.error[language]}\n`
        : inWords(file, result, language),
    );
  }
  if (json) {
    const named = results.map(({ file, result }) => ({ file, ...result }));
    process.stdout.write(`${inertJson(JSON.stringify(named.length === 1 ? named[0] : named, null, 2))}\n`);
  }
  const order = ['failed', 'unusable', 'indeterminate', 'passed'] as const;
  return EXIT[
    order.find((verdict) => results.some(({ result }) => result.verdict === verdict)) ?? 'unusable'
  ];
}

/** Renews a file. What fails is told as it is when it is only checked. */
async function renewed(
  file: string,
  how: NonNullable<Options['renew']>,
  anchors: readonly Anchor[],
): Promise<{ file: string; result: BundleReport | Unusable }> {
  const before = await check(file, { anchors, at: null });
  if (before.verdict === 'unusable' || before.verdict === 'failed') return { file, result: before };
  try {
    const { file: target, report } = await renew(file, how, anchors);
    process.stderr.write(language === 'zh' ? `已续期，写入 ${target}\n` : `renewed, written to ${target}\n`);
    return { file: target, result: report };
  } catch (thrown) {
    const error = toAppError(thrown).toJSON();
    return { file, result: unusable(errorText(error, 'zh'), errorText(error, 'en')) };
  }
}

async function check(
  file: string,
  { anchors, at }: Pick<Options, 'anchors' | 'at'>,
): Promise<BundleReport | Unusable> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  let threads: Threads | null = null;
  try {
    handle = await open(file, 'r');
    const source = await fileSource(handle);
    const large = source.size >= LARGE_BYTES;
    threads = large ? threadsFor(handle.fd) : null;
    const report = await verifyBundle(source, {
      anchors,
      at,
      hasher: nativeHasher,
      digester: threads ?? undefined,
      onProgress: large ? progress(file) : undefined,
    });
    if (report.recognised) return report;
    return unusable(
      '不是远检记录包（.asice）。请检查是否给错了文件。',
      'this is no record bundle (.asice); is it the right file?',
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return unusable(`文件不能读取（${code}）。`, `the file cannot be read (${code}).`);
  } finally {
    await threads?.close();
    await handle?.close();
  }
}

function unusable(zh: string, en: string): Unusable {
  return { verdict: 'unusable', error: { zh, en } };
}

function progress(file: string): (done: number, total: number) => void {
  let told = -1;
  return (done, total) => {
    const percent = Math.floor((100 * done) / total);
    if (percent === told) return;
    told = percent;
    process.stderr.write(`\r${file}: ${percent} %${percent === 100 ? '\n' : ''}`);
  };
}
