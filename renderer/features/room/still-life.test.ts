import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../../shared/ipc/contract';
import type { Still } from '../../../shared/record/state';
import { stillLife } from './still-life';

const stamp = { event: 'e'.repeat(64), author: 'a'.repeat(64), wall: '2026-03-16T01:00:00.000Z' };
const id = 'b'.repeat(32);
const sha256 = 'c'.repeat(64);
const asked: Still = {
  id,
  item: 'seal',
  retakeOf: null,
  keepBoth: false,
  burst: null,
  requested: stamp,
  captured: null,
  failed: null,
  received: null,
  setAside: null,
  marks: [],
};
const captured: Still = {
  ...asked,
  captured: {
    ...stamp,
    original: { sha256, size: 9, mime: 'image/jpeg' },
    thumbnail: { sha256: 'd'.repeat(64), size: 3, mime: 'image/jpeg' },
    width: 1920,
    height: 1080,
    method: 'grab-frame',
    camera: 'camera',
    track: { width: 1920, height: 1080, frameRate: 30 },
  },
};
const view = (present: string[] = []): CaseView => ({ present }) as unknown as CaseView;
const quiet = { steps: {}, arrived: {} };

describe('the life of a still', () => {
  it('goes from the shutter to the verified original', () => {
    expect(stillLife(asked, view(), quiet)).toEqual({ at: 'requested' });
    expect(stillLife(asked, view(), { ...quiet, steps: { [id]: { still: id, step: 'queued' } } })).toEqual({
      at: 'queued',
    });
    expect(stillLife(asked, view(), { ...quiet, steps: { [id]: { still: id, step: 'stored' } } })).toEqual({
      at: 'captured',
    });
    expect(stillLife(captured, view(), quiet)).toEqual({ at: 'captured' });
    expect(stillLife(captured, view(), { ...quiet, arrived: { [sha256]: 0.64 } })).toEqual({
      at: 'arriving',
      part: 0.64,
    });
    expect(stillLife(captured, view([sha256]), quiet)).toEqual({ at: 'arriving', part: 1 });
    expect(stillLife({ ...captured, received: stamp }, view([sha256]), quiet)).toEqual({ at: 'verified' });
  });

  it('is not verified before the record says so, however whole the file is here', () => {
    expect(stillLife(captured, view([sha256]), quiet).at).not.toBe('verified');
  });

  it('ends with the reason, from the record or ahead of it', () => {
    const failed = { ...asked, failed: { ...stamp, code: 'camera.off' } };
    expect(stillLife(failed, view(), quiet)).toEqual({ at: 'failed', code: 'camera.off' });
    const ahead = { ...quiet, steps: { [id]: { still: id, step: 'failed' as const, code: 'still.stale' } } };
    expect(stillLife(asked, view(), ahead)).toEqual({ at: 'failed', code: 'still.stale' });
    const aside = { ...captured, setAside: { ...stamp, reason: '模糊' } };
    expect(stillLife(aside, view(), quiet)).toEqual({ at: 'set-aside', reason: '模糊' });
  });
});
