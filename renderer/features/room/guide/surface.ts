import type { CaseView } from '../../../../shared/ipc/contract';
import { shownMarks } from '../../../../shared/record/marks';
import type { Still } from '../../../../shared/record/state';
import type { GuidanceShown } from '../../../call/guidance';
import type { Drawing } from '../../../ui/marks/marks-svg';

/** What everybody looks at, and the marks over it. */
export interface Surface {
  /** The still that is frozen, with its number in the case; null for the live picture. */
  frozen: { still: Still & { captured: NonNullable<Still['captured']> }; number: number } | null;
  /** A freeze was asked for whose picture is not here yet: the live picture goes on meanwhile. */
  freezing: boolean;
  marks: { id: string; shape: Drawing }[];
}

/** The record's marks over what is shown, then those that live as long as the call. */
export function surfaceOf({ inspection, present }: CaseView, shown: GuidanceShown): Surface {
  const index = inspection.stills.findIndex(({ id }) => id === shown.frozen);
  const still = inspection.stills[index];
  const captured = still?.captured;
  const frozen =
    captured && present.includes(captured.thumbnail.sha256)
      ? { still: { ...still, captured }, number: index + 1 }
      : null;
  const recorded = frozen ? shownMarks(frozen.still.marks) : [];
  const on = frozen?.still.id ?? null;
  const known = new Set(frozen?.still.marks.map(({ id }) => id));
  const live = shown.marks.filter((mark) => mark.on === on && !known.has(mark.id));
  return {
    frozen,
    freezing: shown.frozen !== null && frozen === null,
    marks: [...recorded, ...live.map((mark) => ({ id: mark.id, shape: mark }))],
  };
}
