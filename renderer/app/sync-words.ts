import type { SyncStatus } from '../../shared/ipc/contract';

/** How the sync of one or several cases stands, from best to worst. */
export type SyncWord = 'synced' | 'syncing' | 'offline' | 'failed';

export interface SyncSummary {
  word: SyncWord;
  unsent: number;
  missing: number;
  /** The earliest time at which one of them was last whole; null when one never was. */
  syncedAt: string | null;
}

/**
 * What may be said of the sync: "synced" only when nothing is unsent or missing, whether or not the hub answers now —
 * what the hub has signed for stays there.
 */
export function summarise(states: readonly SyncStatus[]): SyncSummary {
  const unsent = sum(states.map((state) => state.unsentEvents + state.unsentBlobs));
  const missing = sum(states.map((state) => state.missingBlobs));
  const times = states.map((state) => state.syncedAt);
  const syncedAt = times.includes(null) ? null : ((times as string[]).sort()[0] ?? null);
  return { word: wordOf(states, unsent + missing), unsent, missing, syncedAt };
}

function wordOf(states: readonly SyncStatus[], open: number): SyncWord {
  const offline = states.some((state) => !state.online);
  if (states.some((state) => state.error !== null && state.online)) return 'failed';
  if (offline) return 'offline';
  return open === 0 ? 'synced' : 'syncing';
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
