import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { enterRoom, goToCase, invite, openCase, openTab } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { askToRecord, startRecording, stopRecording } from '../../scripts/drive/recording';
import { joinCall, leaveCall, measured, say } from '../../scripts/drive/room';
import { nextLink } from '../../shared/record/recording';
import { keptMs } from '../../shared/record/recordings';
import { ask, onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { saveTo, Stage } from '../fixtures/stage';

/** A recorded call, from the company's consent to a clip that others can check; and what is left after a power cut. */

test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let company: RunningApp;

test.beforeAll(async () => {
  stage = await Stage.open('recording');
  lead = await stage.start('lead');
  company = await stage.start('company', { camera: await stage.film() });
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, (await shortCase()).text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await measured(lead.page, 'first-frame');
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('nothing is recorded unless the company says yes, and it may say no', async () => {
  await askToRecord(lead.page);
  await company.page.getByTestId('recording-consent').waitFor();
  await lookAt(company, 'recording-consent');
  const { inspection } = await onlyCase(lead.page);
  const bytes = new Uint8Array([1]);
  await expect(write(lead.page, inspection.id, inspection.recordings[0]!.id, bytes)).rejects.toThrow(
    'rule.recording.no-consent',
  );
  await company.page.getByTestId('recording-consent-no').click();
  await lead.page.getByTestId('recording-said').waitFor();
  expect(recordedFiles(lead)).toEqual([]);
});

test('with consent it is recorded until the company takes it back', async () => {
  await startRecording(lead.page, company.page);
  await company.page.getByTestId('rec-badge').waitFor();
  await expect.poll(() => onDisk(lead)).toBeGreaterThan(100_000);
  await company.page.getByTestId('recording-withdraw').click();
  await company.page.getByTestId('recording-withdraw-yes').click();
  await lead.page.getByTestId('rec-badge').waitFor({ state: 'hidden' });
  const last = async () => (await onlyCase(company.page)).inspection.recordings.at(-1);
  await expect.poll(async () => (await last())?.ended?.reason).toBe('withdrawn');
  const size = onDisk(lead);
  await say(lead.page, '录像已停止');
  expect(onDisk(lead)).toBe(size);
});

test('what was recorded plays, and each event leads to its place', async () => {
  await startRecording(lead.page, company.page);
  await expect.poll(() => seconds(lead.page)).toBeGreaterThanOrEqual(4);
  await say(company.page, '请看箱门');
  await lookAt(lead, 'recording-room');
  await expect.poll(() => seconds(lead.page)).toBeGreaterThanOrEqual(10);
  await stopRecording(lead.page);
  await leaveCall(lead.page);
  await openTab(lead.page, 'recording');

  const video = lead.page.getByTestId('recording-video');
  await expect(lead.page.getByTestId('recording-hashes')).toHaveAttribute('data-agrees', 'true');
  await lead.page.getByTestId('recording-play').click();
  await expect.poll(() => time(lead.page)).toBeGreaterThan(1);
  await lead.page.getByTestId('recording-play').click();
  await lookAt(lead, 'recording-tab');

  const said = lead.page.getByTestId('happening-chat.said').last();
  await said.click();
  await expect.poll(() => shownFrame(lead.page)).toBeGreaterThan(0);
  const place = await time(lead.page);
  expect(place).toBeGreaterThan(1);
  await expect(lead.page.locator('.happenings [aria-current]')).toContainText('请看箱门');
  await video.press('ArrowLeft');
  await expect.poll(() => time(lead.page)).toBeLessThan(place);
  await video.press('Space');
  await expect(lead.page.getByTestId('recording-play')).toHaveAttribute('data-state', 'playing');
  // Played to its end, from a place before it: the last segment is there as well.
  await lead.page.getByTestId('recording-position').press('End');
  await expect(lead.page.getByTestId('recording-play')).toHaveAttribute('data-state', 'paused');
  // And back: what was loaded to its end is loaded anew.
  await lead.page.getByTestId('recording-position').press('Home');
  await expect.poll(() => isAtBeginning(lead.page)).toBe(true);
});

test('a moment of which nothing was recorded is stepped over', async () => {
  await playOverHole(lead.page, 1, 2.5);
});

test('it is stepped over as well where the browser takes the last picture before it to last long', async () => {
  // Few pictures a second make it say so: the player stands at 1, a second before the end of what is said to be loaded.
  await playOverHole(lead.page, 1, 3, 1);
});

test('a place right before such a moment is shown without playing', async () => {
  // Too little is loaded before the hole for a picture, which a paused player waits for just as long.
  // Places are whole seconds.
  await makeHole(lead.page, 2.1, 4, 1);
  await lead.page.getByTestId('recording-position').fill('2000');
  await expect.poll(() => time(lead.page)).toBeGreaterThan(3);
  await expect.poll(() => shownFrame(lead.page)).toBeGreaterThan(0);
});

test('who goes back into such a moment is shown what was before it', async () => {
  await makeHole(lead.page, 2, 4);
  const position = lead.page.getByTestId('recording-position');
  await position.fill('10000');
  await expect.poll(() => shownFrame(lead.page)).toBeGreaterThan(0);
  await position.fill('3000');
  await expect.poll(() => time(lead.page)).toBeLessThanOrEqual(2);
  await expect.poll(() => shownFrame(lead.page)).toBeGreaterThan(0);
});

test('a clip is one file that plays elsewhere, with what proves that it is a part', async () => {
  const target = path.join(stage.dir, 'clip.webm');
  await saveTo(lead, target);
  // Loaded anew, without the hole that was made in it.
  await pickLast(lead.page);
  await lead.page.getByTestId('recording-position').press('Home');
  await expect.poll(() => isAtBeginning(lead.page)).toBe(true);
  await lead.page.getByTestId('clip-from').click();
  for (let i = 0; i < 5; i++) await lead.page.getByTestId('recording-position').press('ArrowRight');
  await lead.page.getByTestId('clip-to').click();
  await lead.page.getByTestId('clip-save').click();
  await lead.page.getByTestId('clip-done').waitFor();

  const probe = execFileSync('ffprobe', ['-v', 'error', '-show_streams', '-of', 'json', target]);
  const { streams } = JSON.parse(probe.toString()) as { streams: { codec_name: string }[] };
  expect(streams.map(({ codec_name }) => codec_name).sort()).toEqual(['opus', 'vp8']);
  // Every frame of it decodes, and there is a second at least.
  const decode = ['-v', 'error', '-xerror', '-i', target, '-f', 'null', '-progress', '-', '-'];
  const progress = execFileSync('ffmpeg', decode, { stdio: ['ignore', 'pipe', 'pipe'] }).toString();
  expect(Number(/.*out_time_us=(\d+)/s.exec(progress)?.[1])).toBeGreaterThan(1_000_000);

  const proof = JSON.parse(readFileSync(`${target}.json`, 'utf8')) as ClipProof;
  const bytes = readFileSync(target);
  let at = proof.init.size;
  expect(sha256(bytes.subarray(0, at))).toBe(proof.init.sha256);
  for (const { n, sha256: hash, size } of proof.chain.segments) {
    if (n < proof.clip.from || n > proof.clip.to) continue;
    expect(sha256(bytes.subarray(at, at + size))).toBe(hash);
    at += size;
  }
  expect(at).toBe(bytes.length);
  expect(proof.chain.segments.reduce(nextLink, proof.chain.before)).toBe(proof.chain.after);
  const signed = proof.events.map(({ bytes }) => Buffer.from(bytes, 'base64').toString());
  expect(signed.some((event) => event.includes(proof.chain.after))).toBe(true);
});

test('after a power cut everything up to the last segment is there, plays, and is on the record', async () => {
  await enterRoom(lead.page);
  await joinCall(lead.page);
  await startRecording(lead.page, company.page);
  await expect.poll(() => seconds(lead.page)).toBeGreaterThanOrEqual(5);
  await stage.cut('lead');
  lead = await stage.start('lead');
  await goToCase(lead.page);
  const last = async () => (await onlyCase(lead.page)).inspection.recordings.at(-1)!;
  await expect.poll(async () => (await last()).ended?.reason).toBe('interrupted');
  expect(keptMs(await last())).toBeGreaterThanOrEqual(4000);
  await openTab(lead.page, 'recording');
  await expect(lead.page.getByTestId('recording-hashes')).toHaveAttribute('data-agrees', 'true');
  await lead.page.getByTestId('recording-play').click();
  await expect.poll(() => time(lead.page)).toBeGreaterThan(1);
});

interface ClipProof {
  init: { sha256: string; size: number };
  clip: { from: number; to: number };
  chain: {
    before: string;
    after: string;
    segments: { n: number; sha256: string; size: number; fromMs: number; toMs: number }[];
  };
  events: { bytes: string }[];
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Seconds that the officer's badge shows. */
async function seconds(page: Page): Promise<number> {
  const text = await page.getByTestId('rec-badge').innerText();
  const [, minutes = '0', rest = '0'] = /(\d+):(\d\d)/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(rest);
}

const time = (page: Page): Promise<number> =>
  page.getByTestId('recording-video').evaluate((video: HTMLVideoElement) => video.currentTime);

/** Width of the picture that is shown now: 0 while there is none. */
const shownFrame = (page: Page): Promise<number> =>
  page
    .getByTestId('recording-video')
    .evaluate((video: HTMLVideoElement) => (video.readyState >= 2 && !video.seeking ? video.videoWidth : 0));

/** What is loaded, and how many seconds too late what is before a hole is said to end. */
type WithLoaded = typeof globalThis & { loaded: SourceBuffer & { longer: number } };

/** The recording plays across a hole that was made in it. */
async function playOverHole(page: Page, from: number, to: number, longer = 0): Promise<void> {
  await makeHole(page, from, to, longer);
  await page.getByTestId('recording-play').click();
  await expect.poll(() => time(page)).toBeGreaterThan(5);
  await page.getByTestId('recording-play').click();
}

/**
 * A hole such as a computer leaves that was too busy to record is made in what is loaded.
 * @param longer what is loaded before the hole is said to end so many seconds after it does.
 */
async function makeHole(page: Page, from: number, to: number, longer = 0): Promise<void> {
  await page.evaluate(() => {
    const { prototype } = MediaSource;
    const add = Object.getOwnPropertyDescriptor(prototype, 'addSourceBuffer')!;
    const told = Object.getOwnPropertyDescriptor(SourceBuffer.prototype, 'buffered')!;
    const read = (buffer: SourceBuffer): TimeRanges => told.get!.call(buffer) as TimeRanges;
    prototype.addSourceBuffer = function (type) {
      Object.defineProperty(prototype, 'addSourceBuffer', add);
      const buffer = Object.assign(this.addSourceBuffer(type), { longer: 0 });
      const get = (): Pick<TimeRanges, 'length' | 'start' | 'end'> => {
        const ranges = read(buffer);
        const more = (i: number): number => (i === 0 && ranges.length > 1 ? buffer.longer : 0);
        return {
          length: ranges.length,
          start: (i) => ranges.start(i),
          end: (i) => ranges.end(i) + more(i),
        };
      };
      Object.defineProperty(buffer, 'buffered', { get });
      // The player may still be loading when the hole is made: what it appends then waits its turn.
      const append = buffer.appendBuffer.bind(buffer);
      buffer.appendBuffer = (bytes) => {
        if (buffer.updating) buffer.addEventListener('updateend', () => append(bytes), { once: true });
        else append(bytes);
      };
      Object.assign(globalThis, { loaded: buffer });
      return buffer;
    };
  });
  await pickLast(page);
  await expect.poll(() => loadedTo(page)).toBeGreaterThan(5);
  await page.evaluate(
    async ([from, to, longer]) => {
      const { loaded } = globalThis as WithLoaded;
      while (loaded.updating)
        await new Promise((ended) => loaded.addEventListener('updateend', ended, { once: true }));
      loaded.longer = longer;
      loaded.remove(from, to);
    },
    [from, to, longer] as const,
  );
  await expect.poll(() => isLoaded(page, to - 0.5)).toBe(false);
}

/** Turns to the last recording, which is loaded anew. */
async function pickLast(page: Page): Promise<void> {
  const recordings = page.getByTestId('recording-pick').locator('label');
  await recordings.first().click();
  await page.getByTestId('recording-nothing').waitFor();
  await recordings.last().click();
  await expect.poll(() => shownFrame(page)).toBeGreaterThan(0);
}

/**
 * Whether the first picture is shown. A busy computer may have recorded it a moment after the beginning, and after one or two that
 * are stepped over with the hole behind them.
 */
const isAtBeginning = (page: Page): Promise<boolean> =>
  page.getByTestId('recording-video').evaluate((video: HTMLVideoElement) => {
    const { buffered, currentTime, seeking } = video;
    const ranges = Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]);
    const first = ranges.find(([start = 0, end = 0]) => end - start > 0.5);
    return !seeking && first !== undefined && currentTime <= first[0]! + 0.1;
  });

const loadedTo = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { buffered } = (globalThis as WithLoaded).loaded;
    return buffered.length === 0 ? 0 : buffered.end(buffered.length - 1);
  });

/** Whether what is shown at a second of the take is loaded. */
const isLoaded = (page: Page, at: number): Promise<boolean> =>
  page.evaluate((second) => {
    const { buffered } = (globalThis as WithLoaded).loaded;
    const ranges = Array.from({ length: buffered.length }, (_, i) => [buffered.start(i), buffered.end(i)]);
    return ranges.some(([start = 0, end = 0]) => start <= second && second < end);
  }, at);

function recordedFiles({ dataDir }: RunningApp): string[] {
  try {
    const folder = path.join(dataDir, 'recordings');
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yjr'))
      .map((name) => path.join(folder, name));
  } catch {
    return [];
  }
}

const onDisk = (app: RunningApp): number =>
  recordedFiles(app).reduce((sum, file) => sum + readFileSync(file).length, 0);

/** Hands main a portion past the recorder, as a window that went wrong would. */
async function write(
  page: Page,
  id: string,
  recording: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<unknown> {
  const started = new Date().toISOString();
  return ask(page, 'recording.write', { case: id, recording, begin: true, started, bytes, last: false });
}
