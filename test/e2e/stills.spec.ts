import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { enterRoom, goToCase, invite, openCase } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, leaveCall, measured, shoot, showItem } from '../../scripts/drive/room';
import { lookAt } from '../fixtures/look';
import { BLURRED, makeBlurredFilm } from '../fixtures/blurred';
import { ask, blobBytes, onlyCase } from '../fixtures/bridge';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** Stills that are not well at once, several at a time, and frames of the video. Each test goes on from the one before. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let company: RunningApp;
let item: string;
let sharp: string;

test.beforeAll(async () => {
  stage = await Stage.open('stills');
  const blurred = path.join(stage.dir, 'blurred.mjpeg');
  const [made, film] = await Promise.all([shortCase(), stage.film(), makeBlurredFilm(blurred)]);
  sharp = film;
  item = made.file.instruction.items[0]!.id;
  [lead, company] = await Promise.all([stage.start('lead'), stage.start('company', { camera: blurred })]);
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, made.text);
  const { code } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, code, COMPANY.name);
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await showItem(lead.page, company.page, item);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

const stills = async () => (await onlyCase(lead.page)).inspection.stills;

test('a still has the camera’s highest resolution, and says in its file what it is', async () => {
  await shoot(lead.page);
  const { inspection } = await onlyCase(lead.page);
  const [still] = inspection.stills;
  const captured = still!.captured!;
  expect(captured).toMatchObject({ ...BLURRED, method: 'grab-frame', track: BLURRED });
  const file = path.join(stage.dir, 'still.jpg');
  await writeFile(file, await blobBytes(lead.page, inspection.id, captured.original));
  const text = execFileSync('exiftool', ['-json', '-G1', '-validate', '-all:all', file], {
    encoding: 'utf8',
  });
  const [exif] = JSON.parse(text) as Record<string, string>[];
  expect(exif).toMatchObject({
    'ExifTool:Validate': 'OK',
    'ExifIFD:ImageUniqueID': still!.id,
    'IFD0:Model': captured.camera,
    'IFD0:Software': 'Yuanjian',
  });
  expect(exif?.['IFD0:ImageDescription']).toContain(inspection.case.declaration.number);
  const told = `${exif?.['ExifIFD:DateTimeOriginal']}`.replace(/^(\d+):(\d+):/, '$1-$2-').replace(' ', 'T');
  const takenAt = Date.parse(`${told}${exif?.['ExifIFD:OffsetTimeOriginal']}`);
  // Taken before it was signed for, and after it was asked for; the file's time has whole seconds.
  expect(takenAt).toBeLessThanOrEqual(Date.parse(captured.wall));
  expect(takenAt).toBeGreaterThan(Date.parse(still!.requested!.wall) - 1000);
});

test('a blurred still says so on both sides, and one click takes it again in its place', async () => {
  const [first] = await stills();
  expect(first?.captured?.check?.advice).toContain('blurred');
  await expect(lead.page.getByTestId(`still-${first!.id}`).getByTestId('still-advice')).toBeVisible();
  await expect(company.page.getByTestId(`still-${first!.id}`).getByTestId('still-advice')).toBeVisible();

  await lookAt(lead, 'stills, officer, advice');
  await lookAt(company, 'stills, company, advice');

  await stage.stop('company');
  company = await stage.start('company', { camera: sharp });
  await goToCase(company.page);
  await enterRoom(company.page);
  await joinCall(company.page);
  // Over the new connection: until that one stands, the officer's side may not have noticed that the old one is gone.
  await measured(company.page, 'connect');
  await expect(lead.page.getByTestId('shutter')).toBeEnabled();
  await lead.page.getByTestId(`still-${first!.id}`).getByTestId('retake').click();
  await expect
    .poll(async () => (await stills()).map(({ setAside }) => setAside?.reason))
    .toEqual(['已重拍为照片 2 (retaken as still 2)', undefined]);
  const [, second] = await stills();
  expect(second).toMatchObject({ retakeOf: first!.id, captured: { check: { advice: [] } } });
  expect(second?.received).not.toBeNull();
  const links = (page: RunningApp['page'], id: string) =>
    page.getByTestId(`still-${id}`).getByTestId('still-links');
  for (const { page } of [lead, company]) {
    await expect(links(page, second!.id)).toContainText('1');
    await expect(links(page, first!.id)).toContainText('2');
  }
});

test('a burst brings five in order, of which the officer keeps some and the others stay on the record', async () => {
  await measured(lead.page, 'first-frame');
  await lead.page.getByTestId('burst').click();
  await expect.poll(async () => (await stills()).filter(({ received }) => received).length).toBe(7);
  const burst = (await stills()).slice(2);
  expect(new Set(burst.map((still) => still.burst)).size).toBe(1);
  const captured = burst.map((still) => still.captured?.wall ?? '');
  expect(captured).toEqual(captured.toSorted());
  // The scene moves: frames of one burst are not one frame five times.
  expect(new Set(burst.map((still) => still.captured?.picture)).size).toBeGreaterThan(1);

  await lead.page.getByTestId(`still-${burst[1]!.id}`).getByRole('button').first().click();
  await lead.page.getByTestId(`keep-${burst[3]!.id}`).click();
  await lookAt(lead, 'stills, officer, burst');
  await lead.page.getByTestId('burst-keep').click();
  const reason = '连拍未选用 (burst, not kept)';
  await expect
    .poll(async () => (await stills()).slice(2).map(({ setAside }) => setAside?.reason))
    .toEqual([reason, undefined, reason, undefined, reason]);
});

test('a frame of the video is kept as what it is, and is no evidence', async () => {
  await lead.page.getByTestId('grab-frame').click();
  await expect.poll(async () => (await onlyCase(lead.page)).inspection.frames.length).toBe(1);
  const { inspection } = await onlyCase(lead.page);
  const [frame] = inspection.frames;
  expect(frame).toMatchObject({ item, width: 1280, height: 720 });
  const card = lead.page.getByTestId(`frame-${frame!.id}`);
  await expect(card.getByRole('img')).toBeVisible();
  await expect(card).not.toHaveAttribute('data-state');
  const answer = { item, answer: 'conforms' as const, text: '', evidence: [frame!.id] };
  const fact = { type: 'item.answered' as const, body: answer };
  await expect(ask(lead.page, 'record.write', { case: inspection.id, fact })).rejects.toThrow(
    'rule.evidence.set-aside',
  );
  // The company has it by sync, with the lead's signature on the hash.
  await expect
    .poll(async () => (await onlyCase(company.page)).present.includes(frame!.image.sha256))
    .toBe(true);
});

test('in the case, stills and frames are told apart, with what is known of each', async () => {
  const { inspection } = await onlyCase(lead.page);
  const [first] = inspection.stills;
  await lookAt(lead, 'stills, officer, room');
  await leaveCall(lead.page);
  await lead.page.getByTestId('tab-evidence').click();
  await expect(lead.page.getByTestId('frames').getByRole('img')).toBeVisible();
  await lead.page.getByTestId(`still-${first!.id}-details`).click();
  await expect(lead.page.getByTestId('still-exif')).toContainText(first!.id);
  await expect(lead.page.getByTestId('still-check')).toBeVisible();
  await lookAt(lead, 'stills, case, details');
});
