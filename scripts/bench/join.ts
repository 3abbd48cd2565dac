import { enterRoom } from '../drive/desk';
import { freshDir, launch } from '../drive/launch';
import { joinCall, leaveCall, measured } from '../drive/room';
import { measurement, type Measurement } from './measure';
import { openRoom } from './room';
import { BARE_APP } from './start';

const ROUNDS = 5;

/**
 * From the officer's wish to join to the company's first picture on the officer's screen, through app and hub, beside
 * two bare peers of simple-peer in one page of the same runtime with the same camera film. The camera is open before in
 * both.
 */
export async function benchJoin(): Promise<Measurement> {
  const room = await openRoom();
  const bare = await freshDir('bench-pair');
  const pair = await launch({
    dataDir: bare.dir,
    appDir: BARE_APP,
    camera: room.camera,
    args: ['--page=pair.html'],
  });
  try {
    const { page } = room.lead;
    await pair.page.waitForFunction(() => 'firstFrameMs' in globalThis);
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      reference.push(await pair.page.evaluate(() => (globalThis as unknown as BarePage).firstFrameMs()));
      await enterRoom(page);
      await joinCall(page);
      ours.push(await measured(page, 'first-frame'));
      await leaveCall(page);
    }
    return measurement('join', 'ms', 'lower', ours, reference, 'a bare simple-peer pair', 1.3);
  } finally {
    await pair.close();
    await bare.remove();
    await room.close();
  }
}

interface BarePage {
  firstFrameMs: () => Promise<number>;
}
