import type { CaseFile } from '../customs/case-file';
import type { Person } from '../identity/person';
import type { EventType } from './bodies';
import type { Part } from './state';

/** Who a certified person is in a case, or null when the certificate gives no part in it. */
export function partOf(person: Person, id: string, file: CaseFile): Part | null {
  if (person.roles.includes('officer')) {
    return file.officers.find(({ badge }) => badge === person.badge)?.role ?? null;
  }
  if (person.case !== id) return null;
  if (person.roles.includes('representative'))
    return person.uscc === file.company.uscc ? 'representative' : null;
  if (person.roles.includes('witness')) return 'witness';
  return person.roles.includes('observer') ? 'observer' : null;
}

const ALL: readonly Part[] = ['lead', 'second', 'representative', 'witness', 'observer'];
const LEAD: readonly Part[] = ['lead'];

/** Which parts may cause an event of each type. */
export const MAY_WRITE: Record<EventType, readonly Part[]> = {
  'case.opened': LEAD,
  'participant.joined': ALL,
  'call.joined': ALL,
  'camera.changed': ALL,
  'camera.trouble': ['representative'],
  'camera.recovered': ['representative'],
  'call.connected': ALL,
  'call.interrupted': ALL,
  'call.left': ALL,
  'item.asked': LEAD,
  'item.ready': ['representative'],
  'item.answered': LEAD,
  'still.requested': LEAD,
  'still.captured': ['representative'],
  'still.failed': ['representative'],
  'still.received': LEAD,
  'still.set-aside': LEAD,
  'frame.grabbed': LEAD,
  'mark.drawn': LEAD,
  'mark.undone': LEAD,
  'challenge.issued': LEAD,
  'challenge.answered': ['representative'],
  'challenge.judged': LEAD,
  'place.stated': ['representative'],
  'precheck.done': ALL,
  'chat.said': ['lead', 'second', 'representative', 'witness'],
  'container.checked': LEAD,
  'line.found': LEAD,
  'inspection.suspended': LEAD,
  'inspection.resumed': LEAD,
  'inspection.ended': LEAD,
  'objection.raised': ['representative'],
  'objection.answered': LEAD,
  'clock.compared': ALL,
  'result.proposed': LEAD,
  'signoff.prepared': LEAD,
  'signoff.reopened': LEAD,
  'signature.given': ['lead', 'second', 'representative', 'witness'],
  'signature.refused': ['representative', 'lead'],
  'seal.applied': LEAD,
  'report.attached': LEAD,
  'timestamp.given': ALL,
  'signature.parallel': ['lead', 'second', 'representative', 'witness'],
  'amendment.made': LEAD,
  'amendment.confirmed': ['second', 'representative', 'witness'],
  'amendment.sealed': LEAD,
  'recording.requested': LEAD,
  'recording.consented': ['representative'],
  'recording.declined': ['representative'],
  'recording.withdrawn': ['representative'],
  'recording.begun': LEAD,
  'recording.kept': LEAD,
  'recording.ended': LEAD,
  'record.closed': ['lead', 'second', 'representative', 'witness'],
};

/** Types that only say what was done around the record: they never change what is signed, so sign-off leaves them free. */
export const NEVER_FROZEN: ReadonlySet<EventType> = new Set([
  'participant.joined',
  'call.joined',
  'precheck.done',
  'camera.changed',
  'camera.trouble',
  'camera.recovered',
  'call.connected',
  'call.interrupted',
  'call.left',
  'chat.said',
  'clock.compared',
  'timestamp.given',
  'signature.parallel',
]);

/**
 * Types that belong to sign-off itself. An objection may come while people sign; nobody signs on until a new sign-off
 * has it in.
 */
export const SIGN_OFF: ReadonlySet<EventType> = new Set([
  'signoff.prepared',
  'signoff.reopened',
  'signature.given',
  'signature.refused',
  'seal.applied',
  'objection.raised',
]);

/** Types that are written once the record is sealed; each has rules of its own. */
export const AFTER_SEAL: ReadonlySet<EventType> = new Set([
  'report.attached',
  'amendment.made',
  'amendment.confirmed',
  'amendment.sealed',
  'record.closed',
]);
