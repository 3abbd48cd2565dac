import { type Bytes, utf8 } from '../bytes';

/**
 * What a device signs with its new key when it enrols, to show that it holds the private half. The prefix keeps this
 * signature from ever being good for anything else.
 */
export function enrolmentProof(secret: string): Bytes {
  return utf8(`yuanjian-enrolment/1 ${secret}`);
}
