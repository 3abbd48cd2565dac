import { expect, test } from 'playwright/test';
import { enterRoom, goToCase, invite, openCase, synced } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany, joinOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import {
  amend,
  confirmAmendment,
  goToCourse,
  object,
  renew,
  resume,
  sealAmendment,
  suspend,
} from '../../scripts/drive/law';
import {
  answerItem,
  checkContainer,
  findLine,
  joinCall,
  leaveCall,
  measured,
  showItem,
} from '../../scripts/drive/room';
import { goToSignOff, prepare, propose, seal, sign } from '../../scripts/drive/sign-off';
import type { CaseFile } from '../../shared/customs/case-file';
import { ask, onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { COMPANY, LEAD, OFFICE, SECOND, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** What the regulations want beside questions and answers; each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

const OBJECTION = '实际数量为一百二十台，清点时遗漏一箱，请复点。';

let stage: Stage;
let lead: RunningApp;
let second: RunningApp;
let company: RunningApp;
let file: CaseFile;

test.beforeAll(async () => {
  stage = await Stage.open('law');
  const camera = await stage.film();
  const { text, file: short } = await shortCase();
  file = short;
  lead = await stage.start('lead');
  [second, company] = await Promise.all([stage.start('second'), stage.start('company', { camera })]);
  await foundOffice(lead.page, LEAD, OFFICE);
  await openCase(lead.page, text);
  const forSecond = await invite(lead.page, 'second', SECOND.name);
  const forCompany = await invite(lead.page, 'representative', COMPANY.name);
  await joinOffice(second.page, forSecond.link, SECOND.name);
  await joinAsCompany(company.page, forCompany.code, COMPANY.name);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('a suspension stops the work on both sides until it is resumed', async () => {
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  for (const { page } of [company, lead]) {
    await enterRoom(page);
    await joinCall(page);
  }
  await measured(lead.page, 'first-frame');
  await showItem(lead.page, company.page, item.id);
  await suspend(lead.page, 'goods', '叉车占道', () => lookAt(lead, 'course, officer'));
  const still = company.page.getByTestId('standstill');
  await expect(still).toHaveAttribute('data-state', 'suspended');
  await expect(still).toContainText('叉车占道');
  await expect(company.page.getByTestId('item-ready')).toHaveCount(0);
  await lookAt(company, 'room, company, suspended');
  await expect(lead.page.getByTestId('standstill')).toContainText('叉车占道');
  await expect(lead.page.getByTestId('shutter')).toBeDisabled();
  await expect(lead.page.getByTestId('answer-save')).toBeDisabled();
  await lookAt(lead, 'room, officer, suspended');
  const { inspection } = await onlyCase(lead.page);
  const asked = { type: 'item.asked', body: { item: item.id } } as const;
  const refused = ask(lead.page, 'record.write', { case: inspection.id, fact: asked });
  await expect(refused).rejects.toThrow('rule.inspection.suspended');

  await resume(lead.page);
  // Nothing ends before its way, its reason and the officer's own name are there.
  await lead.page.getByTestId('course-open').click();
  await lead.page.getByTestId('course-end').click();
  await lead.page.getByTestId('end-how-on-site').check();
  await lead.page.getByTestId('end-text').fill('画面无法看清封志');
  await lead.page.getByTestId('end-name').fill(SECOND.name);
  await expect(lead.page.getByTestId('end-submit')).toBeDisabled();
  await lead.page.getByTestId('end-name').fill(LEAD.name);
  await expect(lead.page.getByTestId('end-submit')).toBeEnabled();
  await lookAt(lead, 'ending early');
  await lead.page.keyboard.press('Escape');
  await expect(still).toHaveCount(0);
  await expect(company.page.getByTestId('request')).toHaveAttribute('data-item', item.id);
  await expect(lead.page.getByTestId('shutter')).toBeEnabled();
});

test('an objection while people sign goes into a new sign-off, which all sign', async () => {
  for (const [index, item] of file.instruction.items.entries()) {
    if (index > 0) await showItem(lead.page, company.page, item.id);
    await answerItem(lead.page, 'conforms', '现场确认，未拍照。');
  }
  for (const { number } of file.containers) await checkContainer(lead.page, number);
  for (const goods of file.goods) await findLine(lead.page, goods);
  await leaveCall(lead.page);
  await leaveCall(company.page);
  await goToSignOff(lead.page);
  await propose(lead.page, 'conforms', 'release');
  await prepare(lead.page);
  await lead.page.getByTestId('absent-open').click();
  await lead.page.getByTestId('absent-text').fill('电话未接');
  await expect(lead.page.getByTestId('absent-submit')).toBeDisabled();
  await lookAt(lead, 'absence');
  await lead.page.getByTestId('absent-cancel').click();
  const before = (await onlyCase(lead.page)).inspection.signOff?.prepared.event;

  await goToSignOff(company.page);
  await object(company.page, OBJECTION);
  await expect(company.page.getByTestId('objected')).toBeVisible();
  await expect(company.page.getByTestId('sign-panel')).toHaveCount(0);
  await expect(lead.page.getByTestId('objection')).toContainText(OBJECTION);
  await lookAt(lead, 'objection, lead');
  await lookAt(company, 'objection, company');
  await renew(lead.page, '已复点，确为申报数量。');
  const { inspection } = await onlyCase(lead.page);
  expect(inspection.signOff?.prepared.event).not.toBe(before);
  expect(inspection.signOff?.prepared.objections).toBe(1);

  await expect(company.page.getByTestId('objection-answer')).toContainText('已复点');
  await sign(company.page, COMPANY.name);
  await sign(lead.page, LEAD.name);
  await goToCase(second.page);
  await goToSignOff(second.page);
  await sign(second.page, SECOND.name);
  await seal(lead.page, LEAD.name);
});

test('an amendment is made, confirmed by the second officer and the company, and sealed for itself', async () => {
  const sealed = (await onlyCase(lead.page)).inspection.seal?.event;
  await goToCourse(lead.page);
  await amend(lead.page, '漏记封志照片', '补记：封志号 CN8842190 于启封前核对。');
  const other = second.page;
  await other.getByTestId('back-to-case').click();
  await other.getByTestId('note-amendment-go').click();
  await confirmAmendment(other);
  await goToCourse(company.page);
  await confirmAmendment(company.page, '无异议。');
  await expect(lead.page.getByTestId('amendment-confirmed-representative')).toContainText('无异议。');
  await lookAt(lead, 'amendment, lead');
  await sealAmendment(lead.page, LEAD.name);
  await Promise.all([lead, second, company].map(({ page }) => synced(page)));
  const views = await Promise.all([lead, second, company].map(({ page }) => onlyCase(page)));
  for (const { inspection } of views) {
    expect(inspection.seal?.event).toBe(sealed);
    expect(inspection.amendments).toMatchObject([
      { reason: '漏记封志照片', confirmed: [{ part: 'second' }, { part: 'representative' }] },
    ]);
    expect(inspection.amendments[0]?.seal).not.toBeNull();
  }
  await lookAt(company, 'amendment, company');
});
