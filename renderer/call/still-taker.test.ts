import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseView } from '../../shared/ipc/contract';
import type { MainPort, RecordPort } from './main-port';
import type { Shot } from './still-camera';
import { MOST_UNDER_WAY } from './still-limits';
import { StillTaker } from './still-taker';

const name = (n: number): string => String(n).padStart(32, '0');

/** The company's machine with a camera and a disk that finish when the test says so. */
class Scene {
  readonly steps: string[] = [];
  readonly shots: (() => void)[] = [];
  readonly stored: string[] = [];
  readonly written: unknown[] = [];
  readonly disk: (() => void)[] = [];
  readonly onTheirWay: number[] = [];
  readonly dropped: number[] = [];
  private view: CaseView | null = null;
  private readonly listeners = new Set<(view: CaseView) => void>();
  readonly taker: StillTaker;

  constructor() {
    const record: RecordPort = {
      view: () => this.view,
      onView: (listener) => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      refresh: async () => undefined,
    };
    const call = async (what: string, input: { still?: string; fact?: unknown }): Promise<unknown> => {
      if (what === 'record.write') return void this.written.push(input.fact);
      await new Promise<void>((resolve) => this.disk.push(resolve));
      this.stored.push(input.still ?? '');
      return { original: { sha256: 'a' }, thumbnail: { sha256: 'b' } };
    };
    this.taker = new StillTaker({
      caseId: name(0),
      main: { call, on: () => () => undefined } as unknown as MainPort,
      record,
      shoot: () =>
        new Promise<Shot>((resolve) =>
          this.shots.push(() => resolve({ look: Promise.resolve({}) } as unknown as Shot)),
        ),
      inscribe: () => new Uint8Array(1),
      tell: ({ still, step, code }) => this.steps.push([Number(still), step, code].filter(Boolean).join(' ')),
      taken: (still) => this.onTheirWay.push(Number(still)),
      stored: () => undefined,
      dropped: (still) => this.dropped.push(Number(still)),
    });
  }

  /** The requests that are on the record here. */
  know(...stills: number[]): void {
    const known = stills.map((n) => ({ id: name(n), item: 'door', captured: null, failed: null }));
    this.view = { phase: 'open', inspection: { stills: known } } as unknown as CaseView;
    for (const listener of this.listeners) listener(this.view);
  }
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

let scene: Scene;
beforeEach(() => {
  scene = new Scene();
});
afterEach(() => scene.taker.close());

describe('several stills at once', () => {
  it('are taken while those before are still being stored, and are stored in their order', async () => {
    for (const n of [1, 2, 3]) scene.taker.request(name(n), 'door', 'main');
    await settle();
    scene.shots[0]!();
    await settle();
    // The first is not stored, nor is it on the record; the camera is at the second already.
    expect(scene.shots).toHaveLength(2);
    scene.shots[1]!();
    await settle();
    scene.know(2);
    await settle();
    expect(scene.disk).toHaveLength(0);
    scene.know(1, 2, 3);
    for (let i = 0; i < 3; i++) {
      await settle();
      scene.disk[i]?.();
      scene.shots[2]?.();
      await settle();
    }
    expect(scene.stored).toEqual([1, 2, 3].map(name));
    const captured = scene.steps.filter((step) => step.endsWith('captured'));
    expect(captured).toEqual(['1 captured', '2 captured', '3 captured']);
  });

  it('are as many as memory is meant for; one more is refused, in words and on the record', async () => {
    for (let n = 1; n <= MOST_UNDER_WAY + 1; n++) scene.taker.request(name(n), 'door', 'main');
    await settle();
    expect(scene.steps).toContain(`${MOST_UNDER_WAY + 1} failed still.too-many`);
    expect(scene.written).toEqual([]);
    scene.know(MOST_UNDER_WAY + 1);
    await settle();
    const still = name(MOST_UNDER_WAY + 1);
    expect(scene.written).toEqual([
      { type: 'still.failed', body: { still, item: 'door', code: 'still.too-many' } },
    ]);
  });

  it('have their originals on their way before they are stored, and taken back where that fails', async () => {
    scene.know(1, 2);
    for (const n of [1, 2]) scene.taker.request(name(n), 'door', 'main');
    await settle();
    scene.shots[0]!();
    await settle();
    expect(scene.onTheirWay).toEqual([1]);
    expect(scene.stored).toEqual([]);
    scene.disk[0]!();
    vi.spyOn(scene.taker['options'].main, 'call').mockRejectedValue(new Error('the disk is full'));
    scene.shots[1]!();
    await settle();
    await settle();
    expect(scene.stored).toEqual([name(1)]);
    expect(scene.dropped).toEqual([2]);
    expect(scene.steps.at(-1)).toBe('2 failed internal');
  });

  it('that failed make room again', async () => {
    const { taker } = scene;
    vi.spyOn(taker['options'], 'shoot').mockRejectedValue(new Error('no'));
    for (let n = 1; n <= 3 * MOST_UNDER_WAY; n++) {
      taker.request(name(n), 'door', 'main');
      await settle();
    }
    expect(scene.steps.filter((step) => step.includes('too-many'))).toEqual([]);
  });
});
