import { canonicalJson } from '../../json';
import { contentBlockers, newObjections, sealBlockers } from '../blockers';
import { coverageBelow, outcomeOf } from '../outcome';
import type { EventOf } from '../event';
import { pageOf } from '../page';
import type { RuleId } from '../rules';
import type { Inspection } from '../state';
import type { Context, Handler } from './context';
import { stampOf } from './context';

/** Sign-off: the lead puts the record forward, the party and both officers sign what is under it, the lead seals. */

/** Whether a sign-off or seal says exactly what the record under it says. */
function tellsTruth(
  state: Inspection,
  event: EventOf<'signoff.prepared'> | EventOf<'seal.applied'>,
  context: Context,
): boolean {
  const { events, ...covered } = coverageBelow(event, context.ordered);
  const { frontier, count, root, blobs, outcome } = event.body;
  if (canonicalJson(covered) !== canonicalJson({ frontier, count, root, blobs })) return false;
  // A sign-off that was taken back is no cut any more: events that it did not rest on may stand before it, and the
  // state here is then not the one it speaks of.
  const isCut = events.length === context.position;
  return !isCut || canonicalJson(outcomeOf(state)) === canonicalJson(outcome);
}

export const signoffPrepared: Handler<'signoff.prepared'> = (state, event, context) => {
  if (event.author !== state.opened.author) return 'signoff.opener';
  if (state.signOff) return 'signoff.frozen';
  if (contentBlockers(state).length > 0) return 'signoff.blocked';
  if (!tellsTruth(state, event, context)) return 'signoff.differs';
  const prepared = { ...stampOf(event), ...event.body, objections: state.objections.length };
  state.signOff = { prepared, signatures: [], refusal: null };
  return null;
};

export const signoffReopened: Handler<'signoff.reopened'> = (state, event) => {
  if (event.author !== state.opened.author) return 'signoff.opener';
  if (state.signOff?.prepared.event !== event.body.prepared) return 'signature.other-text';
  state.voided.push({ ...state.signOff, reopened: { ...stampOf(event), reason: event.body.reason } });
  state.signOff = null;
  return null;
};

export const signatureGiven: Handler<'signature.given'> = (state, event, { part }) => {
  const signOff = state.signOff;
  if (!signOff) return 'signoff.none';
  if (signOff.prepared.event !== event.body.prepared) return 'signature.other-text';
  const signer = state.participants.find(({ fingerprint }) => fingerprint === event.author);
  if (!signer) return 'author.unknown';
  if (signOff.signatures.some((signature) => signature.part === part)) return 'signature.twice';
  if (newObjections(state).length > 0) return 'objection.not-in-signoff';
  const forbidden =
    part === 'lead' || part === 'second' ? officerMayNot(state, event.author, signer.badge) : null;
  if (forbidden) return forbidden;
  if (part === 'representative' && signOff.refusal) return 'signature.after-refusal';
  if (event.body.page.before !== pageOf(state)?.sha256) return 'signature.other-page';
  signOff.signatures.push({ ...stampOf(event), part, name: signer.name, ...event.body });
  return null;
};

function officerMayNot(state: Inspection, author: string, badge: string | undefined): RuleId | null {
  const signOff = state.signOff;
  if (!signOff) return 'signoff.none';
  if (badge && state.case.reinspectionOf?.officers.includes(badge)) return 'reinspection.prior-officer';
  const others = signOff.signatures.filter(({ part }) => part === 'lead' || part === 'second');
  const same = others.some((signature) => {
    const other = state.participants.find(({ fingerprint }) => fingerprint === signature.author);
    return signature.author === author || (badge !== undefined && other?.badge === badge);
  });
  if (same) return 'signature.same-officer';
  const partyDone =
    signOff.refusal !== null || signOff.signatures.some(({ part }) => part === 'representative');
  return partyDone ? null : 'signature.party-first';
}

export const signatureRefused: Handler<'signature.refused'> = (state, event, { part }) => {
  const signOff = state.signOff;
  if (!signOff) return 'signoff.none';
  if (signOff.prepared.event !== event.body.prepared) return 'signature.other-text';
  if (signOff.refusal || signOff.signatures.some(({ part }) => part === 'representative'))
    return 'signature.twice';
  // Nobody can say of themselves that they are not there.
  if (event.body.how === 'absent' && part === 'representative') return 'role.not-allowed';
  const party = state.participants.find(({ part }) => part === 'representative');
  signOff.refusal = { ...stampOf(event), part: 'representative', name: party?.name ?? '', ...event.body };
  return null;
};

export const sealApplied: Handler<'seal.applied'> = (state, event, context) => {
  if (event.author !== state.opened.author) return 'signoff.opener';
  const signOff = state.signOff;
  if (!signOff) return 'signoff.none';
  if (signOff.prepared.event !== event.body.prepared) return 'signature.other-text';
  if (sealBlockers(state).length > 0) return 'seal.incomplete';
  const stands = [
    ...signOff.signatures.map(({ event: hash }) => hash),
    ...(signOff.refusal ? [signOff.refusal.event] : []),
  ];
  if (canonicalJson([...stands].sort()) !== canonicalJson([...event.body.signatures].sort()))
    return 'signoff.differs';
  if (!tellsTruth(state, event, context)) return 'signoff.differs';
  state.seal = { ...stampOf(event), ...event.body };
  return null;
};

export const reportAttached: Handler<'report.attached'> = (state, event) => {
  if (event.author !== state.opened.author) return 'signoff.opener';
  if (state.seal?.event !== event.body.seal) return 'seal.none';
  if (event.body.page.before !== pageOf(state)?.sha256) return 'signature.other-page';
  state.report = { ...stampOf(event), ...event.body };
  return null;
};
