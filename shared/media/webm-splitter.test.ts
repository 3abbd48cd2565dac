import { describe, expect, it } from 'vitest';
import { concat } from '../bytes';
import { block, cluster, INIT, UNKNOWN } from './webm.fixture';
import { WebmSplitter, type WebmPiece } from './webm-splitter';

const FIRST = cluster(0, block(2, 0, true), block(1, 3, true), block(1, 66, false), block(2, 1980, true));
const SECOND = cluster(2001, block(1, 0, true), block(2, 20, true));
const STREAM = concat(INIT, FIRST, SECOND);

const split = (portions: Uint8Array[]): WebmPiece[] => {
  const splitter = new WebmSplitter();
  return [...portions.flatMap((portion) => splitter.push(portion)), ...splitter.end()];
};
const codeOf = (run: () => unknown): unknown => {
  try {
    run();
    return null;
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('cutting a live WebM stream', () => {
  it.each([1, 7, 64, STREAM.length])('gives opening and clusters, in portions of %i bytes', (size) => {
    const portions = Array.from({ length: Math.ceil(STREAM.length / size) }, (_, i) =>
      STREAM.subarray(i * size, (i + 1) * size),
    );
    expect(split(portions)).toEqual([
      { kind: 'init', bytes: INIT },
      { kind: 'segment', bytes: FIRST, fromMs: 0, toMs: 1980, key: true },
      { kind: 'segment', bytes: SECOND, fromMs: 2001, toMs: 2021, key: true },
    ]);
  });

  it('says where playing cannot begin', () => {
    const [, , late] = split([INIT, FIRST, cluster(2001, block(1, 0, false), block(1, 30, true))]);
    expect(late).toMatchObject({ key: false });
    const [, silent] = split([INIT, cluster(0, block(2, 0, true))]);
    expect(silent).toMatchObject({ key: false });
  });

  it('keeps of a torn end what is whole', () => {
    const [, , last] = split([concat(STREAM, block(1, 40, false).subarray(0, 20))]);
    expect(last).toEqual({ kind: 'segment', bytes: SECOND, fromMs: 2001, toMs: 2021, key: true });
    expect(split([INIT.subarray(0, 20)])).toEqual([]);
  });

  it('refuses what is no such stream', () => {
    expect(codeOf(() => split([FIRST]))).toBe('recording.malformed');
    expect(codeOf(() => split([Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)]))).toBe('recording.malformed');
    const endless = concat(INIT, Uint8Array.of(0xa3), UNKNOWN);
    expect(codeOf(() => split([endless]))).toBe('recording.malformed');
    const huge = concat(INIT, cluster(0), Uint8Array.of(0xa3, 0x0f, 255, 255, 255));
    expect(codeOf(() => split([huge, new Uint8Array(17 * 1024 * 1024)]))).toBe('recording.malformed');
  });
});
