import type { RecordEvent } from '../../record/event';
import { samePictures } from '../../record/same-pictures';
import type { Inspection } from '../../record/state';
import { picturePlaces } from '../contents';
import { countingBlobs } from '../manifest';
import type { BundleFiles } from './files';
import type { Findings } from './report';

/**
 * Checks originals and thumbnails against the events: every one that counts there, none else, none changed. What
 * no event names is still compared with the hash in its name: the event may be what is missing.
 * @param read the record; null where none could be read.
 */
export async function checkEvidence(
  files: BundleFiles,
  read: { inspection: Inspection; ordered: readonly RecordEvent[] } | null,
  findings: Findings,
): Promise<void> {
  const named = read ? picturePlaces(read.ordered) : new Map<string, never>();
  const needed = new Map(read ? countingBlobs(read.inspection) : []);
  for (const file of named.keys()) {
    if (files.size(file) === null) files.missing(needed.has(file) ? 'blob.missing' : 'blob.absent', { file });
  }
  const there = files.names('picture');
  const digested = await files.digest(there);
  for (const file of there) {
    const found = digested.get(file) ?? '';
    const blob = named.get(file);
    if (!blob) {
      const own = HASH_IN_NAME.exec(file)?.[1];
      if (own !== undefined && own !== found) findings.add('blob.changed', { file });
      else findings.addIfWhole('file.unknown', { file });
      continue;
    }
    findings.checks.blobs++;
    if (found !== blob.sha256) findings.add('blob.changed', { file });
    else if (files.size(file) !== blob.size) findings.add('blob.size', { file });
  }
}

/** Notes stills that are the same picture as an earlier one. */
export function checkSamePictures(inspection: Inspection, findings: Findings): void {
  const same = samePictures(inspection);
  for (const [i, { id, captured }] of inspection.stills.entries()) {
    const first = same.get(id);
    if (first !== undefined && captured)
      findings.add('still.same', { event: captured.event }, { number: i + 1, first });
  }
}

const HASH_IN_NAME = /\/([0-9a-f]{64})\.jpg$/;
