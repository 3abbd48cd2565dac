import { AppError, toAppError } from '../../shared/errors';
import type { Answer } from '../../shared/ipc/contract';
import { INPUTS, type CallName } from '../../shared/ipc/inputs';
import type { Logger } from '../services';
import type { EarlyHandlers, Handlers, OpenHandlers } from './handlers';

/** Who asked, as Electron tells it. */
export interface Asker {
  url: string;
  mainFrame: boolean;
}

export interface Router {
  answer: (name: CallName, asker: Asker, input: unknown) => Promise<Answer<unknown>>;
}

export interface RouterDeps {
  /** The only origin that may ask, e.g. `app://yuanjian`. */
  origin: string;
  early: EarlyHandlers;
  /** The rest, once the store is open; null before. */
  opened: () => OpenHandlers | null;
  logger: Logger;
}

/**
 * The border between windows and main: checks who asks, parses the input by its schema, runs the handler, and turns
 * whatever happens into an answer. Only the code of an error is logged: its params may name people or numbers.
 */
export function createRouter({ origin, early, opened, logger }: RouterDeps): Router {
  async function run(name: CallName, asker: Asker, input: unknown): Promise<unknown> {
    if (!asker.mainFrame || originOf(asker.url) !== origin) throw new AppError('bridge.forbidden');
    const parsed = INPUTS[name].safeParse(input);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new AppError('input.invalid', { field: issue?.path.join('.') || name, rule: issue?.code ?? '' });
    }
    const handlers: Partial<Handlers> = { ...early, ...opened() };
    const handler = handlers[name] as ((input: unknown) => Promise<unknown>) | undefined;
    if (!handler) throw new AppError('vault.locked');
    return handler(parsed.data);
  }

  return {
    async answer(name, asker, input) {
      try {
        return { ok: true, value: await run(name, asker, input) };
      } catch (thrown) {
        const error = toAppError(thrown);
        logger.warn('a call was answered with an error', { call: name, code: error.code });
        if (error.code === 'internal') logger.error('internal error', { at: place(thrown) });
        return { ok: false, error: error.toJSON() };
      }
    },
  };
}

/** Custom schemes have the origin "null" in Node's URL, so it is put together from its parts. */
function originOf(url: string): string {
  try {
    const { protocol, host } = new URL(url);
    return `${protocol}//${host}`;
  } catch {
    return '';
  }
}

/** The kind of an unexpected error and the first lines of its stack: function names and places in our own files. */
function place(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return [thrown.name, ...frames.slice(0, 4).map((line) => line.trim())].join(' < ');
}
