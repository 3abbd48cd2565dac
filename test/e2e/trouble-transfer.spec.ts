import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { enterRoom, goToCase, invite, openCase } from '../../scripts/drive/desk';
import { joinAsCompany, joinOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, showItem } from '../../scripts/drive/room';
import { BULK_CHUNK_BYTES, BULK_WINDOW_BYTES } from '../../shared/protocol/control';
import type { BlobRef } from '../../shared/record/primitives';
import { ask, blobBytes, onlyCase } from '../fixtures/bridge';
import { makeGrainFilm } from '../fixtures/grain';
import { TestHub } from '../fixtures/hub';
import { COMPANY, LEAD, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';
import { endStall, stallDisk, stalledInTheMiddle } from '../fixtures/stalled-disk';
import { bulkBytes, cutBulk, watchBulk } from '../fixtures/watched-bulk';

/** Cuts in the middle of a still. The hub is away or slower then: nothing but the call carries it. */
test.describe.configure({ mode: 'serial' });

/** About half of a still from the film of grain. */
const HALF = 2 * 1024 * 1024;

/** More than the head of a frame takes. */
const FRAME_HEAD_BYTES = 256;

let stage: Stage;
let hub: TestHub;
let lead: RunningApp;
let company: RunningApp;
/** Two films without a common picture: a still that is the same as one before has nothing left to send. */
let cameras: [string, string];

test.beforeAll(async () => {
  stage = await Stage.open('transfer');
  hub = new TestHub(stage.dataDir('hub'));
  cameras = [path.join(stage.dir, 'grain.mjpeg'), path.join(stage.dir, 'more-grain.mjpeg')];
  const [made] = await Promise.all([
    shortCase(),
    makeGrainFilm(cameras[0], 0),
    makeGrainFilm(cameras[1], 2),
    hub.start(),
  ]);
  [lead, company] = await Promise.all([stage.start('lead'), stage.start('company', { camera: cameras[0] })]);
  await joinOffice(lead.page, (await hub.invite(LEAD)).link, LEAD.name);
  await openCase(lead.page, made.text);
  const { code } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, code, COMPANY.name);
  await watchBulk(lead.page);
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  const [item] = made.file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await hub.cut();
  await stage.close();
});

test('the call breaks in the middle of a still: it goes on from there, at most one window sent twice', async () => {
  await connected();
  await stallDisk(lead, HALF);
  const before = await bulkBytes(lead.page);
  await lead.page.getByTestId('shutter').click();
  await stalledInTheMiddle(lead);
  await cutBulk(lead.page);
  await endStall(lead);
  const { inspection } = await onlyCase(lead.page);
  const { original, thumbnail } = inspection.stills.at(-1)!.captured!;
  await expectWhole(original);
  const sent = (await bulkBytes(lead.page)) - before;
  const frames = Math.ceil((original.size + BULK_WINDOW_BYTES) / BULK_CHUNK_BYTES) + 3;
  // The disk was in the middle: what was on its way beyond it was lost, and nothing that it had comes again.
  expect(original.size).toBeGreaterThan(HALF + BULK_CHUNK_BYTES);
  expect(sent).toBeGreaterThan(HALF);
  // A frame that begins within the window is sent whole.
  const twice = BULK_WINDOW_BYTES + BULK_CHUNK_BYTES;
  expect(sent).toBeLessThan(original.size + thumbnail.size + twice + frames * FRAME_HEAD_BYTES);
});

test('the company’s app is cut off in the middle of a still: started again it sends the rest', async () => {
  await connected();
  await hub.cut();
  await stallDisk(lead, HALF);
  await lead.page.getByTestId('shutter').click();
  await stalledInTheMiddle(lead);
  await stage.cut('company');
  await endStall(lead);
  const { original, offset } = await halfHere(lead.page);
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThan(original.size);

  await hub.start();
  company = await stage.start('company', { camera: cameras[1] });
  await backInCall(company.page);
  await expectWhole(original);
});

test('the officer’s app is cut off in the middle of a still: started again it takes the rest', async () => {
  await connected();
  await hub.cut();
  await stallDisk(lead, HALF);
  await lead.page.getByTestId('shutter').and(lead.page.locator(':enabled')).click();
  await stalledInTheMiddle(lead);
  await stage.cut('lead');

  lead = await stage.start('lead');
  await goToCase(lead.page);
  const { original, offset } = await halfHere(lead.page);
  // What the cut left on the disk is kept.
  expect(offset).toBeGreaterThan(0);
  expect(offset).toBeLessThan(original.size);
  await hub.start();
  await backInCall(lead.page);
  await expectWhole(original);
});

/** The officer's shutter works when the company is in the call: only then may the hub go. */
function connected(): Promise<void> {
  return expect(lead.page.getByTestId('shutter')).toBeEnabled();
}

/** The newest still's original, and how much of it is on the officer's disk. */
async function halfHere(page: Page): Promise<{ original: BlobRef; offset: number }> {
  const { inspection } = await onlyCase(page);
  const original = inspection.stills.at(-1)?.captured?.original;
  if (!original) throw new Error('the still was not captured');
  const { offset, verified } = await ask(page, 'blob.receive', { case: inspection.id, blob: original });
  expect(verified).toBe(false);
  return { original, offset };
}

async function backInCall(page: Page): Promise<void> {
  await goToCase(page);
  await enterRoom(page);
  await joinCall(page);
}

/** The officer's machine has said on the record that it checked the original, and both have the same bytes. */
async function expectWhole(original: BlobRef): Promise<void> {
  await expect
    .poll(async () => {
      const { inspection } = await onlyCase(lead.page);
      const still = inspection.stills.find(({ captured }) => captured?.original.sha256 === original.sha256);
      return still?.received !== null;
    })
    .toBe(true);
  const { inspection } = await onlyCase(lead.page);
  const [here, there] = await Promise.all([
    blobBytes(lead.page, inspection.id, original),
    blobBytes(company.page, inspection.id, original),
  ]);
  expect(here.equals(there)).toBe(true);
}
