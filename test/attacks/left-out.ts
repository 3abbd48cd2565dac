import { splitTimestamps } from '../../shared/bundle/cades-time';
import {
  REPORT_PATH,
  VERIFIER_PATH,
  eventPath,
  eventSignaturePath,
  signaturePath,
  timestampPath,
  type SigningPart,
} from '../../shared/bundle/names';
import type { RecordEvent } from '../../shared/record/event';
import type { SampleRecord } from '../../shared/record/testing';
import type { Files } from './kit';

/** Leaves events out of a bundle with every file and every byte that they brought: nothing that stays tells of them. */
export function leftOut(files: Files, record: SampleRecord, gone: readonly RecordEvent[]): Files {
  const left = new Map(files);
  for (const event of gone) {
    left.delete(eventPath(event));
    left.delete(eventSignaturePath(event));
    if (event.type === 'timestamp.given') dropToken(left, record, event.hash, event.body.of);
    if (event.type === 'report.attached') {
      const report = files.get(REPORT_PATH) ?? new Uint8Array();
      left.set(REPORT_PATH, report.slice(0, -event.body.page.append.size));
      left.delete(VERIFIER_PATH);
    }
  }
  return left;
}

/** A sample's signature bears one token at most. */
function dropToken(files: Files, record: SampleRecord, event: string, of: string): void {
  files.delete(timestampPath(of, event));
  const stamped = record.inspection.signOff?.signatures.find((signature) => signature.event === of);
  if (!stamped) return;
  const path = signaturePath(stamped.part as SigningPart);
  files.set(path, splitTimestamps(Uint8Array.from(files.get(path) ?? [])).base);
}

/** The events from the first one of a type on. */
export function from(record: SampleRecord, type: RecordEvent['type']): RecordEvent[] {
  const { ordered } = record.log.folded;
  return ordered.slice(ordered.findIndex((event) => event.type === type));
}
