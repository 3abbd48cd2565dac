import type { CaseView } from '../../../shared/ipc/contract';
import type { Still } from '../../../shared/record/state';
import type { RoomState } from './room-session';

/** Where a still is on its way from the shutter to the officer's disk. */
export type StillLife =
  | { at: 'requested' }
  /** Another still is being taken first. */
  | { at: 'queued' }
  /** The camera's machine has it. */
  | { at: 'captured' }
  /** On its way; the part of it that is on this disk, 0 to 1. */
  | { at: 'arriving'; part: number }
  /** The lead officer's machine has checked it and said so on the record. */
  | { at: 'verified' }
  | { at: 'failed'; code: string }
  | { at: 'set-aside'; reason: string };

/**
 * What is known of a still now: the record first, then what the company's machine said ahead of it, then what arrived here.
 */
export function stillLife(
  still: Still,
  view: CaseView,
  room: Pick<RoomState, 'steps' | 'arrived'>,
): StillLife {
  const { captured, failed, received, setAside } = still;
  if (setAside) return { at: 'set-aside', reason: setAside.reason };
  if (received) return { at: 'verified' };
  if (captured) {
    const { sha256 } = captured.original;
    const part = view.present.includes(sha256) ? 1 : room.arrived[sha256];
    return part === undefined ? { at: 'captured' } : { at: 'arriving', part };
  }
  if (failed) return { at: 'failed', code: failed.code };
  const step = room.steps[still.id];
  if (step?.step === 'failed') return { at: 'failed', code: step.code ?? 'internal' };
  if (step?.step === 'captured' || step?.step === 'stored') return { at: 'captured' };
  return { at: step ? 'queued' : 'requested' };
}
