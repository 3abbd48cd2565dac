import type { CaseView } from '../../shared/ipc/contract';
import { newObjections, standstill } from '../../shared/record/blockers';
import type { RuleId } from '../../shared/record/rules';
import type { Amendment, Inspection } from '../../shared/record/state';

/** What the record would not take now, asked before somebody tries: the reducer refuses the same by the same rules. */

type Facts = Pick<CaseView, 'inspection' | 'me'>;

export type CourseAct = 'suspend' | 'resume' | 'end';

/** Why the content cannot be changed by anybody, or null. */
export function frozen({ seal, signOff }: Inspection): RuleId | null {
  if (seal) return 'seal.applied';
  return signOff ? 'signoff.frozen' : null;
}

/** Why nothing can be asked for, answered or found now, or null. */
export const workRule = (inspection: Inspection): RuleId | null =>
  frozen(inspection) ?? standstill(inspection);

/** Why the inspection cannot be suspended, resumed or ended by this person now, or null. */
export function courseRule({ inspection, me }: Facts, act: CourseAct): RuleId | null {
  if (me.part !== 'lead') return 'role.not-allowed';
  const stopped = frozen(inspection);
  if (stopped) return stopped;
  const still = standstill(inspection);
  if (act === 'resume') return still ? null : 'inspection.not-suspended';
  // What is suspended can be ended, but not suspended again.
  return act === 'end' && still === 'inspection.suspended' ? null : still;
}

/** Why the party cannot object now, or null. */
export function objectionRule({ inspection, me }: Facts): RuleId | null {
  if (me.part !== 'representative') return 'role.not-allowed';
  return inspection.seal ? 'seal.applied' : null;
}

/** Whether an objection stands outside of the sign-off in force, so that nobody signs on. */
export const objectionOutside = (inspection: Inspection): boolean => newObjections(inspection).length > 0;

/** The amendment that is not sealed yet, if there is one. */
export const openAmendment = ({ amendments }: Inspection): Amendment | undefined =>
  amendments.find(({ seal }) => seal === null);

/** Whether this person has an amendment to confirm. */
export function mayConfirm({ inspection, me }: Facts): boolean {
  const amendment = openAmendment(inspection);
  const { part } = me;
  if (!amendment || (part !== 'second' && part !== 'representative' && part !== 'witness')) return false;
  return !amendment.confirmed.some((other) => other.part === part);
}
