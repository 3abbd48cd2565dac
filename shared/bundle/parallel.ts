import { fromBase64, utf8, type Bytes } from '../bytes';
import { toPem } from '../identity/pem';
import type { Inspection } from '../record/state';
import { parallelKeyPath, parallelSignaturePath, SIGNING_PARTS, type SigningPart } from './names';

/** One signature of another suite beside a signature in force, with its two files. */
export interface ParallelFiles {
  event: string;
  part: SigningPart;
  key: Bytes;
  value: Bytes;
  /** The key as PEM and the signature as DER: what OpenSSL takes. */
  files: Map<string, Bytes>;
}

/** The parallel signatures of a bundle. Those beside signatures that were taken back stay in their events alone. */
export function parallelSignatures(inspection: Inspection): ParallelFiles[] {
  return inspection.parallel.flatMap(({ event, of, key: keyText, value: valueText }) => {
    const signature = inspection.signOff?.signatures.find((candidate) => candidate.event === of);
    const part = SIGNING_PARTS.find((candidate) => candidate === signature?.part);
    if (!part) return [];
    const key = fromBase64(keyText);
    const value = fromBase64(valueText);
    const files = new Map([
      [parallelKeyPath(part), utf8(toPem('PUBLIC KEY', key))],
      [parallelSignaturePath(part), value],
    ]);
    return [{ event, part, key, value, files }];
  });
}
