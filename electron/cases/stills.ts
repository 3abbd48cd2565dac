import { AppError } from '../../shared/errors';
import { isUsable, standstill } from '../../shared/record/blockers';
import type { BodyOf } from '../../shared/record/bodies';
import { phaseOf, type Inspection, type Part } from '../../shared/record/state';

/** The first still whose original is whole here and that the lead has not acknowledged; null when there is none. */
export function openStill(
  inspection: Inspection,
  isWhole: (sha256: string) => boolean,
): BodyOf<'still.received'> | null {
  if (phaseOf(inspection) !== 'open') return null;
  for (const { id, captured, received } of inspection.stills) {
    if (captured && !received && isWhole(captured.original.sha256)) {
      return { still: id, sha256: captured.original.sha256 };
    }
  }
  return null;
}

/**
 * The first still that was taken anew, well, while it is still in use itself: its retake is verified, shows nothing that
 * speaks against it, and the lead did not ask to keep both. Null when there is none.
 */
export function openRetake(inspection: Inspection): BodyOf<'still.set-aside'> | null {
  if (phaseOf(inspection) !== 'open') return null;
  for (const [index, { id, retakeOf, keepBoth, captured, received }] of inspection.stills.entries()) {
    if (retakeOf === null || keepBoth || !received || !isUsable(inspection, id)) continue;
    if ((captured?.check?.advice ?? []).length > 0 || !isUsable(inspection, retakeOf)) continue;
    return { still: retakeOf, reason: `已重拍为照片 ${index + 1} (retaken as still ${index + 1})` };
  }
  return null;
}

/**
 * What would forbid a capture, asked before its pictures are stored: those would otherwise stay behind without an event.
 * @throws AppError `rule.<RuleId>`, the same that writing the event would give.
 */
export function assertMayCapture(inspection: Inspection, part: Part | null, id: string, item: string): void {
  const still = inspection.stills.find((candidate) => candidate.id === id);
  if (part !== 'representative') throw new AppError('rule.role.not-allowed');
  if (inspection.seal) throw new AppError('rule.seal.applied');
  if (inspection.signOff) throw new AppError('rule.signoff.frozen');
  if (!still || still.item !== item) throw new AppError('rule.still.not-requested');
  if (still.captured) throw new AppError('rule.still.duplicate');
}

/**
 * The same for a frame of the video.
 * @throws AppError `rule.<RuleId>`.
 */
export function assertMayGrab(inspection: Inspection, part: Part | null): void {
  if (part !== 'lead') throw new AppError('rule.role.not-allowed');
  if (inspection.seal) throw new AppError('rule.seal.applied');
  if (inspection.signOff) throw new AppError('rule.signoff.frozen');
  const stopped = standstill(inspection);
  if (stopped) throw new AppError(`rule.${stopped}`);
}
