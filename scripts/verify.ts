import { open } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { fileSource } from '../electron/export/file-io';
import { nativeHasher } from '../electron/export/native-hash';
import { verifyBundle } from '../shared/bundle/verify';
import type { Anchor } from '../shared/bundle/verify/people';
import { inertJson } from '../shared/inert';
import type { BundleReport } from '../shared/bundle/verify/report';
import { projectDir } from './runtime/where.mjs';
import { usageOf } from './setup/usage.mjs';
import { AnchorError, anchorsFrom, pinnedAnchors } from './verify/anchors';
import { threadsFor, type Threads } from './verify/threads';
import { inWords, languageOf } from './verify/words';

/**
 * `npm run verify -- FILE [FILE…] [--json] [--trust CA.pem]…`: checks record bundles.
 * Exit: 0 all passed, 1 one failed, 2 unusable input (usage, a file that cannot be read or is no bundle), 3 indeterminate;
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
  let input: { files: string[]; json: boolean; anchors: Anchor[] };
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        trust: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) {
      process.stdout.write(usageOf('verify'));
      return 0;
    }
    if (positionals.length === 0) throw new TypeError('没有给出文件 · no file was given');
    const given = (await Promise.all(values.trust.map(anchorsFrom))).flat();
    const anchors = given.length > 0 ? given : await pinnedAnchors(projectDir);
    input = { files: positionals, json: values.json, anchors };
  } catch (error) {
    if (!(error instanceof TypeError || error instanceof AnchorError)) throw error;
    process.stderr.write(`${error.message}\n\n${usageOf('verify')}`);
    return EXIT.unusable;
  }

  const results: (BundleReport | Unusable)[] = [];
  for (const file of input.files) {
    const result = await check(file, input.anchors);
    results.push(result);
    if (input.json) continue;
    process.stdout.write(
      result.verdict === 'unusable'
        ? `${file}: ${result.error[language]}\n`
        : inWords(file, result, language),
    );
  }
  if (input.json) {
    const named = results.map((result, i) => ({ file: input.files[i], ...result }));
    process.stdout.write(`${inertJson(JSON.stringify(named.length === 1 ? named[0] : named, null, 2))}\n`);
  }
  const order = ['failed', 'unusable', 'indeterminate', 'passed'] as const;
  return EXIT[order.find((verdict) => results.some((result) => result.verdict === verdict)) ?? 'unusable'];
}

async function check(file: string, anchors: readonly Anchor[]): Promise<BundleReport | Unusable> {
  let handle: Awaited<ReturnType<typeof open>> | null = null;
  let threads: Threads | null = null;
  try {
    handle = await open(file, 'r');
    const source = await fileSource(handle);
    const large = source.size >= LARGE_BYTES;
    threads = large ? threadsFor(handle.fd) : null;
    const report = await verifyBundle(source, {
      anchors,
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
