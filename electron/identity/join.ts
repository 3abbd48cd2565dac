import { AppError } from '../../shared/errors';
import { parseInvitation, type ParsedInvitation } from '../../shared/identity/invitation';
import type { Identity } from '../services';
import type { IdentityBook } from './book';
import type { EmbeddedHub } from './embedded-hub';
import { enrol } from './enrol';

export interface JoinDeps {
  book: IdentityBook;
  embedded: EmbeddedHub;
  wall: () => Date;
}

/** The invitation that the first officer gives themself is used at once. */
const OWN_INVITATION_MINUTES = 10;

/**
 * First run of the first officer: an office of their own on this machine, and a certificate from it, got the same way
 * as everybody else's. Begun and cut off, it can simply be done again.
 * @throws AppError `identity.already-officer`, or what starting the hub or enrolling says.
 */
export async function foundOffice(
  { book, embedded, wall }: JoinDeps,
  facts: { name: string; badge: string; office: string },
): Promise<Identity> {
  if (book.officer()) throw new AppError('identity.already-officer');
  const { name, badge, office } = facts;
  const hub = await embedded.found(office);
  const { secret } = await hub.invite({ role: 'officer', name, badge, validMinutes: OWN_INVITATION_MINUTES });
  const full = hub.tlsFingerprint;
  const invitation = {
    urls: [embedded.ownUrl ?? hub.url],
    tls: { full, prefix80: full.slice(0, 20) },
    secret,
  };
  const { parts } = await enrol(invitation, undefined, wall());
  return book.add(parts);
}

/**
 * Uses somebody's invitation.
 * @returns the case that it was for; null for officers.
 * @throws AppError `invitation.malformed`, `invitation.mistyped`, `identity.same-hub`, or what `enrol` throws.
 */
export async function join(
  { book, wall }: JoinDeps,
  text: string,
  name: string | undefined,
): Promise<{ case: string | null }> {
  const invitation = parseInvitation(text);
  assertOtherPerson(book, invitation);
  const { parts, case: id } = await enrol(invitation, name, wall());
  await book.add(parts);
  return { case: id };
}

/** An officer who becomes the company on the same machine would sit on both sides of the record. */
function assertOtherPerson(book: IdentityBook, { tls }: ParsedInvitation): void {
  const known = book
    .all()
    .some(
      ({ person, hub }) => person.roles.includes('officer') && hub.tlsFingerprint.startsWith(tls.prefix80),
    );
  if (known) throw new AppError('identity.same-hub');
}
