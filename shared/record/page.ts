import type { BlobRef } from './primitives';
import type { Inspection } from './state';

/** The report as it stands: one PDF that grows with every signature. */
export interface Page {
  /** SHA-256 of the whole. */
  sha256: string;
  /** The report that was put forward, then what each signature in force added, the seal's last. */
  pieces: BlobRef[];
}

/** The page of the sign-off in force; null while there is none. */
export function pageOf({ signOff, report }: Inspection): Page | null {
  if (!signOff) return null;
  const grown = [...signOff.signatures, ...(report ? [report] : [])].map(({ page }) => page);
  const { prepared } = signOff;
  return {
    sha256: grown.at(-1)?.after ?? prepared.report.sha256,
    pieces: [prepared.report, ...grown.map(({ append }) => append)],
  };
}
