import { hex } from '../bytes';
import { AppError } from '../errors';
import { digestOf } from './algorithms';
import { Fields, TAG, context, elements, primitiveContext, readElement, type Element } from './der';
import { booleanValue, integerHex, oidText, smallInteger, timeValue } from './der-values';

/** What a time stamping authority vouches for: TSTInfo of RFC 3161 section 2.4.2. */
export interface TstInfo {
  policy: string;
  /** SHA-256 that the token is for, in hexadecimal. */
  imprint: string;
  /** Hexadecimal digits of the INTEGER. */
  serial: string;
  at: Date;
  /** How far off the time may be, in milliseconds and rounded up; null where the authority does not say. */
  accuracyMs: number | null;
  /** Hexadecimal digits of the INTEGER; null where there is none. */
  nonce: string | null;
}

/** @throws AppError `timestamp.algorithm` for another imprint than SHA-256, `RangeError` on anything that is no TSTInfo. */
export function readTstInfo(der: Uint8Array): TstInfo {
  const fields = new Fields(readElement(der));
  if (smallInteger(fields.next()) !== 1) throw new RangeError('not version 1');
  const policy = oidText(fields.next());
  const imprint = readImprint(fields.next());
  const serial = integerHex(fields.next());
  const at = timeValue(fields.next(TAG.generalizedTime));
  const accuracy = fields.optional(TAG.sequence);
  const ordering = fields.optional(TAG.boolean);
  if (ordering && !booleanValue(ordering)) throw new RangeError('a default that is spelled out');
  const nonce = fields.optional(TAG.integer);
  // The authority's name again: a hint (RFC 3161), the certificate says it with more weight.
  fields.optional(context(0));
  refuseCritical(fields.optional(context(1)));
  fields.end();
  return {
    policy,
    imprint,
    serial,
    at,
    accuracyMs: accuracy ? milliseconds(accuracy) : null,
    nonce: nonce ? integerHex(nonce) : null,
  };
}

function readImprint(imprint: Element): string {
  const fields = new Fields(imprint);
  const hash = digestOf(fields.next());
  if (hash !== 'SHA-256') throw new AppError('timestamp.algorithm', { what: hash });
  const { content } = fields.next(TAG.octetString);
  fields.end();
  if (content.length !== 32) throw new RangeError('no SHA-256');
  return hex(content);
}

/** Accuracy ::= SEQUENCE { seconds, millis [0] 1..999, micros [1] 1..999 }, each optional. */
function milliseconds(accuracy: Element): number {
  const fields = new Fields(accuracy);
  const seconds = fields.optional(TAG.integer);
  const part = (number: number): number => {
    const found = fields.optional(primitiveContext(number));
    if (!found) return 0;
    const value = smallInteger({ ...found, tag: TAG.integer });
    if (value < 1 || value > 999) throw new RangeError('no part of an accuracy');
    return value;
  };
  const [millis, micros] = [part(0), part(1)];
  fields.end();
  return (seconds ? smallInteger(seconds) : 0) * 1000 + millis + Math.ceil(micros / 1000);
}

/** Extensions ::= [1] IMPLICIT SEQUENCE OF Extension; none is known to us. */
function refuseCritical(extensions: Element | null): void {
  for (const extension of elements(extensions?.content ?? new Uint8Array())) {
    const fields = new Fields(extension);
    fields.next(TAG.oid);
    const critical = fields.optional(TAG.boolean);
    if (critical && booleanValue(critical)) throw new RangeError('a critical extension');
  }
}
