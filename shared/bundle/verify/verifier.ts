import type { Inspection } from '../../record/state';
import { VERIFIER_PATH } from '../names';
import type { BundleFiles } from './files';
import type { Findings } from './report';

/**
 * Checks the page that came along: the one that the lead officer's event names, byte by byte. Whether that page tells the
 * truth about anything is not for a bundle to say.
 */
export async function checkVerifier(
  files: BundleFiles,
  { report }: Inspection,
  findings: Findings,
): Promise<void> {
  const file = VERIFIER_PATH;
  const size = files.size(file);
  if (!report || size === null) {
    if (report) files.missing('blob.missing', { file });
    else if (size !== null) findings.addIfWhole('file.unknown', { file });
    return;
  }
  findings.checks.blobs++;
  const { sha256, size: named } = report.verifier;
  const digested = await files.digest([file]);
  if (digested.get(file) !== sha256) findings.add('blob.changed', { file });
  else if (size !== named) findings.add('blob.size', { file });
}
