import { create } from 'zustand';
import { toAppError, type AppError } from '../../../../shared/errors';
import type { CaseView } from '../../../../shared/ipc/contract';
import { MAX_MARKS, MarkShape } from '../../../../shared/record/marks';
import type { Guidance } from '../../../call/guidance';
import { newMarkId } from '../../../call/pen';
import type { Drawing } from '../../../ui/marks/marks-svg';
import { writeFact } from '../room-facts';
import { useRoom } from '../room-session';
import type { Surface } from './surface';

/** A mark that is finished, or was taken back and may come again. */
export interface Finished {
  id: string;
  /** The still that it is over; null for the live picture. */
  on: string | null;
  shape: MarkShape;
}

interface Desk {
  /** What was taken back, the last of it at the end. */
  takenBack: Finished[];
  /** Why the record did not take the last mark. */
  error: AppError | null;
}

export const useDesk = create<Desk>(() => ({ takenBack: [], error: null }));

/** The lead's marks on what is shown: over a still they are facts of the record, over the live picture they live in the call. */
export function useMarks(view: CaseView, { frozen, marks }: Surface) {
  const guidance = useRoom((room) => room.engine?.guidance);
  const takenBack = useDesk((desk) => desk.takenBack);
  const { id: caseId } = view.inspection;
  const on = frozen?.still.id ?? null;
  const again = takenBack.findLast((mark) => mark.on === on);
  // What was taken back a moment ago may be on the screen until the record says it.
  const mine = marks.filter(({ id }) => !takenBack.some((mark) => mark.id === id));

  const put = ({ id, on: still, shape }: Finished): void => {
    if (still === null) return;
    const fact = { type: 'mark.drawn', body: { mark: id, still, shape } } as const;
    attempt(writeFact(caseId, fact), () => guidance?.say({ t: 'unmark', ids: [id] }));
  };
  const takeBack = ({ id, shape }: Surface['marks'][number]): void => {
    const finished = MarkShape.safeParse(shapeOf(shape));
    if (finished.success) {
      const mark = { id, on, shape: finished.data };
      useDesk.setState((desk) => ({ takenBack: [...desk.takenBack, mark] }));
    }
    if (on === null) guidance?.say({ t: 'unmark', ids: [id] });
    else
      attempt(writeFact(caseId, { type: 'mark.undone', body: { mark: id, still: on } }), () =>
        useDesk.setState((desk) => ({ takenBack: desk.takenBack.filter((mark) => mark.id !== id) })),
      );
  };
  return {
    full: marks.length >= MAX_MARKS,
    canUndo: mine.length > 0,
    canRedo: again !== undefined,
    /** Keeps a mark that was just drawn. */
    finish: (mark: Finished): void => {
      useDesk.setState({ takenBack: [] });
      put(mark);
    },
    undo: (): void => {
      const last = mine.at(-1);
      if (last) takeBack(last);
    },
    redo: (): void => {
      if (!again || !guidance) return;
      useDesk.setState((desk) => ({ takenBack: desk.takenBack.filter((mark) => mark !== again) }));
      // A mark that was undone stays so on the record: this is another one that looks the same.
      const mark = { ...again, id: newMarkId() };
      show(guidance, mark);
      put(mark);
    },
    clear: (): void => {
      for (const mark of [...mine].reverse()) takeBack(mark);
    },
  };
}

/** Draws a whole mark on every screen. @throws AppError `message.invalid` when the picture takes no more. */
export function show(guidance: Guidance, { id, on, shape }: Finished): void {
  guidance.say({ t: 'mark', id, on, from: 0, ...shape });
}

/** What the record does not take is on no screen either. */
function attempt(written: Promise<void>, otherwise: () => void): void {
  useDesk.setState({ error: null });
  written.catch((thrown: unknown) => {
    otherwise();
    useDesk.setState({ error: toAppError(thrown) });
  });
}

/** A mark of the call carries its name and place as well. */
function shapeOf({ tool, colour, points, text }: Drawing) {
  return text === undefined ? { tool, colour, points } : { tool, colour, points, text };
}
