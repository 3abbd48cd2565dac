import { create } from 'zustand';

interface JoinLinkState {
  /** A join link that the system opened the app with and that nobody has used yet. */
  text: string | null;
  hold: (text: string) => void;
  drop: () => void;
}

/** Keeps a link that was opened until a screen can take it: the store may still be locked. */
export const useJoinLink = create<JoinLinkState>((set) => ({
  text: null,
  hold: (text) => set({ text }),
  drop: () => set({ text: null }),
}));
