import { join } from 'node:path';
import { z } from 'zod';
import { TimeAuthoritySettings } from '../../shared/ipc/time-authorities';
import { PARALLEL_SUITES } from '../../shared/suites/suites';
import { readFileIfThere, writeFileDurably } from '../vault/file';

/** What a person chose on this machine, in `settings.json`. Nothing in it is secret, and nothing names anybody. */
const Settings = z.object({
  language: z.enum(['zh', 'en']).default('zh'),
  timeAuthorities: TimeAuthoritySettings.default([]),
  /** Minutes for which a broken connection is waited for before the lead officer is asked what to do. */
  interruptionMinutes: z.int().min(1).max(120).default(10),
  /** What this machine signs with beside the record's own suite. */
  parallelSuite: z.enum(PARALLEL_SUITES).nullable().default(null),
});
export type Settings = z.infer<typeof Settings>;

const FILE = 'settings.json';

/** Settings that cannot be read are the first ones again: none of them is worth an error at start. */
export function readSettings(folder: string): Settings {
  try {
    return Settings.parse(JSON.parse(readFileIfThere(folder, FILE) ?? '{}'));
  } catch {
    return Settings.parse({});
  }
}

export function writeSettings(folder: string, settings: Settings): void {
  writeFileDurably(join(folder, FILE), `${JSON.stringify(settings, null, 2)}\n`);
}
