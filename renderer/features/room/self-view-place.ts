import { create } from 'zustand';

/** The corners of the stage, in the order in which the picture goes round them. */
export const CORNERS = ['bottom-right', 'bottom-left', 'top-left', 'top-right'] as const;
export type Corner = (typeof CORNERS)[number];

interface SelfViewPlace {
  corner: Corner;
  shown: boolean;
  move: () => void;
  toggle: () => void;
}

/**
 * Where one's own small picture lies: whichever corner it is in, something behind it may be what matters. It begins where
 * the least does: papers and goods lie in the middle and below, the words of the call at the top left.
 */
export const useSelfViewPlace = create<SelfViewPlace>((set) => ({
  corner: 'top-right',
  shown: true,
  move: () => set(({ corner }) => ({ corner: after(corner), shown: true })),
  toggle: () => set(({ shown }) => ({ shown: !shown })),
}));

/** The next corner clockwise. */
export function after(corner: Corner): Corner {
  return CORNERS[(CORNERS.indexOf(corner) + 1) % CORNERS.length] ?? 'bottom-right';
}
