import type { Bytes } from '../../shared/bytes';
import type { TimeAuthoritySetting } from '../../shared/ipc/time-authorities';
import { AppError } from '../../shared/errors';
import { askForToken } from './ask';

/** Somebody waits for their signature meanwhile; the queue asks again for what lies beside the report. */
const PATIENCE_MS = 3_000;

/**
 * Asks every authority at once and takes the first token that comes: a signature in a PDF has room for one.
 * @returns nothing where no authority is set; else what gives the token, or null where none answered in time.
 */
export function quickTimestamp(
  authorities: readonly TimeAuthoritySetting[],
): ((imprint: Bytes) => Promise<Bytes | null>) | undefined {
  if (authorities.length === 0) return undefined;
  return (imprint) =>
    Promise.any(
      authorities.map((authority) => askForToken(authority, imprint, { timeoutMs: PATIENCE_MS })),
    ).catch(() => null);
}

/**
 * Asks one authority after the other, as they are listed, until one answers. Those that nothing vouches for come last.
 * @throws AppError `timestamp.*`: why the last one failed.
 */
export async function firstTimestamp(
  authorities: readonly TimeAuthoritySetting[],
  imprint: Uint8Array,
): Promise<Bytes> {
  const vouched = authorities.filter(({ certificate }) => certificate !== undefined);
  let failure: unknown = new AppError('timestamp.unreachable');
  for (const authority of [...vouched, ...authorities.filter((one) => !vouched.includes(one))]) {
    try {
      return await askForToken(authority, imprint);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
