import { enterRoom } from '../drive/desk';
import { joinCall, measured, shoot, showItem } from '../drive/room';
import { until } from '../drive/until';
import { measurement, type Measurement } from './measure';
import { openRoom } from './room';

const ROUNDS = 9;
/** Shutter to verified original on the officer's disk, 1920×1080, both apps on one machine. */
const LIMIT_MS = 500;

/** The way of one still, by the room's own clock, beside the limit that the project sets itself. */
export async function benchStill(): Promise<Measurement> {
  const { lead, company, close } = await openRoom();
  try {
    await enterRoom(lead.page);
    await joinCall(lead.page);
    await measured(lead.page, 'first-frame');
    await showItem(lead.page, company.page, 'container-number');
    const ours: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      // Each by itself: what follows the one before, up to the hub's receipts, would be measured with it.
      for (const { page } of [lead, company]) await until(page, allSynced, undefined);
      ours.push(await shoot(lead.page));
    }
    return measurement('still', 'ms', 'lower', ours, [LIMIT_MS], 'the limit for a 1080p still', 1);
  } finally {
    await close();
  }
}

/** Whether the hub has everything of the only case. Runs in a page. */
async function allSynced(): Promise<boolean> {
  const list = await window.yuanjian.calls['cases.list'](undefined);
  const sync = list.ok ? list.value[0]?.sync : undefined;
  return !!sync && sync.unsentEvents + sync.unsentBlobs + sync.missingBlobs === 0;
}
