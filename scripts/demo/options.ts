import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseCaseFile, type CaseFile } from '../../shared/customs/case-file';
import { FILMS } from '../film/films';
import { splitFrames } from '../film/mjpeg';
import type { Film } from '../film/shots';
import { projectDir } from '../runtime/where.mjs';

/** What the demo was asked to do. */
export interface DemoOptions {
  out: string;
  camera: string;
  /** How the film was drawn, where it is one of ours; nothing is known of any other. */
  film: Film | undefined;
  file: CaseFile;
  fileText: string;
  headless: boolean;
}

/** What is wrong with the call, in words; nothing was started. */
export class UsageError extends Error {}

/** Reads the command line and the files it names; null when it asks for help. @throws UsageError */
export async function readOptions(argv: string[]): Promise<DemoOptions | null> {
  const { values } = parsed(argv);
  if (values.help) return null;
  const casePath = values.case ?? path.join(projectDir, 'assets/sample-case.json');
  const camera = values.camera ?? path.join(projectDir, 'assets/camera/warehouse.mjpeg');
  const fileText = await readText(casePath);
  const result = parseCaseFile(fileText);
  if (!result.ok) {
    const issues = result.issues.map(({ path: where, zh, en }) => `  ${where || '(file)'}: ${zh} / ${en}`);
    throw new UsageError(
      `案件文件不能使用 · the case file cannot be used: ${casePath}\n${issues.join('\n')}`,
    );
  }
  await assertMjpeg(camera);
  return {
    out: path.resolve(values.out ?? 'demo-out'),
    camera: path.resolve(camera),
    film: FILMS[path.basename(camera, '.mjpeg')],
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
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function readText(file: string): Promise<string> {
  return (await read(file, '案件文件', 'case file')).toString('utf8');
}

/** Chromium ends, or shows nothing, on what it cannot take apart, without a word: better to say so here. */
async function assertMjpeg(file: string): Promise<void> {
  const film = await read(file, '影片', 'camera film');
  try {
    if (splitFrames(film).length === 0) throw new Error('the file is empty');
  } catch (error) {
    throw new UsageError(
      `这不是 MJPEG 影片(JPEG 图片逐张相连) · this is no MJPEG film, JPEG pictures one after the other: ${file}\n` +
        `  ${(error as Error).message}`,
    );
  }
}

async function read(file: string, zh: string, en: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UsageError(`${zh}不能读取 · the ${en} cannot be read (${reason}): ${file}`);
  }
}
