import type { Page } from 'playwright';
import { INSPECTION_PICTURE } from '../../renderer/call/picture-settings';
import { enterRoom } from '../drive/desk';
import type { RunningApp } from '../drive/launch';
import { joinCall, leaveCall, measured } from '../drive/room';
import { median, measurement, type Measurement } from './measure';
import { openBarePair, type BarePair } from './pair';
import { openRoom, type Room } from './room';

/** What a call costs and shows, beside two bare apps with the same camera film and pictures of the same size and rate. */

const ROUNDS = 3;
/** Seconds that are measured each time, after the picture came. */
const SPAN_S = 10;
/** One frame of the picture at the rate that it is sent with: by how much ours may be behind the bare pair's. */
const FRAME_MS = 1000 / INSPECTION_PICTURE.maxFps;

/** The picture on the officer's screen. */
const OURS = 'video[data-testid="remote-video"]';
const BARE = '#remote';

/** From the camera to the officer's screen (`capture_to_display_ms`, median), beside the bare pair's plus one frame. */
export async function benchCapture(): Promise<Measurement> {
  const { ours, reference } = await inTurns(
    ({ lead }) => captureToDisplay(lead.page, OURS),
    async ({ officer }) => (await captureToDisplay(officer.page, BARE)) + FRAME_MS,
  );
  return measurement('capture', 'ms', 'lower', ours, reference, 'a bare pair, plus one frame', 1);
}

/** Processor time of both apps in a call, beside that of both bare apps. */
export async function benchProcessor(): Promise<Measurement> {
  const { ours, reference } = await inTurns(
    ({ lead, company }) => processorSeconds(lead, company),
    ({ officer, company }) => processorSeconds(officer, company),
  );
  return measurement('processor', `s in ${SPAN_S} s`, 'lower', ours, reference, 'a bare pair', 1.3);
}

/** Lines of the picture one second after the first one came, on a free link, beside those that are wanted. */
export async function benchPicture(): Promise<Measurement> {
  const room = await openRoom();
  try {
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await inCall(room, () => room.lead.page.locator(OURS).evaluate(linesAfterASecond)));
    }
    const { height } = INSPECTION_PICTURE;
    return measurement('picture', 'lines', 'higher', ours, [height], 'the picture that is wanted', 1);
  } finally {
    await room.close();
  }
}

/** Our call and the bare one in turns, so that neither has less of the machine than the other. */
async function inTurns(
  measureOurs: (room: Room) => Promise<number>,
  measureBare: (pair: BarePair) => Promise<number>,
): Promise<{ ours: number[]; reference: number[] }> {
  const room = await openRoom();
  try {
    const [ours, reference]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      const pair = await openBarePair(room.camera);
      try {
        await pair.officer.page.locator(BARE).evaluate(oneFrame);
        reference.push(await measureBare(pair));
      } finally {
        await pair.close();
      }
      ours.push(await inCall(room, () => measureOurs(room)));
    }
    return { ours, reference };
  } finally {
    await room.close();
  }
}

/** Does something in the lead's call with the company, once its picture is there. */
async function inCall(room: Room, act: () => Promise<number>): Promise<number> {
  const { page } = room.lead;
  await enterRoom(page);
  await joinCall(page);
  await measured(page, 'first-frame');
  const value = await act();
  await leaveCall(page);
  return value;
}

async function captureToDisplay(page: Page, video: string): Promise<number> {
  return median(await page.locator(video).evaluate(delays, SPAN_S * 1000));
}

/** Seconds of the processor that all processes of both apps used in the span. */
async function processorSeconds(...apps: RunningApp[]): Promise<number> {
  const used = await Promise.all(apps.map(({ electron }) => electron.evaluate(cumulativeSeconds)));
  await apps[0]!.page.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), SPAN_S * 1000);
  const after = await Promise.all(apps.map(({ electron }) => electron.evaluate(cumulativeSeconds)));
  return after.reduce((sum, seconds, i) => sum + seconds - used[i]!, 0);
}

// What follows runs in the apps.

const cumulativeSeconds = ({ app }: typeof Electron.CrossProcessExports): number =>
  app.getAppMetrics().reduce((sum, { cpu }) => sum + (cpu.cumulativeCPUUsage ?? 0), 0);

const oneFrame = (video: HTMLElement | SVGElement): Promise<void> =>
  new Promise((resolve) => (video as HTMLVideoElement).requestVideoFrameCallback(() => resolve()));

/** Of every frame for a while that says when it was captured: how long ago that was when it came on the screen. */
const delays = async (element: HTMLElement | SVGElement, ms: number): Promise<number[]> => {
  const video = element as HTMLVideoElement;
  const found: number[] = [];
  const end = performance.now() + ms;
  while (performance.now() < end) {
    const { captureTime, expectedDisplayTime } = await new Promise<VideoFrameCallbackMetadata>((resolve) =>
      video.requestVideoFrameCallback((_now, metadata) => resolve(metadata)),
    );
    if (captureTime !== undefined) found.push(expectedDisplayTime - captureTime);
  }
  if (found.length === 0) throw new Error('no frame said when it was captured');
  return found;
};

const linesAfterASecond = (element: HTMLElement | SVGElement): Promise<number> =>
  new Promise((resolve) => setTimeout(() => resolve((element as HTMLVideoElement).videoHeight), 1000));
