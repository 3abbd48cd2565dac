import { utf8 } from '../bytes';
import { sha256Hex } from '../hash';
import type { RecordEvent } from './event';

/**
 * The name of a case: the first 128 bits of SHA-256 over its opener's certificate fingerprint and a nonce. So nobody
 * but the opener can write an opening for it, and everything that names the case is bound to the lead officer.
 */
export function caseIdFor(opener: string, nonce: string): string {
  return sha256Hex(utf8(`yuanjian-case/1 ${opener} ${nonce}`)).slice(0, 32);
}

/** Whether this is the event that the case's name was made for. */
export function isOpening(event: RecordEvent): boolean {
  return (
    event.type === 'case.opened' &&
    event.seq === 0 &&
    event.case === caseIdFor(event.author, event.body.nonce)
  );
}
