import { hex, utf8 } from '../shared/bytes';
import { AppError } from '../shared/errors';
import { sha256Hex } from '../shared/hash';
import { makeSecret } from '../shared/identity/invitation';
import type { Person } from '../shared/identity/person';
import type { Invitation, InviteRequest } from '../shared/protocol/hub';
import type { z } from 'zod';
import { requireOfficer } from './access';
import type { HubContext } from './context';
import { shortName } from './log';
import type { StoredCase, StoredInvitation } from './store/storage';

type Request = z.infer<typeof InviteRequest>;
type Shown = z.infer<typeof Invitation>;

/** The secret is kept as its hash only, so that looking it up takes the same time whatever is tried. */
export const secretHash = (secret: string): string => sha256Hex(utf8(`yuanjian-invitation/1 ${secret}`));

/**
 * Makes an invitation.
 * @param by the officer who asks; null for the keeper of the hub.
 * @throws AppError `hub.officers-only`, `hub.unknown-case`, `hub.no-access`, `hub.bad-request` naming the field.
 */
export async function createInvitation(
  context: HubContext,
  by: Person | null,
  request: Request,
): Promise<{ invitation: Shown; secret: string }> {
  if (by) requireOfficer(by);
  const terms = request.role === 'officer' ? officerTerms(request) : await guestTerms(context, by, request);
  const secret = makeSecret();
  const now = context.clock();
  const stored: StoredInvitation = {
    id: hex(crypto.getRandomValues(new Uint8Array(16))),
    role: request.role,
    name: request.name ?? null,
    ...terms,
    createdAt: now.toISOString(),
    createdBy: by?.fingerprint ?? null,
    expiresAt: new Date(now.getTime() + request.validMinutes * 60_000).toISOString(),
    usedAt: null,
    revokedAt: null,
    certificate: null,
  };
  await context.storage.invitations.add(stored, secretHash(secret));
  context.log.info('invitation made', { role: stored.role, by: by ? shortName(by.fingerprint) : 'keeper' });
  return { invitation: shown(stored), secret };
}

type Terms = Pick<StoredInvitation, 'badge' | 'case' | 'uscc'>;

function officerTerms({ badge, case: id, uscc }: Request): Terms {
  if (id !== undefined || uscc !== undefined) throw new AppError('hub.bad-request', { field: 'case' });
  const spelled = spelledBadge(badge ?? '');
  if (spelled === null) throw new AppError('hub.bad-request', { field: 'badge' });
  return { badge: spelled, case: null, uscc: null };
}

/** A badge as case files spell it, since a badge is how a case names its officers; null when it cannot be one. */
export function spelledBadge(badge: string): string | null {
  const spelled = badge.trim().toUpperCase();
  return /^[A-Z0-9][A-Z0-9-]{0,31}$/.test(spelled) ? spelled : null;
}

async function guestTerms(context: HubContext, by: Person | null, request: Request): Promise<Terms> {
  if (request.case === undefined) throw new AppError('hub.bad-request', { field: 'case' });
  if (request.badge !== undefined) throw new AppError('hub.bad-request', { field: 'badge' });
  const stored = by
    ? await context.access.requireCase(by, request.case)
    : await context.storage.cases.get(request.case);
  if (!stored) throw new AppError('hub.unknown-case');
  return { badge: null, case: stored.id, uscc: companyOf(stored, request) };
}

/** The company is the one of the case as it was opened, whatever the request says. */
function companyOf({ file }: StoredCase, { role, uscc }: Request): string | null {
  if (uscc !== undefined && uscc !== file.company.uscc)
    throw new AppError('hub.bad-request', { field: 'uscc' });
  return role === 'representative' ? file.company.uscc : null;
}

/** The invitations that an officer may see: of the officer's cases, and of officers. */
export async function listInvitations(context: HubContext, by: Person, id?: string): Promise<Shown[]> {
  requireOfficer(by);
  if (id !== undefined) await context.access.requireCase(by, id);
  const mine = new Set((await context.access.casesOf(by)).map((stored) => stored.id));
  const all = await context.storage.invitations.list();
  const visible = all.filter((one) => (id ? one.case === id : one.case === null || mine.has(one.case)));
  return visible.slice(0, 10_000).map(shown);
}

/** Takes an open invitation back; one that was taken back before stays so. */
export async function revokeInvitation(context: HubContext, by: Person, id: string): Promise<void> {
  requireOfficer(by);
  const invitation = await context.storage.invitations.get(id);
  if (!invitation) throw new AppError('hub.unknown-invitation');
  if (invitation.case !== null) await context.access.requireCase(by, invitation.case);
  const revoked = await context.storage.invitations.revoke(id, context.clock());
  if (!revoked && invitation.usedAt !== null) throw new AppError('invitation.used');
  context.log.info('invitation taken back', { by: shortName(by.fingerprint) });
}

function shown({
  id,
  role,
  name,
  case: caseId,
  createdAt,
  expiresAt,
  usedAt,
  revokedAt,
}: StoredInvitation): Shown {
  return { id, role, name, case: caseId, createdAt, expiresAt, usedAt, revokedAt };
}
