import { canonicalJson } from '../../json';
import { amendmentBlockers } from '../blockers';
import { coverageBelow } from '../outcome';
import type { Handler } from './context';
import { stampOf } from './context';

/** Additions after the seal. What was sealed stays as it is; each amendment is confirmed and sealed for itself. */

export const amendmentMade: Handler<'amendment.made'> = (state, event) => {
  if (state.seal?.event !== event.body.seal) return 'seal.none';
  if (state.amendments.some(({ seal }) => seal === null)) return 'amendment.open';
  const { reason, text } = event.body;
  state.amendments.push({ ...stampOf(event), reason, text, confirmed: [], seal: null });
  return null;
};

export const amendmentConfirmed: Handler<'amendment.confirmed'> = (state, event, { part }) => {
  const amendment = state.amendments.find((candidate) => candidate.event === event.body.amendment);
  if (!amendment || amendment.seal) return 'unknown.amendment';
  const person = state.participants.find(({ fingerprint }) => fingerprint === event.author);
  if (!person) return 'author.unknown';
  if (amendment.confirmed.some((other) => other.part === part)) return 'signature.twice';
  const author = state.participants.find(({ fingerprint }) => fingerprint === amendment.author);
  if (part === 'second' && person.badge === author?.badge) return 'signature.same-officer';
  amendment.confirmed.push({ ...stampOf(event), part, name: person.name, remark: event.body.remark });
  return null;
};

export const amendmentSealed: Handler<'amendment.sealed'> = (state, event, context) => {
  const amendment = state.amendments.find((candidate) => candidate.event === event.body.amendment);
  if (!amendment || amendment.seal) return 'unknown.amendment';
  if (event.author !== state.opened.author) return 'signoff.opener';
  if (amendmentBlockers(amendment).length > 0) return 'amendment.incomplete';
  const { frontier, count, root } = coverageBelow(event, context.ordered);
  const said = { frontier: event.body.frontier, count: event.body.count, root: event.body.root };
  if (canonicalJson(said) !== canonicalJson({ frontier, count, root })) return 'signoff.differs';
  amendment.seal = { ...stampOf(event), ...event.body };
  return null;
};
