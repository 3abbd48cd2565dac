import { create } from 'zustand';
import { toAppError, type AppError } from '../../shared/errors';
import type { AppStatus } from '../../shared/ipc/contract';
import { call } from './bridge';
import { showLanguage } from './i18n';

interface StatusState {
  status: AppStatus | null;
  error: AppError | null;
  /** Takes over what main answered. */
  take: (status: AppStatus) => void;
  load: () => Promise<void>;
}

/** Where the app stands: first run, locked, nobody enrolled, ready. */
export const useStatus = create<StatusState>((set) => ({
  status: null,
  error: null,
  take: (status) => {
    showLanguage(status.language);
    set({ status, error: null });
  },
  load: async () => {
    try {
      useStatus.getState().take(await call('app.status'));
    } catch (error) {
      set({ error: toAppError(error) });
    }
  },
}));
