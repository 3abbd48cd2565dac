import type { HasherFactory } from '../../hash';
import type { RecordEvent } from '../../record/event';
import type { Inspection } from '../../record/state';
import { blobPlaces, neededPlaces } from '../contents';
import type { BundleFiles } from './files';
import type { Findings } from './report';

/** Checks originals, thumbnails and report against the events: every one that counts there, none else, none changed. */
export async function checkEvidence(
  files: BundleFiles,
  inspection: Inspection,
  ordered: readonly RecordEvent[],
  hasher: HasherFactory,
  findings: Findings,
): Promise<void> {
  const named = blobPlaces(inspection, ordered);
  const needed = neededPlaces(inspection);
  for (const [file, blob] of named) {
    const size = files.size(file);
    if (size === null) {
      findings.add(needed.has(file) ? 'blob.missing' : 'blob.absent', { file });
      continue;
    }
    findings.checks.blobs++;
    const hash = await files.hash(file, hasher);
    if (hash !== null && hash !== blob.sha256) findings.add('blob.changed', { file });
    else if (size !== blob.size) findings.add('blob.size', { file });
  }
  for (const file of files.names('blob')) if (!named.has(file)) findings.add('file.unknown', { file });
}
