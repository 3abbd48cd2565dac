import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import { apart, likenessIn } from '../../scripts/demo/still-likeness';
import { enterRoom, goToCase, invite, openCase } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, measured, shoot, showItem } from '../../scripts/drive/room';
import { ask, onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { allowDevices, denyDevices } from '../fixtures/devices';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';
import { SteeredFilm } from '../fixtures/steered-film';

/** The company's cameras in a call: commanded by the lead, two at once, watched, and what sleep does to them. */
test.describe.configure({ mode: 'serial' });

/** Chromium's own cameras, which can zoom, pan, tilt, focus and expose. The one between these two is a depth camera. */
const CAMERAS = ['--use-fake-device-for-media-stream=device-count=3,fps=15'];
const OTHER = 'fake_device_2';

let stage: Stage;
let film: SteeredFilm;
let lead: RunningApp;
let company: RunningApp;

test.beforeAll(async () => {
  stage = await Stage.open('camera');
  film = await SteeredFilm.open(path.join(stage.dir, 'scene.y4m'));
  const { file, text } = await shortCase();
  [lead, company] = await Promise.all([
    stage.start('lead'),
    stage.start('company', { camera: null, args: CAMERAS }),
  ]);
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await measured(lead.page, 'first-frame');
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await stage.close();
  await film.close();
});

test('the lead zooms by keyboard: the picture changes, the camera answers, and a still shows it', async () => {
  const { page } = lead;
  const video = page.getByTestId('remote-video');
  const before = await likenessIn(video);
  await page.getByTestId('pointer-layer').click();
  await page.keyboard.press('k');
  await expect(page.getByTestId('camera-commands')).toBeVisible();
  await expect(page.getByTestId('camera-switch')).toBeFocused();
  // What the device offers, and nothing else.
  for (const name of ['zoom', 'pan', 'tilt', 'focusMode', 'focusDistance', 'exposureMode', 'exposureTime'])
    await expect(page.getByTestId(`camera-${name}`)).toBeVisible();
  for (const name of ['torch', 'exposureCompensation'])
    await expect(page.getByTestId(`camera-${name}`)).toHaveCount(0);
  const zoom = page.getByTestId('camera-zoom');
  await expect(zoom).toHaveAttribute('max', '400');
  await zoom.focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('camera-answer')).not.toHaveAttribute('data-done', '0');
  await expect(zoom).toHaveValue('400');
  await expect(company.page.getByTestId('camera-ordered')).toContainText('变焦');
  await expect.poll(async () => apart(before, await likenessIn(video))).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('camera-commands')).toBeHidden();
  await expect(page.getByTestId('camera-menu')).toBeFocused();

  await shoot(page);
  const still = page.locator('[data-testid="evidence-strip"] img').first();
  const seen = await likenessIn(company.page.getByTestId('self-video'));
  expect(apart(seen, await likenessIn(still))).toBeLessThan(apart(before, await likenessIn(still)));
});

test('an order beyond what the camera can do is refused with its reason', async () => {
  const { page } = lead;
  await page.getByTestId('camera-menu').click();
  const zoom = page.getByTestId('camera-zoom');
  // A slider of a page that was tampered with.
  await zoom.evaluate((input: HTMLInputElement) => input.setAttribute('max', '900'));
  await zoom.focus();
  await page.keyboard.press('End');
  await expect(page.getByTestId('camera-commands').getByTestId('error-note')).toHaveAttribute(
    'data-code',
    'camera.out-of-range',
  );
  await zoom.evaluate((input: HTMLInputElement) => input.setAttribute('max', '400'));
  await page.keyboard.press('Escape');
});

test('what the camera cannot do the holder is asked, in large letters, and says when it is done', async () => {
  const { page } = lead;
  await page.getByTestId('camera-menu').click();
  // This camera zooms by itself; it has no lamp.
  await expect(page.getByTestId('camera-cue-closer')).toHaveCount(0);
  await page.getByTestId('camera-cue-light').click();
  const cue = company.page.getByTestId('holder-cue');
  await expect(cue).toHaveAttribute('data-cue', 'light');
  await page.keyboard.press('Escape');
  await company.page.getByTestId('holder-cue-done').click();
  await expect(cue).toBeHidden();
  await expect(page.getByTestId('cue-state')).toContainText('对方已照做');
});

test('two cameras at once: both are seen, one key changes them, and stills come from the one that is large', async () => {
  await company.page.getByTestId('device-menu').click();
  const picker = company.page.getByTestId('device-second');
  await picker.selectOption({ label: OTHER });
  await company.page.getByTestId('device-menu').click();
  const { page } = lead;
  const inset = page.getByTestId('second-video');
  await expect.poll(() => pictureWidth(inset)).toBeGreaterThan(0);
  await expect.poll(() => pictureWidth(inset)).toBeLessThanOrEqual(480);

  await page.getByTestId('pointer-layer').click();
  await page.keyboard.press('s');
  await expect(page.getByTestId('still-from')).toHaveAttribute('data-place', 'second');
  // The large one is sent large.
  await expect.poll(() => pictureWidth(page.getByTestId('remote-video'))).toBeGreaterThan(480);
  await shoot(page);
  const { inspection } = await onlyCase(page);
  const [first, second] = inspection.stills.map(({ captured }) => captured?.camera);
  expect(first).toBeDefined();
  expect(second).toBeDefined();
  expect(second).not.toBe(first);
  await page.getByTestId('camera-swap').click();
  await expect(page.getByTestId('still-from')).toHaveAttribute('data-place', 'main');

  await company.page.getByTestId('device-menu').click();
  await picker.selectOption({ index: 0 });
  await company.page.getByTestId('device-menu').click();
  await expect(inset).toHaveCount(0);
  await expect.poll(() => changes(page)).toContainEqual(['second', 'closed']);
});

test('the lead changes the main camera, which is on the record, and the next still is from it', async () => {
  const { page } = lead;
  await page.getByTestId('camera-menu').click();
  const picker = page.getByTestId('camera-switch');
  await picker.selectOption({ label: OTHER });
  await expect(picker.locator('option:checked')).toHaveText(OTHER);
  await expect(picker).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect.poll(() => changes(page)).toContainEqual(['main', 'chosen']);
  await shoot(page);
  const { inspection } = await onlyCase(page);
  expect(inspection.stills.at(-1)?.captured?.camera).toBe(OTHER);
});

test('a name that looks virtual is marked on both sides', async () => {
  for (const { page } of [lead, company]) {
    await page.getByTestId('virtual-camera').click();
    await expect(page.getByTestId('virtual-about')).toContainText('fake_device');
    await page.getByTestId('virtual-camera').click();
  }
});

test('a call keeps the computer awake; after sleep the camera is taken anew and the call goes on', async () => {
  expect(await isKeptAwake(company)).toBe(true);
  await company.electron.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect(lead.page.getByTestId('company-screen')).toHaveAttribute('data-screen', 'locked');
  await company.electron.evaluate(({ powerMonitor }) => {
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
  });
  await expect(lead.page.getByTestId('company-screen')).toHaveCount(0);
  await expect.poll(() => changes(lead.page)).toContainEqual(['main', 'reopened']);
  await expect(lead.page.getByTestId('person-representative')).toHaveAttribute('data-state', 'connected');
  await shoot(lead.page);
});

test('a window opens the system’s settings by name only, and there are none to open on Linux', async () => {
  const { page } = company;
  expect(await ask(page, 'app.media-access', undefined)).toMatchObject({ camera: 'unknown' });
  expect(await ask(page, 'app.open-settings', { page: 'camera' })).toBe(false);
  const address = { page: 'https://example.invalid/' } as unknown as { page: 'camera' };
  await expect(ask(page, 'app.open-settings', address)).rejects.toThrow('input.invalid');
});

test.describe('the company’s picture', () => {
  test.beforeAll(async () => {
    await company.page.getByTestId('leave-call').click();
    await company.page.getByTestId('case-screen').waitFor();
    expect(await isKeptAwake(company)).toBe(false);
    company = await stage.start('company', { camera: film.path });
    await goToCase(company.page);
  });

  test('that the system does not allow: the door says where to look, and another try opens it', async () => {
    const { page } = company;
    await denyDevices(company);
    await enterRoom(page);
    for (const kind of ['camera', 'microphone'])
      await expect(page.getByTestId('join-panel').getByTestId(`system-help-${kind}`)).toContainText(
        '系统设置的隐私页',
      );
    await allowDevices(company);
    for (const code of ['camera.denied', 'microphone.denied']) {
      // At the door: the room behind it, made ready and not shown, has the same words.
      const note = page.getByTestId('join-panel').locator(`[data-testid="error-note"][data-code="${code}"]`);
      await note.getByTestId('error-retry').click();
      await expect(note).toHaveCount(0);
    }
    await joinCall(page);
    await expect(lead.page.getByTestId('person-representative')).toHaveAttribute('data-state', 'connected');
  });

  test('with the menu open on one side and a request on the other fits every window, until it is taken back', async () => {
    const { page } = lead;
    await page.getByTestId('camera-menu').click();
    await page.getByTestId('camera-cue-steady').click();
    await lookAt(lead, 'camera menu');
    await page.keyboard.press('Escape');
    await company.page.getByTestId('holder-cue').waitFor();
    await lookAt(company, 'a request to the holder');
    await page.getByTestId('cue-take-back').click();
    await expect(company.page.getByTestId('holder-cue')).toBeHidden();
  });

  for (const [shows, trouble] of [
    ['black', 'dark'],
    ['frozen', 'still'],
  ] as const) {
    test(`that turns ${shows} is said to both sides and on the record, and so is its end`, async () => {
      await expectTrouble(null);
      await film.show(shows);
      await expectTrouble(trouble);
      await expect.poll(() => troubles(lead.page)).toContainEqual([trouble, false]);
      await film.show('scene');
      await expectTrouble(null);
      await expect.poll(() => troubles(lead.page)).toContainEqual([trouble, true]);
    });
  }

  test('of a camera that is lost is said to both; plugged in again, it is taken again', async () => {
    await loseCamera(company);
    await expectTrouble('lost');
    await expect.poll(() => changes(lead.page)).toContainEqual(['main', 'lost']);
    await expect(async () => {
      // What the system tells when something is plugged in.
      await company.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
      expect((await changes(lead.page)).at(-1)).toEqual(['main', 'reopened']);
    }).toPass();
    await expectTrouble(null);
    await shoot(lead.page);
  });
});

/** What both sides say about the main camera. */
async function expectTrouble(trouble: string | null): Promise<void> {
  for (const { page } of [company, lead]) {
    const banner = page.getByTestId('camera-trouble-main');
    if (trouble === null) await expect(banner).toHaveCount(0);
    else await expect(banner).toHaveAttribute('data-trouble', trouble);
  }
}

const pictureWidth = (video: ReturnType<Page['getByTestId']>): Promise<number> =>
  video.evaluate((element: HTMLVideoElement) => element.videoWidth);

/** Changes of the company's cameras as the lead's record has them. */
async function changes(page: Page): Promise<[string, string][]> {
  const { inspection } = await onlyCase(page);
  const company = inspection.participants.find(({ part }) => part === 'representative')?.fingerprint;
  return inspection.calls
    .flatMap(({ cameras }) => cameras)
    .filter(({ author }) => author === company)
    .map(({ place, reason }) => [place ?? 'main', reason]);
}

/** Troubles on the lead's record, and whether each is over. */
async function troubles(page: Page): Promise<[string, boolean][]> {
  const { inspection } = await onlyCase(page);
  return inspection.calls
    .flatMap((call) => call.troubles)
    .map(({ trouble, recovered }) => [trouble, recovered !== null]);
}

function isKeptAwake({ electron }: RunningApp): Promise<boolean> {
  return electron.evaluate(({ powerSaveBlocker }) =>
    Array.from({ length: 20 }, (_, id) => powerSaveBlocker.isStarted(id)).includes(true),
  );
}

/** Ends the process that has the camera, as far as the page can tell what pulling its plug does. */
async function loseCamera({ electron }: RunningApp): Promise<void> {
  const found = await electron.evaluate(({ app }) => {
    const owner = app.getAppMetrics().find(({ serviceName }) => serviceName?.startsWith('video_capture'));
    if (owner) process.kill(owner.pid);
    return owner !== undefined;
  });
  expect(found).toBe(true);
}
