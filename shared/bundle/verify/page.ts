import type { HasherFactory } from '../../hash';
import { errorText } from '../../messages';
import type { PdfSignature } from '../../pdf/read';
import { pageOf } from '../../record/page';
import type { Inspection } from '../../record/state';
import { REPORT_PATH } from '../names';
import { checkPage } from '../page';
import type { BundleFiles } from './files';
import type { Certified } from './people';
import type { Findings } from './report';

/**
 * Checks the report: there as long as a sign-off is in force, and every revision of it as the record says.
 * @returns the signatures in it, for those who look at their timestamps.
 */
export async function checkReport(
  files: BundleFiles,
  inspection: Inspection,
  { authority }: Certified,
  hasher: HasherFactory,
  findings: Findings,
): Promise<readonly PdfSignature[]> {
  const file = REPORT_PATH;
  const page = pageOf(inspection);
  const size = files.size(file);
  if (!page || size === null) {
    if (page) files.missing('blob.missing', { file });
    else if (size !== null) findings.addIfWhole('file.unknown', { file });
    return [];
  }
  findings.checks.blobs++;
  const whole = page.pieces.reduce((sum, piece) => sum + piece.size, 0);
  // Memory holds the report that the record names, never whatever else somebody put in its place.
  if (size < whole) findings.add('blob.size', { file });
  // The event that names a piece may be one of those that are missing.
  else if (size > whole) findings.addIfWhole('report.appended', { file });
  if (size !== whole) return [];
  const pdf = await files.read(file, whole);
  if (!pdf || !authority) return [];
  const { faults, signatures } = await checkPage(pdf, inspection, authority.certificate, hasher);
  for (const fault of faults) {
    if (fault.code === 'report.malformed') {
      const { reason } = fault;
      const told = { zh: errorText(reason, 'zh'), en: errorText(reason, 'en') };
      findings.add(fault.code, { file }, { reason: told });
    } else findings.add(fault.code, { file }, { field: fault.field });
  }
  return signatures;
}
