import { MAX_MARKS } from '../marks';
import type { Inspection } from '../state';
import type { Handler } from './context';
import { stampOf } from './context';

/** Marks over a still: drawn and undone by the lead; the picture itself stays as it was captured. */

const capturedStill = (state: Inspection, id: string) =>
  state.stills.find((still) => still.id === id && still.captured);

export const markDrawn: Handler<'mark.drawn'> = (state, event) => {
  const { mark: id, still: of, shape } = event.body;
  const still = capturedStill(state, of);
  if (!still) return 'unknown.still';
  if (state.stills.some(({ marks }) => marks.some((mark) => mark.id === id))) return 'mark.duplicate';
  if (still.marks.length >= MAX_MARKS) return 'mark.too-many';
  still.marks.push({ ...stampOf(event), id, shape, undone: null });
  return null;
};

export const markUndone: Handler<'mark.undone'> = (state, event) => {
  const still = capturedStill(state, event.body.still);
  if (!still) return 'unknown.still';
  const mark = still.marks.find(({ id }) => id === event.body.mark);
  if (!mark) return 'unknown.mark';
  mark.undone ??= stampOf(event);
  return null;
};
