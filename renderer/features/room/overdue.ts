import { brokeAt, lastGap } from '../../../shared/record/interruptions';
import type { CaseView } from '../../../shared/ipc/contract';
import { courseRule } from '../../law/course-rules';

/** An interruption that lasts longer than the office waits. */
export interface Overdue {
  /** Names the interruption: its event. */
  event: string;
  minutes: number;
}

/**
 * Whether the lead officer has to be asked what to do about the company's broken connection, as this machine noted it.
 * @param now milliseconds since 1970.
 */
export function overdue(view: CaseView, now: number, limitMinutes: number): Overdue | null {
  const { lead } = lastGap(view.inspection);
  if (!lead || lead.end || lead.author !== view.me.fingerprint) return null;
  if (courseRule(view, 'suspend') !== null) return null;
  const minutes = (now - Date.parse(brokeAt(lead))) / 60_000;
  return minutes < limitMinutes ? null : { event: lead.event, minutes: Math.floor(minutes) };
}
