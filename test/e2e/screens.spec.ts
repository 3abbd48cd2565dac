import { expect, test } from 'playwright/test';
import { enterRoom, invite, openCase, speak } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany, PASSPHRASE } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import {
  answerItem,
  checkContainer,
  findLine,
  joinCall,
  measured,
  shoot,
  showItem,
} from '../../scripts/drive/room';
import { goToSignOff, prepare, propose, sign } from '../../scripts/drive/sign-off';
import type { CaseFile } from '../../shared/customs/case-file';
import { lookAt } from '../fixtures/look';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** Every screen in both languages and several windows, in the order in which people come to them. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let company: RunningApp;
let file: CaseFile;
let text: string;

test.beforeAll(async () => {
  stage = await Stage.open('screens');
  const camera = await stage.film();
  ({ file, text } = await shortCase());
  [lead, company] = await Promise.all([stage.start('lead'), stage.start('company', { camera })]);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('the first screens', async () => {
  const { page } = lead;
  const size = await page.evaluate(() => [window.innerWidth, window.innerHeight]);
  expect(size).toEqual([1280, 720]);
  await lookAt(lead, 'role choice');
  await page.getByTestId('role-officer').click();
  const passphrase = page.getByTestId('passphrase-again');
  await passphrase.or(page.getByTestId('found-name')).first().waitFor();
  if (await passphrase.isVisible()) {
    await lookAt(lead, 'passphrase');
    await page.getByTestId('passphrase').fill(PASSPHRASE);
    await passphrase.fill(PASSPHRASE);
    await page.getByTestId('passphrase-submit').click();
  }
  await page.getByTestId('found-name').waitFor();
  await lookAt(lead, 'founding an office');
  await page.getByTestId('officer-join').click();
  await lookAt(lead, 'joining an office');
  await page.getByTestId('start-back').click();
  await foundOffice(page, LEAD, OFFICE);
});

test('the officer’s desk and a new case', async () => {
  const { page } = lead;
  await lookAt(lead, 'empty desk');
  await page.getByTestId('hub-status').click();
  await page.getByTestId('hub-address').waitFor();
  await lookAt(lead, 'hub');
  await page.keyboard.press('Escape');
  await page.getByTestId('new-case').click();
  await page.getByTestId('case-file-text').waitFor();
  await lookAt(lead, 'new case from a file');
  await page.getByTestId('new-case-tab-form').click();
  await page.getByTestId('case-file-text').waitFor({ state: 'hidden' });
  await lookAt(lead, 'new case from a form');
  await page.locator('.ant-drawer-close').click();
  await page.locator('.ant-drawer-close').waitFor({ state: 'hidden' });
  await openCase(page, text);
});

test('a case and its invitations', async () => {
  const { page } = lead;
  for (const tab of ['declaration', 'instruction', 'evidence', 'record']) {
    await page.getByTestId(`tab-${tab}`).click();
    await lookAt(lead, `case, ${tab}`);
  }
  await page.getByTestId('invite-witness').click();
  await page.getByTestId('invite-submit').waitFor();
  await lookAt(lead, 'inviting');
  await page.getByTestId('invite-submit').click();
  await page.getByTestId('invite-made').waitFor();
  await lookAt(lead, 'invitation made');
  await page.getByTestId('invite-done').click();
  await page.getByTestId('invite-made').waitFor({ state: 'hidden' });
  const { link } = await invite(page, 'representative', COMPANY.name);
  await joinAsCompany(company.page, link, COMPANY.name);
  await lookAt(company, 'company desk');
  await page.getByTestId('go-desk').click();
  await page.getByTestId('officer-desk').waitFor();
  await lookAt(lead, 'desk with a case');
  await page.locator('[data-testid^="case-row-"]').first().click();
});

test('the room', async () => {
  for (const [app, who] of [
    [company, 'company'],
    [lead, 'lead'],
  ] as const) {
    const { page } = app;
    await page.getByTestId('open-case').or(page.getByTestId('enter-room')).first().waitFor();
    if (await page.getByTestId('open-case').isVisible()) await page.getByTestId('open-case').click();
    await enterRoom(page);
    await page.getByTestId('room-join').and(page.locator(':enabled')).waitFor();
    await lookAt(app, `door, ${who}`);
    await joinCall(page);
  }
  await measured(lead.page, 'first-frame');
  await lookAt(company, 'room, company, nothing asked');
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
  await shoot(lead.page);
  await lookAt(lead, 'room, officer, an item');
  await lookAt(company, 'room, company, an item');
  await lead.page.locator('[data-testid="evidence-strip"] button').first().click();
  await lead.page.getByTestId('still-lightbox').waitFor();
  await lookAt(lead, 'a still in large');
  await lead.page.keyboard.press('Escape');
  await lead.page.getByTestId('still-lightbox').waitFor({ state: 'hidden' });
});

test('the room by keyboard: the space bar is the shutter, ? shows the keys, Tab shows where it is', async () => {
  const { page } = lead;
  const stills = page.locator('[data-testid="evidence-strip"] [data-state="verified"]');
  const before = await stills.count();
  await page.getByTestId('pointer-layer').click();
  await page.keyboard.press('Space');
  await expect(stills).toHaveCount(before + 1);

  await page.keyboard.press('?');
  await page.getByTestId('keyboard-help-list').waitFor();
  await lookAt(lead, 'keyboard help');
  await page.keyboard.press('Escape');
  await page.getByTestId('keyboard-help-list').waitFor({ state: 'hidden' });

  // Where somebody writes, the space bar writes.
  await page.keyboard.press('c');
  await page.keyboard.type('a b');
  await expect(page.getByTestId('chat-input')).toHaveValue('a b');
  await page.getByTestId('chat-input').fill('');
  expect(await stills.count()).toBe(before + 1);

  await page.getByTestId('chat-input').focus();
  for (let step = 0; step < 12; step++) {
    await page.keyboard.press('Tab');
    const shown = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return 'body';
      const own = (style: CSSStyleDeclaration): boolean =>
        (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      const visible =
        own(getComputedStyle(element)) || own(getComputedStyle(element.parentElement ?? element));
      return visible ? 'visible' : element.outerHTML.slice(0, 160);
    });
    expect.soft(shown).toMatch(/^(visible|body)$/);
  }
});

test('another microphone and loudspeaker in the middle of the call, which goes on', async () => {
  const { page } = lead;
  await page.getByTestId('device-menu').click();
  // Chromium plays several microphones and loudspeakers for tests, but one camera.
  for (const kind of ['microphone', 'loudspeaker'] as const) {
    const picker = page.getByTestId(`device-${kind}`);
    const other = picker.locator('option:not(:checked)').first();
    const name = await other.innerText();
    await picker.selectOption({ label: name });
    await expect(picker.locator('option:checked')).toHaveText(name);
  }
  await expect(page.getByTestId('device-choices').getByTestId('error-note')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(company.page.getByTestId('person-lead')).toHaveAttribute('data-state', 'connected');
  await expect(page.getByTestId('person-representative')).toHaveAttribute('data-state', 'connected');
});

test('one’s own picture goes to another corner, and away, by keyboard', async () => {
  const { page } = lead;
  await page.getByTestId('pointer-layer').click();
  const own = page.getByTestId('self-view');
  await expect(own).toHaveAttribute('data-corner', 'top-right');
  await page.keyboard.press('p');
  await expect(own).toHaveAttribute('data-corner', 'bottom-right');
  await page.keyboard.press('h');
  await expect(own).toBeHidden();
  await page.getByTestId('self-view-show').click();
  await expect(own).toBeVisible();
});

test('the forms of the room', async () => {
  const { page } = lead;
  for (const [index, item] of file.instruction.items.entries()) {
    if (index > 0) {
      await showItem(page, company.page, item.id);
      for (let still = 0; still < item.stills; still++) await shoot(page);
    }
    await answerItem(page, 'conforms');
  }
  for (const { number } of file.containers) {
    await page.getByTestId(`container-${number}`).click();
    await lookAt(lead, 'container form');
    await page.getByTestId(`container-${number}`).click();
    await checkContainer(page, number);
  }
  for (const goods of file.goods) {
    await page.getByTestId(`line-${goods.line}`).click();
    await lookAt(lead, 'goods line form');
    await page.getByTestId(`line-${goods.line}`).click();
    await findLine(page, goods);
  }
});

test('sign-off, beside a call that goes on', async () => {
  const { page } = lead;
  await page.getByTestId('room-result').click();
  await page.getByTestId('ongoing-call').waitFor();
  await page.getByTestId('tab-evidence').click();
  await lookAt(lead, 'evidence with a call behind');
  await page.getByTestId('tab-record').click();
  await lookAt(lead, 'record with events');
  await goToSignOff(page);
  await lookAt(lead, 'sign-off, what is missing');
  await propose(page, 'conforms', 'release');
  await prepare(page);
  await lookAt(lead, 'sign-off, waiting');
  await company.page.getByTestId('leave-call').click();
  await company.page.getByTestId('case-screen').waitFor();
  await lookAt(company, 'case, company');
  await goToSignOff(company.page);
  await lookAt(company, 'sign-off, company');
  await sign(company.page, COMPANY.name);
  await lookAt(company, 'signed, company');
  await sign(page, LEAD.name);
  await lookAt(lead, 'signed, officer');
});

test('the language stays chosen after a new start', async () => {
  await speak(lead.page, 'en');
  lead = await stage.start('lead');
  await expect(lead.page.locator('html')).toHaveAttribute('lang', /^en/);
  await lead.page.getByTestId('officer-desk').waitFor();
  await lookAt(lead, 'desk after a new start');
});
