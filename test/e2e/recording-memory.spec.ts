import { expect, test } from 'playwright/test';
import { median } from '../../scripts/bench/measure';
import { enterRoom, invite, openCase } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import { memoryWhileRecording, thirds } from '../../scripts/drive/memory';
import { startRecording, stopRecording } from '../../scripts/drive/recording';
import { joinCall, measured } from '../../scripts/drive/room';
import { keptMs } from '../../shared/record/recordings';
import { onlyCase } from '../fixtures/bridge';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** In a file of its own, so that it runs beside others: it mostly waits. */

const SECONDS = 180;
/** Margins over noise: a leak of a segment a second would be three times as much. */
const FACTOR = 1.15;
const MIB = 20;

let stage: Stage;
test.beforeAll(async () => {
  stage = await Stage.open('memory');
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('three minutes of recording leave the officer’s memory as it was, and are all on the record', async () => {
  test.setTimeout(900_000);
  const lead = await stage.start('lead');
  const company = await stage.start('company', { camera: await stage.film() });
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, (await shortCase()).text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await measured(lead.page, 'first-frame');
  await startRecording(lead.page, company.page);
  const { first, last } = thirds(await memoryWhileRecording(lead, SECONDS));
  expect(median(last)).toBeLessThan(median(first) * FACTOR + MIB);
  await stopRecording(lead.page);
  const { inspection, timeline } = await onlyCase(lead.page);
  expect(keptMs(inspection.recordings[0]!)).toBeGreaterThanOrEqual((SECONDS - 3) * 1000);
  // One in half a minute, however long it lasts, and where the call broke off.
  const takes = inspection.recordings[0]!.takes.length;
  expect(timeline.filter(({ type }) => type === 'recording.kept').length).toBeLessThanOrEqual(8 + takes);
});
