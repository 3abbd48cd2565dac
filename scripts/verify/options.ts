import { parseArgs } from 'node:util';
import type { Anchor } from '../../shared/bundle/verify/people';
import { AppError } from '../../shared/errors';
import { errorText } from '../../shared/messages';
import { readMoment } from '../../shared/time/moment';
import { projectDir } from '../runtime/where.mjs';
import { anchorsFrom, pinnedAnchors } from './anchors';

/** What the command line asks for. */
export interface Options {
  files: string[];
  json: boolean;
  anchors: readonly Anchor[];
  /** The time that the verdict is for; null for the times of the signatures themselves. */
  at: Date | null;
  /** Where the timestamp of a renewal comes from and where the new file goes; null where nothing is to be renewed. */
  renew: { url: string; out: string | null } | null;
}

/**
 * @returns null where help is asked for.
 * @throws TypeError or AnchorError with words for whoever typed it.
 */
export async function readOptions(): Promise<Options | null> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      trust: { type: 'string', multiple: true, default: [] },
      at: { type: 'string' },
      renew: { type: 'boolean', default: false },
      tsa: { type: 'string' },
      out: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  if (positionals.length === 0) throw new TypeError('没有给出文件 · no file was given');
  const at = values.at === undefined ? null : moment(values.at);
  const renew = renewalOf(values, positionals.length);
  if (renew && at) throw new TypeError('--at 与 --renew 不能同时使用 · --at and --renew do not go together');
  const given = (await Promise.all(values.trust.map(anchorsFrom))).flat();
  const anchors = given.length > 0 ? given : await pinnedAnchors(projectDir);
  return { files: positionals, json: values.json, anchors, at, renew };
}

function moment(text: string): Date {
  try {
    return readMoment(text);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const error = thrown.toJSON();
    throw new TypeError(`--at ${text}：${errorText(error, 'zh')} · ${errorText(error, 'en')}`, {
      cause: thrown,
    });
  }
}

interface RenewValues {
  renew: boolean;
  tsa?: string | undefined;
  out?: string | undefined;
}

function renewalOf({ renew, tsa, out }: RenewValues, files: number): Options['renew'] {
  if (!renew) {
    if (tsa !== undefined || out !== undefined)
      throw new TypeError('--tsa 和 --out 只与 --renew 一起使用 · --tsa and --out go with --renew');
    return null;
  }
  if (files !== 1) throw new TypeError('--renew 一次只续期一个文件 · --renew takes one file');
  if (tsa === undefined)
    throw new TypeError(
      '--renew 需要 --tsa URL（RFC 3161 授时机构） · --renew needs --tsa URL, a time authority (RFC 3161)',
    );
  return { url: tsa, out: out ?? null };
}
