import { unseal as unsealOr } from '../../hub/embedded';
import { AppError } from '../../shared/errors';

/** The sealing of `hub/store/seal.ts`, with what this machine's store says of a value that does not open. */

export { deriveKey, seal, SEAL_OVERHEAD } from '../../hub/embedded';

/**
 * Opens a sealed value.
 * @throws AppError `store.damaged` (params: what) when a bit of it changed, or it was sealed for another place or key.
 */
export function unseal(key: Uint8Array, sealed: Uint8Array, belongsTo: string, what: string): Buffer {
  return unsealOr(key, sealed, belongsTo, (cause) => new AppError('store.damaged', { what }, { cause }));
}
