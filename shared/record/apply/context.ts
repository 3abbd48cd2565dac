import type { EventOf, RecordEvent } from '../event';
import type { EventType } from '../bodies';
import type { RuleId } from '../rules';
import type { Inspection, Part, Stamp } from '../state';

/** What a handler knows besides the state: who writes, and the record so far in the record's order. */
export interface Context {
  part: Part;
  ordered: readonly RecordEvent[];
  /** How many events came before this one in the record's order. */
  position: number;
}

/** Applies one event to the state in place; returns the rule that forbids it, having changed nothing, or null. */
export type Handler<T extends EventType> = (
  state: Inspection,
  event: EventOf<T>,
  context: Context,
) => RuleId | null;

export const stampOf = (event: RecordEvent): Stamp => ({
  event: event.hash,
  author: event.author,
  wall: event.wall,
});
