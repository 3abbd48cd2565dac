import { parseArgs } from 'node:util';
import { keepsPromise, rowOf, type Measurement } from './bench/measure';
import { usageOf } from './setup/usage.mjs';
import { needsXvfb, startXvfb } from './xvfb';

/**
 * `npm run bench -- [NAME…] [--json] [--minutes N]`: each measurement beside a peer or a limit of the same run, as a ratio. Absolute
 * times say something about this machine only.
 */

const BENCHES: Record<string, (options: BenchOptions) => Promise<Measurement>> = {
  start: async () => (await import('./bench/start')).benchStart(),
  join: async () => (await import('./bench/join')).benchJoin(),
  capture: async () => (await import('./bench/call')).benchCapture(),
  picture: async () => (await import('./bench/call')).benchPicture(),
  processor: async () => (await import('./bench/call')).benchProcessor(),
  still: async () => (await import('./bench/still')).benchStill(),
  append: async () => (await import('./bench/append')).benchAppend(),
  verify: async () => (await import('./bench/verify')).benchVerify(),
  'verify-memory': async () => (await import('./bench/verify')).benchVerifyMemory(),
  export: async () => (await import('./bench/export')).benchExport(),
  memory: async ({ minutes }) => (await import('./bench/memory')).benchMemory(minutes),
};

interface BenchOptions {
  /** How long to record, for `memory`. */
  minutes?: number;
}

process.exitCode = await main();

async function main(): Promise<number> {
  let names: string[];
  let json: boolean;
  const options: BenchOptions = {};
  try {
    const { values, positionals } = parseArgs({
      options: { json: { type: 'boolean' }, minutes: { type: 'string' } },
      allowPositionals: true,
    });
    names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
    json = values.json === true;
    if (values.minutes !== undefined) options.minutes = Number(values.minutes);
  } catch (error) {
    return usage(error instanceof Error ? error.message : String(error));
  }
  const { minutes } = options;
  if (minutes !== undefined && !(minutes >= 1 && minutes <= 600)) return usage('--minutes 1–600');
  const unknown = names.find((name) => !Object.hasOwn(BENCHES, name));
  if (unknown !== undefined) return usage(`没有测量项“${unknown}” · there is no bench “${unknown}”`);

  const screen = needsXvfb() ? await startXvfb() : null;
  if (screen) process.env.DISPLAY = screen.display;
  try {
    const measured: Measurement[] = [];
    for (const name of names) {
      process.stderr.write(`bench ${name} …\n`);
      measured.push(await BENCHES[name]!(options));
    }
    process.stdout.write(json ? `${JSON.stringify(measured.map(rowOf), null, 2)}\n` : table(measured));
    const over = measured.filter((one) => !keepsPromise(one)).map(({ name }) => name);
    if (over.length > 0) process.stderr.write(`未达到承诺 · promises not kept: ${over.join(', ')}\n`);
    return over.length === 0 ? 0 : 1;
  } finally {
    await screen?.stop();
  }
}

function usage(what: string): number {
  process.stderr.write(`${what}\n\n${usageOf('bench')}`);
  return 2;
}

function table(measured: Measurement[]): string {
  const rows = measured.map((one) => [
    one.name,
    `${one.ours} ${one.unit}`,
    `${one.reference} ${one.unit}`,
    String(one.ratio),
    promise(one),
    one.against,
  ]);
  const all = [['name', 'ours', 'reference', 'ratio', 'promised', 'reference is'], ...rows];
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  return `${all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')}\n`;
}

function promise(one: Measurement): string {
  if (one.goal === null) return '–';
  const sign = one.better === 'lower' ? '≤' : '≥';
  return `${sign} ${one.goal} ${keepsPromise(one) ? 'kept' : 'NOT KEPT'}`;
}
