import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concat, type Bytes } from '../../shared/bytes';
import { block, cluster, INIT } from '../../shared/media/webm.fixture';
import { Machines } from '../cases/test-machines';
import { saveClip } from './clip';
import { RecordingFolder } from './folder';
import { RecordingReader } from './reader';
import { Recorder } from './recorder';

/** Recordings on a real disk, beside a real store, with the events of two machines. */

const dataKey = randomBytes(32);
const recording = 'c'.repeat(32);
const STARTED = '2026-03-16T02:00:00.000Z';
const GIB = 1024 ** 3;

let machines: Machines;
let free: number;
let folder: RecordingFolder;
let recorder: Recorder;

beforeEach(async () => {
  machines = await Machines.open();
  free = 100 * GIB;
  start();
  await machines.by.lead.cases.write(machines.id, 'recording.requested', { recording });
  await machines.share('lead', 'representative');
});
afterEach(async () => {
  await recorder.stop();
  await machines.close();
});

/** What the app does when it starts, over whatever lies in the folder. */
function start(): void {
  const { lead } = machines.by;
  folder = new RecordingFolder(lead.folder, dataKey, async () => free);
  const { identity } = lead;
  recorder = new Recorder({
    cases: lead.cases,
    identities: { all: () => [identity], officer: () => identity, forCase: () => identity },
    folder,
    logger: { error: () => undefined, warn: () => undefined, info: () => undefined },
  });
}

const consent = async (): Promise<void> => {
  await machines.by.representative.cases.write(machines.id, 'recording.consented', { recording });
  await machines.share('lead', 'representative');
};
const write = (bytes: Uint8Array, place: { begin?: boolean; last?: boolean } = {}) =>
  recorder.write({
    case: machines.id,
    recording,
    started: STARTED,
    begin: false,
    last: false,
    ...place,
    bytes: Uint8Array.from(bytes),
  });
/** Two seconds of a stream. */
const piece = (n: number): Bytes => cluster(n * 2000, block(1, 0, true, 500 + n), block(1, 1950, false));
const state = () => machines.by.lead.cases.log(machines.id).inspection!.recordings[0]!;
const reader = () => new RecordingReader(machines.by.lead.cases, folder);
const path = (take = 1): string => folder.pathOf(machines.id, recording, take);
const eventsOf = (type: string) =>
  machines.by.lead.cases.log(machines.id).folded.ordered.filter((event) => event.type === type);

describe('recording', () => {
  it('needs consent, and begins with it', async () => {
    await expect(write(INIT, { begin: true })).rejects.toMatchObject({ code: 'rule.recording.no-consent' });
    expect(statSync(path(), { throwIfNoEntry: false })).toBeUndefined();
    await consent();
    await write(concat(INIT, piece(0), piece(1)), { begin: true });
    expect(state().takes).toMatchObject([{ take: 1, started: STARTED, kept: null }]);
  });

  it('gives back what was recorded, and its hashes agree with the record', async () => {
    await consent();
    const stream = concat(INIT, piece(0), piece(1), piece(2));
    await write(stream.subarray(0, 300), { begin: true });
    await write(stream.subarray(300));
    const { bytes, ms } = await write(new Uint8Array(), { last: true });
    await recorder.end(machines.id, recording, 'stopped');
    expect({ bytes, ms }).toEqual({ bytes: stream.length - INIT.length, ms: 5950 });
    const [here] = await reader().list(machines.id);
    expect(here).toMatchObject({ recording, takes: [{ take: 1, agrees: true }] });
    const parts = await Promise.all([0, 1, 2, 3].map((n) => reader().read(machines.id, recording, 1, n)));
    expect(concat(...parts)).toEqual(stream);
    expect(state()).toMatchObject({
      ended: { reason: 'stopped' },
      takes: [{ kept: { segments: 3, ms: 5950 } }],
    });
  });

  it('leaves nothing readable on the disk', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1)), { begin: true, last: true });
    const file = readFileSync(path());
    expect(file.includes(Buffer.from(INIT))).toBe(false);
    expect(file.includes(Buffer.from(piece(0)))).toBe(false);
  });

  it('costs the record one event in half a minute, however many segments there are', async () => {
    await consent();
    await write(INIT, { begin: true });
    for (let n = 0; n <= 90; n++) await write(piece(n));
    await write(new Uint8Array(), { last: true });
    // 182 s of recording, at most 30 s and one segment apart.
    const count = eventsOf('recording.kept').length;
    expect(count).toBeGreaterThanOrEqual(6);
    expect(count).toBeLessThanOrEqual(7);
  });

  it('goes on in another take, and a window that was loaded anew loses nothing', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1)), { begin: true });
    await write(concat(INIT, piece(0), piece(1), piece(2)), { begin: true, last: true });
    await recorder.end(machines.id, recording, 'left');
    expect(state().takes.map(({ kept }) => kept?.segments)).toEqual([1, 3]);
  });

  it('stops at the company’s word, whatever the window does', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1)), { begin: true });
    await machines.by.representative.cases.write(machines.id, 'recording.withdrawn', { recording });
    await machines.share('lead', 'representative');
    await expect(write(piece(2))).rejects.toMatchObject({ code: 'rule.recording.no-consent' });
    expect(state()).toMatchObject({ ended: { reason: 'withdrawn' }, takes: [{ kept: { segments: 1 } }] });
  });

  it('stops before the disk is so full that a still would not fit', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1)), { begin: true });
    free = GIB / 2;
    await expect(write(concat(piece(2), piece(3)))).rejects.toMatchObject({ code: 'recording.disk-short' });
    expect(state()).toMatchObject({ ended: { reason: 'disk' }, takes: [{ kept: { segments: 1 } }] });
    expect((await reader().list(machines.id))[0]?.takes[0]?.agrees).toBe(true);
  });

  it('ends on what is no recording', async () => {
    await consent();
    await expect(write(new Uint8Array(50), { begin: true })).rejects.toMatchObject({
      code: 'recording.malformed',
    });
    expect(state().ended?.reason).toBe('failed');
  });
});

describe('after the app went down in the middle', () => {
  /** Another run of the app over the same folder: nothing was closed, nothing was said. */
  async function restart(): Promise<void> {
    start();
    await recorder.settle(machines.id);
  }

  it('what lay on the disk is on the record, and a torn end is cut off', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1), piece(2), piece(3)), { begin: true });
    const whole = statSync(path()).size;
    appendFileSync(path(), randomBytes(300));
    await restart();
    expect(state()).toMatchObject({
      ended: { reason: 'interrupted' },
      takes: [{ kept: { segments: 3, ms: 5950 } }],
    });
    expect(statSync(path()).size).toBe(whole);
    expect((await reader().list(machines.id))[0]?.takes[0]).toMatchObject({ agrees: true });
    expect(Buffer.from(await reader().read(machines.id, recording, 1, 3))).toEqual(Buffer.from(piece(2)));
  });

  it('a last segment that was written in part does not count', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1), piece(2), piece(3)), { begin: true });
    truncateSync(path(), statSync(path()).size - 10);
    await restart();
    expect(state().takes[0]?.kept).toMatchObject({ segments: 2, ms: 3950 });
  });
});

describe('a file that was meddled with', () => {
  it('does not agree with the record, and the changed segment is not given out', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1), piece(2)), { begin: true, last: true });
    await recorder.end(machines.id, recording, 'stopped');
    const good = readFileSync(path());
    const flipped = Buffer.from(good);
    flipped[good.length - 40]! ^= 1;
    writeFileSync(path(), flipped);
    await expect(reader().read(machines.id, recording, 1, 3)).rejects.toMatchObject({
      code: 'store.damaged',
    });
    truncateSync(path(), good.length - 40);
    expect((await reader().list(machines.id))[0]?.takes[0]?.agrees).toBe(false);
  });
});

describe('a clip', () => {
  it('is the opening and the chosen segments, byte for byte; cancelled it leaves nothing', async () => {
    await consent();
    await write(concat(INIT, piece(0), piece(1), piece(2), piece(3)), { begin: true, last: true });
    await recorder.end(machines.id, recording, 'stopped');
    const { cases, store } = machines.by.lead;
    const deps = { cases, events: store.events, reader: reader() };
    const range = { caseId: machines.id, recording, take: 1, from: 2, to: 3 };
    const target = join(machines.root, 'clip.webm');
    const stop = new AbortController();
    const bytes = await saveClip(deps, range, target, { signal: stop.signal, onProgress: () => undefined });
    expect(readFileSync(target)).toEqual(Buffer.from(concat(INIT, piece(1), piece(2))));
    expect(statSync(target).size).toBe(bytes);

    const other = join(machines.root, 'other.webm');
    const cancelled = saveClip(deps, range, other, {
      signal: stop.signal,
      onProgress: () => stop.abort(),
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'export.cancelled' });
    for (const file of [other, `${other}.part`, `${other}.json`])
      expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
    await expect(
      saveClip(deps, { ...range, to: 9 }, other, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
      }),
    ).rejects.toMatchObject({ code: 'recording.absent' });
  });
});
