import type { RecordEvent } from '../../record/event';
import type { Inspection } from '../../record/state';
import { picturePlaces } from '../contents';
import { countingBlobs } from '../manifest';
import type { BundleFiles } from './files';
import type { Findings } from './report';

/** Checks originals and thumbnails against the events: every one that counts there, none else, none changed. */
export async function checkEvidence(
  files: BundleFiles,
  inspection: Inspection,
  ordered: readonly RecordEvent[],
  findings: Findings,
): Promise<void> {
  const named = picturePlaces(ordered);
  const needed = new Map(countingBlobs(inspection));
  for (const file of named.keys()) {
    if (files.size(file) === null) findings.add(needed.has(file) ? 'blob.missing' : 'blob.absent', { file });
  }
  const there = files.names('picture');
  const digested = await files.digest(there.filter((file) => named.has(file)));
  for (const file of there) {
    const blob = named.get(file);
    const found = digested.get(file);
    if (!blob || !found) {
      findings.add('file.unknown', { file });
      continue;
    }
    findings.checks.blobs++;
    // Damage has been told already.
    if (!found.fault && found.sha256 !== blob.sha256) findings.add('blob.changed', { file });
    else if (files.size(file) !== blob.size) findings.add('blob.size', { file });
  }
}
