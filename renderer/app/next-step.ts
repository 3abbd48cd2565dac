import type { CaseView } from '../../shared/ipc/contract';
import { newObjections } from '../../shared/record/blockers';
import type { Part } from '../../shared/record/state';

/** What comes next in a case for the person on this machine. */
export type NextStep =
  /** Go on inspecting. */
  | { kind: 'enter' }
  /** Nothing is missing, or only the result: put the record forward. */
  | { kind: 'prepare' }
  | { kind: 'sign' }
  | { kind: 'seal' }
  /** The party objected after the record was put forward: the lead puts it forward anew, the others wait for that. */
  | { kind: 'renew' }
  | { kind: 'objected' }
  | { kind: 'export' }
  /** Others have to sign first: those who may sign now. Empty: all have, and the lead has to seal. */
  | { kind: 'wait'; for: Part[] };

type Facts = Pick<CaseView, 'inspection' | 'me' | 'phase' | 'contentBlockers' | 'sealBlockers'>;

/** The one thing to do next; the same order of signing as the record's own rules (party, then officers, then the seal). */
export function nextStep(view: Facts): NextStep {
  if (view.phase === 'sealed') return { kind: 'export' };
  if (view.phase === 'open') return openStep(view);
  const part = view.me.part;
  if (newObjections(view.inspection).length > 0) return { kind: part === 'lead' ? 'renew' : 'objected' };
  const missing = missingSigners(view);
  if (part !== null && part !== 'lead' && missing[0] === part) return { kind: 'sign' };
  if (part === 'second' && missing.includes('second') && partyIsDone(view)) return { kind: 'sign' };
  if (part === 'lead' && view.sealBlockers.length === 0) return { kind: 'seal' };
  if (part === 'lead' && missing.includes('lead') && partyIsDone(view)) return { kind: 'sign' };
  return { kind: 'wait', for: partyIsDone(view) ? missing : ['representative'] };
}

function openStep({ me, contentBlockers }: Facts): NextStep {
  const onlyResult = contentBlockers.every(({ where }) => where.kind === 'result');
  return { kind: me.part === 'lead' && onlyResult ? 'prepare' : 'enter' };
}

/** Whether the party has said what it has to say: signed, or refused. */
export function partyIsDone({ inspection }: Pick<CaseView, 'inspection'>): boolean {
  const signOff = inspection.signOff;
  return signOff !== null && (signOff.refusal !== null || hasSigned(inspection.signOff, 'representative'));
}

/** Whose signature the seal still waits for, in the order in which they may sign. */
export function missingSigners({ inspection }: Pick<CaseView, 'inspection'>): Part[] {
  const signOff = inspection.signOff;
  if (!signOff) return [];
  const party: Part = signOff.refusal ? 'witness' : 'representative';
  return ([party, 'lead', 'second'] as const).filter((part) => !hasSigned(signOff, part));
}

function hasSigned(signOff: CaseView['inspection']['signOff'], part: Part): boolean {
  return signOff?.signatures.some((signature) => signature.part === part) ?? false;
}
