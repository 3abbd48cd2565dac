import { expect, test, type Page } from 'playwright/test';
import { readExif } from '../../shared/jpeg/exif-read';
import type { Coordinates } from '../../shared/record/place';
import { enterRoom, goToCase, invite, openCase, openTab, speak } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, leaveCall, measured, shoot, showItem } from '../../scripts/drive/room';
import { ask, blobBytes, onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** Whether people and goods are there, live: two real apps, each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let company: RunningApp;
let premises: Coordinates;
let item: string;

test.beforeAll(async () => {
  stage = await Stage.open('presence');
  const camera = await stage.film();
  const { file, text } = await shortCase();
  premises = file.company.premises;
  item = file.instruction.items[0]!.id;
  [lead, company] = await Promise.all([stage.start('lead'), stage.start('company', { camera })]);
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, text);
  const { link } = await invite(lead.page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  await enterRoom(company.page);
  await joinCall(company.page);
  await enterRoom(lead.page);
  await joinCall(lead.page);
  await measured(lead.page, 'first-frame');
  await showItem(lead.page, company.page, item);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

/** Puts a receiver into the machine that is `metres` north of the premises; null takes it out. */
async function receiver(page: Page, metres: number | null): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const there = { ...premises, latitude: premises.latitude + (metres ?? 0) / 111_195 };
  const { latitude, longitude } = there;
  // Without parameters the browser part behaves as where there is none.
  await session.send(
    'Emulation.setGeolocationOverride',
    metres === null ? {} : { latitude, longitude, accuracy: 25 },
  );
}

const said = (page: Page) => page.getByTestId('place-said');
const steps = (page: Page, id: string): Promise<string[]> =>
  page.locator(`[data-testid="${id}"] ol li`).allInnerTexts();

test('a machine without a receiver declares its place, and both sides read that it is no measurement', async () => {
  const { page } = company;
  await expect(said(lead.page)).toHaveAttribute('data-how', 'none');
  await receiver(page, null);
  await page.getByTestId('place-measure').click();
  await expect(page.getByTestId('place-failed')).toHaveAttribute('data-why', 'unavailable');
  await page.getByTestId('place-text').fill('示例市演示区 3 号月台');
  await page.getByTestId('place-declare').click();
  for (const one of [page, lead.page]) {
    await expect(said(one)).toHaveAttribute('data-how', 'declared');
    await expect(said(one)).toContainText('非实测');
  }
});

test('a measured place is on the record with its distance from the premises, and in the stills from then on', async () => {
  const { page } = company;
  await shoot(lead.page);
  await receiver(page, 120);
  await page.getByTestId('place-again').click();
  await page.getByTestId('place-measure').click();
  for (const one of [page, lead.page]) {
    await expect(said(one)).toHaveAttribute('data-standing', 'inside');
    await expect(said(one)).toContainText('120 m');
  }
  await shoot(lead.page);
  const { inspection } = await onlyCase(lead.page);
  const places = await Promise.all(
    inspection.stills.map(async ({ captured }) =>
      readExif(await blobBytes(lead.page, inspection.id, captured!.original)),
    ),
  );
  expect(places[0]?.place).toBeNull();
  expect(places[1]?.place?.latitude).toBeCloseTo(premises.latitude + 120 / 111_195, 5);
  expect(places[1]?.place?.longitude).toBeCloseTo(premises.longitude, 5);

  await receiver(page, 5000);
  await page.getByTestId('place-again').click();
  await page.getByTestId('place-measure').click();
  await expect(said(lead.page)).toHaveAttribute('data-standing', 'outside');
  expect((await onlyCase(lead.page)).inspection.places.map(({ how }) => how)).toEqual([
    'declared',
    'measured',
    'measured',
  ]);
});

test('a random challenge stands large on the company’s screen, step for step what the officer has', async () => {
  await lead.page.getByTestId('pointer-layer').focus();
  await lead.page.keyboard.press('l');
  await expect(company.page.getByTestId('challenge-request')).toBeVisible();
  const asked = (await onlyCase(lead.page)).inspection.challenges[0]!.steps;
  const code = asked.flatMap((step) => (step.show === 'code' ? [step.code] : []));
  await expect(company.page.getByTestId('challenge-code')).toHaveText(code);
  expect(await steps(lead.page, 'challenge-card')).toHaveLength(asked.length);
  expect(await steps(company.page, 'challenge-request')).toHaveLength(asked.length);
  await expect(lead.page.getByTestId('challenge-give')).toBeDisabled();
  await lookAt(company, 'challenge, company');
});

test('it passes once the company has shown it and a still shows that', async () => {
  const pass = lead.page.getByTestId('challenge-passed');
  await shoot(lead.page);
  await expect(pass).toBeDisabled();
  await company.page.getByTestId('challenge-shown').click();
  await expect(lead.page.getByTestId('challenge-card')).toHaveAttribute('data-state', 'shown');
  await lookAt(lead, 'challenge, officer');
  await speak(lead.page, 'zh');
  await pass.click();
  await expect(company.page.getByTestId('challenge-request')).toBeHidden();
  const { inspection } = await onlyCase(company.page);
  const still = inspection.stills.at(-1)!.id;
  expect(inspection.challenges).toMatchObject([
    { answer: { how: 'shown' }, judgement: { verdict: 'passed', proof: { by: 'still', still } }, cuts: [] },
  ]);
});

test('a company that left in the middle cannot pass, sign-off waits for the judgement, and it fails with a word', async () => {
  await lead.page.getByTestId('challenge-give').click();
  await expect(company.page.getByTestId('challenge-request')).toBeVisible();
  await leaveCall(company.page);
  await enterRoom(company.page);
  await joinCall(company.page);
  await company.page.getByTestId('challenge-shown').click();
  await expect(lead.page.getByTestId('challenge-cut')).toContainText('企业离开通话');
  await expect(lead.page.getByTestId('challenge-card')).toHaveAttribute('data-state', 'shown');
  await expect(lead.page.getByTestId('challenge-passed')).toBeDisabled();
  const view = await onlyCase(lead.page);
  expect(view.contentBlockers.map(({ rule }) => rule)).toContain('challenge.open');
  const { id: challenge } = view.inspection.challenges[1]!;
  const fact = {
    type: 'challenge.judged' as const,
    body: {
      challenge,
      verdict: 'passed' as const,
      proof: { by: 'still' as const, still: view.inspection.stills.at(-1)!.id },
      text: '',
    },
  };
  await expect(ask(lead.page, 'record.write', { case: view.inspection.id, fact })).rejects.toThrow('rule.');
  await lead.page.getByTestId('challenge-failed').click();
  await lead.page.getByTestId('challenge-seen').fill('中途离开，未见代码');
  await lead.page.getByTestId('challenge-seen-submit').click();
  await expect(lead.page.getByTestId('challenge-card')).toBeHidden();
  const after = await onlyCase(lead.page);
  expect(after.contentBlockers.map(({ rule }) => rule)).not.toContain('challenge.open');
  expect(after.inspection.challenges[1]?.judgement).toMatchObject({ verdict: 'failed' });
});

test('the timeline tells all of it', async () => {
  await leaveCall(lead.page);
  await goToCase(lead.page);
  await openTab(lead.page, 'record');
  const lines = lead.page.getByTestId('case-screen');
  for (const words of ['发出随机核验', '判定随机核验', '中途离开，未见代码', '提供位置'])
    await expect(lines).toContainText(words);
});
