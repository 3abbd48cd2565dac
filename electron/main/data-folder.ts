import { accessSync, constants, mkdirSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../../shared/errors';

/** Where this start of the app keeps everything. Several apps run on one machine, each with a folder of its own. */

const SWITCH = '--data-dir=';

/** `--data-dir=DIR`, else `YUANJIAN_DATA`, else the system's place for the app's data. */
export function chooseDataFolder(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  standard: string,
): string {
  const named = argv.findLast((argument) => argument.startsWith(SWITCH))?.slice(SWITCH.length);
  const chosen = named || env['YUANJIAN_DATA'] || standard;
  return isAbsolute(chosen) ? chosen : resolve(chosen);
}

/** @throws AppError `store.unusable` (params: what) when the folder cannot be made or written to. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError('store.unusable', { what: folder }, { cause });
  }
}

/** The command line for a second app on this machine, with the data folder beside this one's. */
export function companionArguments(argv: readonly string[], folder: string): string[] {
  const own = argv.filter((argument) => !argument.startsWith(SWITCH) && !isLink(argument));
  return [...own, `${SWITCH}${folder}-company`];
}

const LINK = 'yuanjian://';
/** Longer than any invitation with its addresses. */
const LINK_MAX = 4000;

const isLink = (argument: string): boolean => argument.startsWith(LINK);

/** The join link that the system opened the app with, if any. */
export function linkIn(argv: readonly string[]): string | null {
  const link = argv.findLast(isLink);
  return link !== undefined && link.length <= LINK_MAX ? link : null;
}
