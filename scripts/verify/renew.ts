import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileSource } from '../../electron/export/file-io';
import { renewFile } from '../../electron/export/renew';
import { askForToken } from '../../electron/timestamps/ask';
import { renewedName } from '../../shared/bundle/names';
import { nextRenewal } from '../../shared/bundle/renew';
import type { Anchor } from '../../shared/bundle/verify/people';
import type { BundleReport } from '../../shared/bundle/verify/report';

/** A bundle that was renewed: where it lies now, and what checking it found. */
interface Renewed {
  file: string;
  report: BundleReport;
}

/**
 * Renews a bundle: a new file, beside the old one unless `out` says where.
 * @throws AppError `renew.*`, `export.*`, `timestamp.*`, `bundle.*`; a file's own error where it cannot be read.
 */
export async function renew(
  file: string,
  { url, out }: { url: string; out: string | null },
  anchors: readonly Anchor[],
): Promise<Renewed> {
  const handle = await open(file, 'r');
  try {
    const source = await fileSource(handle);
    const beside = renewedName(path.basename(file), await nextRenewal(source));
    const target = out ?? path.join(path.dirname(file), beside);
    const report = await renewFile(source, target, {
      anchors,
      timestamp: (imprint) => askForToken({ name: url, url }, imprint),
    });
    return { file: target, report };
  } finally {
    await handle.close();
  }
}
