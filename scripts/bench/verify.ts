import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { freshDir } from '../drive/launch';
import { projectDir } from '../runtime/where.mjs';
import { commands } from '../setup/commands.mjs';
import { writeLargeBundle } from './large-bundle';
import { measurement, type Measurement } from './measure';

const MIB = 1024 * 1024;
const ROUNDS = 3;
const LIMIT_MIB = 150;
/** So often the process is asked for its peak, which the kernel keeps: what it adds in its last moments may be missed. */
const ASK_MS = 20;

interface Made {
  bundle: string;
  authority: string;
  mib: number;
}

/**
 * Throughput of the whole command, from its start to its verdict, beside that of `sha256sum` over the same file of 1 GiB.
 * They take turns; both find the file in the page cache.
 */
export async function benchVerify(): Promise<Measurement> {
  return withBundle(1024, async (made) => {
    const ours: number[] = [];
    const reference: number[] = [];
    await run('sha256sum', [made.bundle]);
    for (let round = 0; round < ROUNDS; round++) {
      reference.push(made.mib / (await run('sha256sum', [made.bundle])).seconds);
      ours.push(made.mib / (await verify(made)).seconds);
    }
    return measurement('verify', 'MiB/s', 'higher', ours, reference, 'sha256sum over the same 1 GiB', 0.8);
  });
}

/** Peak memory of the whole command over 64 MiB, 1 GiB and 4.5 GiB, the most of them beside the limit. Linux only. */
export async function benchVerifyMemory(): Promise<Measurement> {
  const peaks: number[] = [];
  for (const mib of [64, 1024, 4608])
    peaks.push(await withBundle(mib, async (made) => (await verify(made)).peakMib));
  if (peaks.includes(0)) throw new Error('this system does not tell the peak memory of a process');
  const line = measurement(
    'verify-memory',
    'MiB',
    'lower',
    [Math.max(...peaks)],
    [LIMIT_MIB],
    'the limit',
    1,
  );
  return { ...line, runs: { ours: peaks.map(Math.round), reference: [LIMIT_MIB] } };
}

async function withBundle<T>(mib: number, use: (made: Made) => Promise<T>): Promise<T> {
  const { dir, remove } = await freshDir('bench-verify');
  try {
    const [bundle, authority] = [path.join(dir, 'large.asice'), path.join(dir, 'authority.pem')];
    await writeLargeBundle(bundle, authority, mib * MIB);
    return await use({ bundle, authority, mib: (await stat(bundle)).size / MIB });
  } finally {
    await remove();
  }
}

function verify({ bundle, authority }: Made): Promise<{ seconds: number; peakMib: number }> {
  const { script, flags = [] } = commands.verify!;
  const program = ['--import', import.meta.resolve('tsx'), path.join(projectDir, script!)];
  return run(process.execPath, [...flags, ...program, bundle, '--json', '--trust', authority]);
}

/** Runs a program that must succeed. */
async function run(program: string, args: string[]): Promise<{ seconds: number; peakMib: number }> {
  const started = performance.now();
  const child = spawn(program, args, { stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  let peakMib = 0;
  const asking = setInterval(() => {
    void peakOf(child.pid).then((mib) => (peakMib = Math.max(peakMib, mib)));
  }, ASK_MS);
  const code = await ended.finally(() => clearInterval(asking));
  if (code !== 0) throw new Error(`${program} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, peakMib };
}

/** The most that a process has had in memory so far, in MiB; 0 where the system does not say. */
async function peakOf(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/^VmHWM:\s*(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024;
}
