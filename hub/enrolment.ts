import { base64, fromBase64, type Bytes } from '../shared/bytes';
import { AppError } from '../shared/errors';
import { importPublicKey, issueCertificate, type Holder } from '../shared/identity/authority';
import { readCertificate } from '../shared/identity/certificate';
import { enrolmentProof } from '../shared/identity/enrolment';
import { verifyBytes } from '../shared/record/signing';
import type { EnrolRequest, EnrolResponse } from '../shared/protocol/hub';
import type { z } from 'zod';
import type { HubContext } from './context';
import { secretHash } from './invitations';
import { shortName } from './log';
import type { StoredInvitation } from './store/storage';

type Request = z.infer<typeof EnrolRequest>;
type Response = z.infer<typeof EnrolResponse>;

/**
 * Uses an invitation: certifies the device's key as the invitation says. Asked again with the same key it gives the
 * same certificate again, so an answer that got lost costs no new invitation.
 * @param address where the request comes from, for the limit of guesses.
 * @throws AppError `hub.too-many-guesses`, `hub.enrolment-closed`, `invitation.unknown`, `.revoked`, `.used`,
 *   `.expired`, `hub.bad-request`, `hub.bad-proof`, `certificate.unsuitable`.
 */
export async function enrol(context: HubContext, request: Request, address: string): Promise<Response> {
  context.guesses.check(address);
  const publicKey = fromBase64(request.publicKey);
  const key = await importPublicKey(publicKey);
  const invitation = await context.storage.invitations.bySecret(secretHash(request.secret));
  if (!invitation) {
    const wrong = context.guesses.wasWrong(address);
    context.log.warn('wrong invitation secret', { address, withinTheHour: wrong });
    throw new AppError('invitation.unknown');
  }
  if (!(await verifyBytes(key, fromBase64(request.proof), enrolmentProof(request.secret)))) {
    throw new AppError('hub.bad-proof');
  }
  if (invitation.usedAt !== null) return again(context, invitation, publicKey);
  const now = context.clock();
  if (invitation.revokedAt !== null) throw new AppError('invitation.revoked');
  if (now.toISOString() >= invitation.expiresAt) throw new AppError('invitation.expired');
  const der = await issueCertificate(context.authority, holderOf(invitation, request), publicKey, now);
  const { person } = await readCertificate(der);
  if (!person) throw new AppError('hub.bad-request', { field: 'name' });
  if (!(await context.storage.invitations.use(invitation.id, now, { der, person }))) {
    throw new AppError('invitation.used');
  }
  context.log.info('enrolled', { role: invitation.role, person: shortName(person.fingerprint) });
  if (invitation.case !== null) context.changed(invitation.case);
  return answer(context, invitation, der);
}

async function again(context: HubContext, invitation: StoredInvitation, publicKey: Bytes): Promise<Response> {
  const issued = invitation.certificate
    ? await context.storage.certificates.get(invitation.certificate)
    : null;
  const key = issued ? (await readCertificate(issued.der)).parsed.publicKey.rawData : new ArrayBuffer(0);
  if (!issued || issued.revoked || base64(new Uint8Array(key)) !== base64(publicKey)) {
    throw new AppError('invitation.used');
  }
  return answer(context, invitation, issued.der);
}

function holderOf({ role, name, badge, case: id, uscc }: StoredInvitation, request: Request): Holder {
  const known = name ?? request.name;
  if (known === undefined) throw new AppError('hub.bad-request', { field: 'name' });
  return {
    name: known,
    roles: [role],
    ...(badge !== null && { badge }),
    ...(id !== null && { case: id }),
    ...(uscc !== null && { uscc }),
  };
}

function answer({ authority, name }: HubContext, invitation: StoredInvitation, der: Bytes): Response {
  return {
    certificate: base64(der),
    authority: base64(authority.certificate),
    hub: { id: authority.fingerprint, name },
    case: invitation.case,
  };
}
