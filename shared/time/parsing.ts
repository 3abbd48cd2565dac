import { AppError } from '../errors';

/**
 * Runs something that reads bytes of strangers: what it throws that is no `AppError` is `timestamp.malformed`, since every
 * reader throws plain errors on bytes that are not what they should be.
 */
export async function parsing<T>(what: string, read: () => T | Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('timestamp.malformed', { what }, { cause });
  }
}
