import { execFile } from 'node:child_process';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { enterRoom, goToCase, invite, openCase, synced } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany, joinOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import {
  answerItem,
  checkContainer,
  findLine,
  joinCall,
  leaveCall,
  measured,
  say,
  shoot,
  showItem,
} from '../../scripts/drive/room';
import { projectDir } from '../../scripts/runtime/where.mjs';
import { goToSignOff, prepare, propose, seal, sign } from '../../scripts/drive/sign-off';
import { SIGNING_PARTS } from '../../shared/bundle/names';
import type { CaseFile } from '../../shared/customs/case-file';
import { ask, blobBytes, onlyCase } from '../fixtures/bridge';
import { opensslVerify, unpackBundle, verifyAlone } from '../fixtures/bundle';
import { COMPANY, LEAD, OFFICE, sampleCase, SECOND } from '../fixtures/people';
import { readPicture } from '../fixtures/picture';
import { saveTo, Stage } from '../fixtures/stage';

const run = promisify(execFile);

/** One whole inspection with three apps; each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let second: RunningApp;
let company: RunningApp;
let file: CaseFile;
let text: string;
let folder: string;
let bundle: string;

test.beforeAll(async () => {
  stage = await Stage.open('inspection');
  ({ file, text } = await sampleCase());
  const camera = await stage.film();
  lead = await stage.start('lead');
  [second, company] = await Promise.all([stage.start('second'), stage.start('company', { camera })]);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('an office is founded, a case opened, and the others join by link and by code', async () => {
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, text);
  const forSecond = await invite(lead.page, 'second', SECOND.name);
  const forCompany = await invite(lead.page, 'representative', COMPANY.name);
  // Nobody sits on both sides of the record; the invitation stays unused.
  const both = ask(lead.page, 'identity.join', { text: forCompany.link, name: COMPANY.name });
  await expect(both).rejects.toThrow('identity.same-hub');
  await Promise.all([
    joinOffice(second.page, forSecond.link, SECOND.name),
    joinAsCompany(company.page, forCompany.code, COMPANY.name),
  ]);
  await expect(lead.page.getByTestId('person-representative')).not.toHaveAttribute('data-state', 'absent');
});

test('the call carries picture and voice both ways', async () => {
  await enterRoom(company.page);
  await joinCall(company.page);
  await enterRoom(lead.page);
  await joinCall(lead.page);
  await measured(lead.page, 'first-frame');
  const remote = lead.page.getByTestId('remote-video');
  await expect.poll(() => remote.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(1280);
  // The officer's face is beside what the company sees, and moves.
  const face = company.page.locator('.room-people video').first();
  await expect
    .poll(() => face.evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames))
    .toBeGreaterThan(1);
  for (const { page } of [lead, company]) {
    await expect.poll(() => page.evaluate(voiceArrives)).toBe(true);
  }
});

test('the clocks of both machines and of the hub are compared over the call, each pair once', async () => {
  const compared = async (): Promise<string[]> => {
    const { inspection } = await onlyCase(lead.page);
    const partOf = (fingerprint: string) =>
      inspection.participants.find((one) => one.fingerprint === fingerprint)?.part ?? 'hub';
    return inspection.clocks.map(({ author, with: other }) => `${partOf(author)} ${partOf(other)}`).sort();
  };
  await expect
    .poll(compared)
    .toEqual(['lead hub', 'lead representative', 'representative hub', 'representative lead']);
  const { inspection, clockFindings } = await onlyCase(lead.page);
  // All of them are this one machine's clock.
  for (const { aheadMs, roundTripMs } of inspection.clocks)
    expect(Math.abs(aheadMs)).toBeLessThanOrEqual(roundTripMs / 2 + 20);
  expect(clockFindings.filter(({ kind }) => kind !== 'set-forward')).toEqual([]);
});

test('the company sees the request large, and the officer’s mark at the same place of the picture', async () => {
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
  const wish = company.page.getByTestId('request').getByRole('heading');
  await expect(wish).toHaveText(item.title.zh);
  expect(await wish.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(
    28,
  );

  const from = await drawnPicture(lead, 'remote-video');
  for (const part of [
    { x: 0.25, y: 0.3 },
    { x: 0.8, y: 0.65 },
  ]) {
    await lead.page.mouse.move(from.x + part.x * from.width, from.y + part.y * from.height);
    await expect
      .poll(async () => {
        const to = await drawnPicture(company, 'self-video');
        const mark = await company.page.getByTestId('pointer-mark').boundingBox();
        if (!mark) return 1;
        const seen = { x: mark.x + mark.width / 2 - to.x, y: mark.y + mark.height / 2 - to.y };
        return Math.hypot(seen.x / to.width - part.x, seen.y / to.height - part.y);
      })
      .toBeLessThan(0.01);
  }
  await lead.page.getByTestId('shutter').hover();
  await expect(company.page.getByTestId('pointer-mark')).toBeHidden();
});

test('what is written arrives on the other side', async () => {
  await say(lead.page, '请从箱门开始。');
  await expect(company.page.getByTestId('chat-list')).toContainText('请从箱门开始。');
  await say(company.page, '好的,马上。');
  await expect(lead.page.getByTestId('chat-list')).toContainText('好的,马上。');
});

test('a still is the camera’s own picture, the same to the byte on both machines', async () => {
  await shoot(lead.page);
  const { inspection } = await onlyCase(lead.page);
  const original = inspection.stills[0]?.captured?.original;
  if (!original) throw new Error('the still was not captured');
  const [here, there] = await Promise.all([
    blobBytes(lead.page, inspection.id, original),
    blobBytes(company.page, inspection.id, original),
  ]);
  expect(here.equals(there)).toBe(true);

  const picture = await readPicture(here);
  expect(picture).toMatchObject({ width: 1920, height: 1080 });
  expect(picture.frame).not.toBeNull();
  expect(picture.sharpness).toBeGreaterThan(0.6);
  // The stream shows the same scene smaller: what it shows, blown up, has lost the finest lines.
  const streamed = await readPicture(await streamedFrame(lead));
  expect(streamed.width).toBeLessThanOrEqual(1280);
  expect(streamed.frame).not.toBeNull();
  expect(streamed.sharpness).toBeLessThan(0.35);
});

test('every item, container and goods line is worked through', async () => {
  for (const [index, item] of file.instruction.items.entries()) {
    // The first was shown and photographed before.
    if (index > 0) {
      await showItem(lead.page, company.page, item.id);
      for (let still = 0; still < item.stills; still++) await shoot(lead.page);
    }
    await answerItem(lead.page, 'conforms');
  }
  for (const { number } of file.containers) await checkContainer(lead.page, number);
  for (const goods of file.goods) await findLine(lead.page, goods, goods === file.goods.at(-1) ? 1 : 0);
  await leaveCall(lead.page);
  await leaveCall(company.page);
});

test('three people sign, nobody twice, and the lead seals', async () => {
  await goToSignOff(lead.page);
  await propose(lead.page, 'not-conforms', 'amend-declaration', '末项少 1 件。');
  await prepare(lead.page);
  await goToSignOff(company.page);
  await sign(company.page, COMPANY.name, '对短少数量有异议。');
  await sign(lead.page, LEAD.name);
  const { inspection } = await onlyCase(lead.page);
  const again = ask(lead.page, 'signoff.sign', { case: inspection.id, name: LEAD.name, statement: '' });
  await expect(again).rejects.toThrow('rule.signature.twice');

  // The second officer's machine has the case by sync alone: it was in no call.
  await goToCase(second.page);
  await goToSignOff(second.page);
  await sign(second.page, SECOND.name);
  await seal(lead.page, LEAD.name);
  await Promise.all([lead, second, company].map(({ page }) => synced(page)));
  const views = await Promise.all([lead, second, company].map(({ page }) => onlyCase(page)));
  expect(new Set(views.map((view) => view.inspection.seal?.event)).size).toBe(1);
  const signatures = views[0]?.timeline.filter(
    ({ type, rejected }) => type === 'signature.given' && !rejected,
  );
  expect(new Set(signatures?.map(({ author }) => author)).size).toBe(3);
});

test('the second officer’s machine has every original, the same to the byte', async () => {
  const { inspection } = await onlyCase(second.page);
  for (const { captured } of inspection.stills) {
    if (!captured) continue;
    const [here, there] = await Promise.all([
      blobBytes(second.page, inspection.id, captured.original),
      blobBytes(company.page, inspection.id, captured.original),
    ]);
    expect(here.equals(there)).toBe(true);
  }
});

test('the exported bundle passes verification by itself', async () => {
  bundle = path.join(stage.dir, 'record.asice');
  folder = path.join(stage.dir, 'unpacked');
  await saveTo(lead, bundle);
  await lead.page.getByTestId('export-bundle').click();
  await lead.page.getByTestId('export-done').waitFor();
  await mkdir(folder);
  const names = await unpackBundle(bundle, folder);
  expect(names.slice(0, 2)).toEqual(['mimetype', 'verify.html']);
  // The page that the build made, byte by byte.
  const [carriedPage, builtPage] = await Promise.all([
    readFile(path.join(folder, 'verify.html')),
    readFile(path.join(projectDir, 'out/verify/verify.html')),
  ]);
  expect(carriedPage.equals(builtPage)).toBe(true);
  expect(names).toContain('report/report.pdf');
  const events = names.filter((name) => name.startsWith('events/') && name.endsWith('.json'));
  const carried = await Promise.all(
    events.map(async (name) => {
      const event = JSON.parse(await readFile(path.join(folder, name), 'utf8')) as { checkpoint: unknown };
      return event.checkpoint;
    }),
  );
  // Only the opening is written before a hub has said anything.
  expect(carried.filter((checkpoint) => checkpoint === null).length).toBeLessThan(5);
  const authority = path.join(folder, 'certificates/authority.cer');
  const { code, report } = await verifyAlone(bundle, authority);
  expect(report.reasons).toEqual([]);
  expect(report).toMatchObject({ verdict: 'passed', authority: { trusted: true } });
  expect(report.summary?.signers.map(({ part }) => part).sort()).toEqual([
    'lead',
    'representative',
    'second',
  ]);
  expect(report.summary?.signers.find(({ part }) => part === 'representative')?.statement).toBe(
    '对短少数量有异议。',
  );
  expect(code).toBe(0);
});

test('the report is one PDF that everybody signed, valid for programs that know nothing of this one', async () => {
  const pdf = path.join(folder, 'report/report.pdf');
  // pdfsig exits 0 whatever it finds: its text counts.
  const { stdout } = await run('pdfsig', ['-nocert', pdf]);
  const fields = stdout.split(/^Signature #\d+:$/m).slice(1);
  const empty = fields.filter((field) => field.includes('is not signed'));
  expect(empty).toEqual([expect.stringContaining('Field Name: witness')]);
  const sections = fields.filter((field) => !empty.includes(field));
  expect(sections).toHaveLength(5);
  for (const section of sections) {
    expect(section).toContain('Signature Validation: Signature is Valid.');
    expect(section).toContain('Signature Type: ETSI.CAdES.detached');
  }
  const whole = sections.filter((section) => section.includes('Total document signed'));
  expect(whole).toHaveLength(1);
  expect(whole[0]).toContain('Field Name: seal');
  expect((await run('qpdf', ['--check', pdf])).stdout).toContain('No syntax or stream encoding errors');
  const { stdout: words } = await run('pdftotext', ['-layout', pdf, '-']);
  for (const word of [COMPANY.name, LEAD.name, SECOND.name, '对短少数量有异议', '以电子方式签署'])
    expect(words).toContain(word);
  const { stdout: facts } = await run('pdfinfo', [pdf]);
  expect(facts).toMatch(/^Creator: +远检 Yuanjian \d+\.\d+\.\d+$/m);
  expect(facts).not.toMatch(/chrom|skia/i);
  // What was read on the screen is what was printed.
  const sheets = await lead.page.getByTestId('record-document').getAttribute('data-pages');
  expect(facts).toMatch(new RegExp(`Pages:\\s+${sheets}\\n`));
});

test('OpenSSL accepts each signature of the bundle', async () => {
  for (const part of SIGNING_PARTS.filter((one) => one !== 'witness')) await opensslVerify(folder, part);
});

/** Where the picture itself is drawn in the window: `contain` leaves bars beside it. */
async function drawnPicture({ page }: RunningApp, testId: string) {
  return page.getByTestId(testId).evaluate((video: HTMLVideoElement) => {
    const box = video.getBoundingClientRect();
    const scale = Math.min(box.width / video.videoWidth, box.height / video.videoHeight);
    const [width, height] = [video.videoWidth * scale, video.videoHeight * scale];
    return { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height };
  });
}

/** One frame of the received video, blown up to the camera's size when it is read. */
async function streamedFrame({ page }: RunningApp): Promise<Buffer> {
  const url = await page.getByTestId('remote-video').evaluate((video: HTMLVideoElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return canvas.toDataURL('image/png');
  });
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** Whether sound comes from another machine. */
function voiceArrives(): boolean {
  return [...document.querySelectorAll('audio, video')].some(
    (element) =>
      element instanceof HTMLMediaElement &&
      element.srcObject instanceof MediaStream &&
      element.srcObject.getAudioTracks().some((track) => track.readyState === 'live' && !track.muted),
  );
}
