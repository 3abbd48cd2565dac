import { create } from 'zustand';
import type { Outputs } from '../../../shared/ipc/contract';

export type InviteKind = 'representative' | 'second' | 'witness' | 'observer';

interface CaseUi {
  /** The still whose details are open. */
  still: string | null;
  /** The instruction item whose stills are shown; null for all. */
  item: string | null;
  /** Who is being invited. */
  inviting: InviteKind | null;
  /** The invitation that was just made; its secret is known only now. */
  made: Outputs['invitations.create'] | null;
  choose: (still: string | null) => void;
  filter: (item: string | null) => void;
  invite: (kind: InviteKind | null) => void;
  show: (made: Outputs['invitations.create']) => void;
}

/** What the person is doing in the case screen. */
export const useCaseUi = create<CaseUi>((set) => ({
  still: null,
  item: null,
  inviting: null,
  made: null,
  choose: (still) => set({ still }),
  filter: (item) => set({ item }),
  invite: (inviting) => set({ inviting, made: null }),
  show: (made) => set({ made }),
}));
