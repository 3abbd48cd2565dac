import { useState } from 'react';
import type { CaseView } from '../../../shared/ipc/contract';
import { isUsable } from '../../../shared/record/blockers';
import type { Still } from '../../../shared/record/state';

export interface Evidence {
  /** Every still that may be named. */
  usable: { still: Still; number: number }[];
  chosen: string[];
  toggle: (still: string) => void;
}

/**
 * Which stills an answer rests on: those that were named before and those that were taken for it, until the officer says
 * otherwise for one of them.
 * @param belongs whether a still was taken for what is answered.
 */
export function useEvidence(
  view: CaseView,
  belongs: (still: Still) => boolean,
  named: readonly string[],
): Evidence {
  const [changed, setChanged] = useState<Record<string, boolean>>({});
  const { inspection } = view;
  const usable = inspection.stills
    .map((still, index) => ({ still, number: index + 1 }))
    .filter(({ still }) => isUsable(inspection, still.id));
  const isChosen = (still: Still): boolean =>
    changed[still.id] ?? (named.includes(still.id) || belongs(still));
  return {
    usable,
    chosen: usable.filter(({ still }) => isChosen(still)).map(({ still }) => still.id),
    toggle: (id) => {
      const found = usable.find(({ still }) => still.id === id);
      if (found) setChanged((before) => ({ ...before, [id]: !isChosen(found.still) }));
    },
  };
}
