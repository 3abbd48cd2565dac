import type { Handler } from './context';
import { stampOf } from './context';

/** The course of an inspection: suspended, resumed, ended early, objected to. */

export const inspectionSuspended: Handler<'inspection.suspended'> = (state, event) => {
  if (state.ending) return 'inspection.ended';
  if (openSuspension(state.suspensions)) return 'inspection.suspended';
  state.suspensions.push({ ...stampOf(event), ...event.body, resumed: null });
  return null;
};

/** Goes on after a suspension, or takes back an ending that was declared too early. */
export const inspectionResumed: Handler<'inspection.resumed'> = (state, event) => {
  const suspension = openSuspension(state.suspensions);
  if (!suspension && !state.ending) return 'inspection.not-suspended';
  if (suspension) suspension.resumed = { ...stampOf(event), text: event.body.text };
  state.ending = null;
  return null;
};

export const inspectionEnded: Handler<'inspection.ended'> = (state, event) => {
  if (state.ending) return 'inspection.ended';
  state.ending = { ...stampOf(event), ...event.body };
  return null;
};

export const objectionRaised: Handler<'objection.raised'> = (state, event) => {
  state.objections.push({ ...stampOf(event), text: event.body.text, answer: null });
  return null;
};

export const objectionAnswered: Handler<'objection.answered'> = (state, event) => {
  const objection = state.objections.find((candidate) => candidate.event === event.body.objection);
  if (!objection) return 'unknown.objection';
  objection.answer = { ...stampOf(event), text: event.body.text };
  return null;
};

/** The suspension that lasts, if one does. */
const openSuspension = <T extends { resumed: unknown }>(suspensions: T[]): T | undefined =>
  suspensions.find(({ resumed }) => resumed === null);
