import { equal, fromBase64 } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import type { CaseContext } from './context';

/**
 * Takes over the certificates of everybody in the case, and the list of those that were taken back. They count once `Cases.learn` has checked them against the
 * authority, which must be the one that this machine's own certificate comes from.
 * @returns false when the hub does not know the case yet.
 * @throws AppError `sync.other-authority`, or what the hub or the check says.
 */
export async function learnPeople(context: CaseContext): Promise<boolean> {
  const { link, id, cases, signal } = context;
  try {
    // The list after the certificates: what was taken back between the two is in it.
    const { authority, certificates } = await link.client.certificates(id, signal);
    const crl = await link.client.crl(signal);
    const theirs = fromBase64(authority);
    if (!equal(theirs, link.identity.authority)) throw new AppError('sync.other-authority');
    await cases.learn(id, theirs, certificates.map(fromBase64), crl);
    return true;
  } catch (error) {
    if (isUnknownCase(error)) return false;
    throw error;
  }
}

/** The hub has no event of this case: it was opened here and has not been sent yet. */
export const isUnknownCase = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'hub.unknown-case';
