import type { Still } from '../../../shared/record/state';

export type StillState = 'waiting' | 'failed' | 'captured' | 'received' | 'set-aside';

/** How far a still has come; being set aside says more than any of the others. */
export function stillState(still: Still): StillState {
  if (still.setAside) return 'set-aside';
  if (still.received) return 'received';
  if (still.captured) return 'captured';
  return still.failed ? 'failed' : 'waiting';
}
