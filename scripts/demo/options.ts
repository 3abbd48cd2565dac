import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseCaseFile, type CaseFile } from '../../shared/customs/case-file';
import { projectDir } from '../runtime/where.mjs';

export const USAGE = 'npm run demo -- [--out DIR] [--camera FILE.mjpeg] [--case FILE.json] [--headless]';

/** What the demo was asked to do. */
export interface DemoOptions {
  out: string;
  camera: string;
  file: CaseFile;
  fileText: string;
  headless: boolean;
}

/** What is wrong with the call, in words; nothing was started. */
export class UsageError extends Error {}

/** Reads the command line and the case file. @throws UsageError */
export async function readOptions(argv: string[]): Promise<DemoOptions> {
  const { values } = parsed(argv);
  const casePath = values.case ?? path.join(projectDir, 'assets/sample-case.json');
  const camera = values.camera ?? path.join(projectDir, 'assets/camera/warehouse.mjpeg');
  const fileText = await readText(casePath);
  const result = parseCaseFile(fileText);
  if (!result.ok) {
    const issues = result.issues.map(({ path: where, zh, en }) => `  ${where || '(file)'}: ${zh} / ${en}`);
    throw new UsageError(`the case file ${casePath} cannot be used:\n${issues.join('\n')}`);
  }
  await assertMjpeg(camera);
  return {
    out: path.resolve(values.out ?? 'demo-out'),
    camera: path.resolve(camera),
    file: result.case,
    fileText,
    headless: values.headless ?? false,
  };
}

function parsed(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        out: { type: 'string' },
        camera: { type: 'string' },
        case: { type: 'string' },
        headless: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UsageError(`the case file ${file} cannot be read`);
  }
}

/** Chromium shows a plain green camera for what it cannot decode, without a word: better to say so here. */
async function assertMjpeg(file: string): Promise<void> {
  const start = await readFile(file).then(
    (bytes) => bytes.subarray(0, 2),
    () => null,
  );
  if (!start) throw new UsageError(`the camera film ${file} cannot be read`);
  if (start[0] !== 0xff || start[1] !== 0xd8) {
    throw new UsageError(`${file} is no MJPEG film: it does not begin with a JPEG picture (SOI marker)`);
  }
}
