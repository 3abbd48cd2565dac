import { equal } from '../../bytes';
import type { RecordEvent } from '../../record/event';
import type { Inspection } from '../../record/state';
import { verifySm2 } from '../../suites/sm2';
import { asicManifest } from '../manifest';
import { parallelSignaturePath } from '../names';
import { parallelSignatures } from '../parallel';
import type { BundleFiles } from './files';
import type { Findings } from './report';

const MAX_FILE_BYTES = 4096;

/** Checks the signatures of other suites: their files the events' own, each over its signer's manifest. */
export async function checkParallel(
  files: BundleFiles,
  inspection: Inspection,
  ordered: readonly RecordEvent[],
  findings: Findings,
): Promise<void> {
  const expected = new Set<string>();
  for (const { event, part, key, value, files: own } of parallelSignatures(inspection)) {
    for (const [file, bytes] of own) {
      expected.add(file);
      const where = { file, event };
      if (files.size(file) === null) {
        findings.add('parallel.missing', where);
        continue;
      }
      const found = await files.read(file, MAX_FILE_BYTES);
      if (found && !equal(found, bytes)) findings.add('parallel.changed', where);
    }
    const where = { file: parallelSignaturePath(part), event };
    const holds = verifySm2(key, value, asicManifest(inspection, ordered, part));
    findings.add(holds ? 'parallel.holds' : 'parallel.invalid', where);
  }
  for (const file of files.names('parallel')) {
    if (!expected.has(file)) findings.add('parallel.extra', { file });
  }
}
