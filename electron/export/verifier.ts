import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors';

/**
 * verify.html as the build made it, for bundles.
 * @param out folder of the build: in a package as in a checkout.
 * @throws AppError `report.failed` where it is not there.
 */
export async function readVerifier(out: string): Promise<Uint8Array> {
  try {
    return await readFile(path.join(out, 'verify', 'verify.html'));
  } catch (cause) {
    throw new AppError('report.failed', { why: 'verify.html' }, { cause });
  }
}
