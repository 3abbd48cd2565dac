import { create } from 'zustand';

interface DeskState {
  /** What is in the search box; stays while a case is looked at. */
  text: string;
  /** Whether the sheet for a new case is open. */
  opening: boolean;
  type: (text: string) => void;
  open: (opening: boolean) => void;
}

export const useDesk = create<DeskState>((set) => ({
  text: '',
  opening: false,
  type: (text) => set({ text }),
  open: (opening) => set({ opening }),
}));
