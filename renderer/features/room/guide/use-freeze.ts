import { create } from 'zustand';
import type { CaseView } from '../../../../shared/ipc/contract';
import { shownMarks } from '../../../../shared/record/marks';
import { newMarkId } from '../../../call/pen';
import { largeOf } from '../camera/looked-at';
import { useRoom } from '../room-session';
import { show } from './use-marks';

/** The still that was taken for the freeze that lasts; an earlier one that is only looked at again is none. */
const useFresh = create<{ still: string | null }>(() => ({ still: null }));

/** Stops the picture on all screens and lets it go on again. */
export function useFreeze({ inspection }: CaseView) {
  const engine = useRoom((room) => room.engine);
  const frozen = useRoom((room) => room.guidance.frozen);
  return {
    frozen,
    /**
     * Takes a still for the item and shows it to everybody: one file, which the record names, is the same frame on all
     * screens. @throws AppError why no still can be taken.
     */
    freeze: async (item: string): Promise<void> => {
      if (!engine) return;
      const still = await engine.press(item, { from: largeOf(useRoom.getState()) });
      useFresh.setState({ still });
      engine.guidance.say({ t: 'freeze', still });
    },
    /** Shows everybody a still that was taken before. */
    showStill: (still: string): void => {
      useFresh.setState({ still: null });
      engine?.guidance.say({ t: 'freeze', still });
    },
    /** The marks stay: with the still, and over the live picture, which still shows about the same, until they are cleared. */
    unfreeze: (): void => {
      const fresh = useFresh.getState().still === frozen;
      const still = inspection.stills.find(({ id }) => id === frozen);
      engine?.guidance.say({ t: 'freeze', still: null });
      if (!engine || !fresh || !still) return;
      engine.guidance.clearLive();
      for (const { shape } of shownMarks(still.marks))
        show(engine.guidance, { id: newMarkId(), on: null, shape });
    },
  };
}
