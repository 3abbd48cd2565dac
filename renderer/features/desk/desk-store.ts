import { create } from 'zustand';
import type { CaseDraft } from './case-draft';

interface DeskState {
  /** What is in the search box; stays while a case is looked at. */
  text: string;
  /** Whether the sheet for a new case is open. */
  opening: boolean;
  /** The form of a new case as it was left; null where none was begun. */
  draft: CaseDraft | null;
  type: (text: string) => void;
  open: (opening: boolean) => void;
  keep: (draft: CaseDraft | null) => void;
}

export const useDesk = create<DeskState>((set) => ({
  text: '',
  opening: false,
  draft: null,
  type: (text) => set({ text }),
  open: (opening) => set({ opening }),
  keep: (draft) => set({ draft }),
}));
