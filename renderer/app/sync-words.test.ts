import { describe, expect, it } from 'vitest';
import type { SyncStatus } from '../../shared/ipc/contract';
import { summarise } from './sync-words';

const whole: SyncStatus = {
  online: true,
  unsentEvents: 0,
  unsentBlobs: 0,
  missingBlobs: 0,
  syncedAt: '2026-03-18T01:40:00.000Z',
  error: null,
};

describe('what is said of the sync', () => {
  it('is synced when nothing is unsent or missing, as of the case that was whole longest ago', () => {
    const earlier = '2026-03-18T01:20:00.000Z';
    expect(summarise([whole, { ...whole, syncedAt: earlier }])).toEqual({
      word: 'synced',
      unsent: 0,
      missing: 0,
      syncedAt: earlier,
    });
  });

  it('counts events and files together, over all cases', () => {
    const behind = { ...whole, unsentEvents: 3, unsentBlobs: 1, missingBlobs: 2 };
    expect(summarise([behind, behind])).toMatchObject({ word: 'syncing', unsent: 8, missing: 4 });
  });

  it('is offline as soon as one hub does not answer, and names no time when one case was never whole', () => {
    expect(summarise([whole, { ...whole, online: false, syncedAt: null }])).toMatchObject({
      word: 'offline',
      syncedAt: null,
    });
  });

  it('is failed when a hub answers with an error: waiting will not mend it', () => {
    const refused = { ...whole, error: { code: 'sync.clone', params: {} } };
    expect(summarise([whole, refused]).word).toBe('failed');
  });
});
