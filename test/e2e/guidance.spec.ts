import { expect, test, type Page } from 'playwright/test';
import { enterRoom, invite, openCase, speak } from '../../scripts/drive/desk';
import { foundOffice, joinAsCompany } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall, measured, showItem } from '../../scripts/drive/room';
import { ask, onlyCase } from '../fixtures/bridge';
import { lookAt } from '../fixtures/look';
import { drawn, marksOf, places, strokeTo } from '../fixtures/marks';
import { COMPANY, LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** The officer's hand on the company's screen: two real apps, each test goes on where the one before ended. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let lead: RunningApp;
let company: RunningApp;

test.beforeAll(async () => {
  stage = await Stage.open('guidance');
  const camera = await stage.film();
  const { file, text } = await shortCase();
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
  const [item] = file.instruction.items;
  if (!item) throw new Error('the case has no item');
  await showItem(lead.page, company.page, item.id);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

/** Until both screens have exactly these tools' marks, at the same places of the picture. */
async function sameOnBoth(tools: string[]): Promise<void> {
  for (const page of [lead.page, company.page])
    await expect.poll(async () => (await marksOf(page)).map(({ tool }) => tool)).toEqual(tools);
  const far = async (): Promise<number> => {
    const [here, there] = await Promise.all([marksOf(lead.page), marksOf(company.page)]);
    return Math.max(
      ...here.flatMap(({ box }, n) => box.map((side, i) => Math.abs(side - there[n]!.box[i]!))),
    );
  };
  // Parts of the picture: the two screens draw it at different sizes.
  await expect.poll(far).toBeLessThan(0.01);
}

test('what wants to be seen is drawn for both sides', async () => {
  for (const page of [lead.page, company.page])
    await expect(page.getByTestId('item-picture').first()).toHaveAttribute('data-picture', 'container');
});

test('each mark is at the same place of the company’s picture, also while it is drawn', async () => {
  const { page } = lead;
  await page.keyboard.press('a');
  await expect(page.getByTestId('tool-arrow')).toHaveAttribute('aria-pressed', 'true');
  const [from, to] = await places(page, [
    { x: 0.2, y: 0.7 },
    { x: 0.42, y: 0.45 },
  ]);
  if (!from || !to) throw new Error('the picture is nowhere');
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2);
  // The button is still down.
  await expect.poll(async () => (await marksOf(company.page)).length).toBe(1);
  await page.mouse.move(to.x, to.y);
  await page.mouse.up();
  await sameOnBoth(['arrow']);

  await page.getByTestId('tool-ellipse').click();
  await page.getByTestId('colour-cyan').click();
  await strokeTo(page, [
    { x: 0.55, y: 0.3 },
    { x: 0.8, y: 0.6 },
  ]);
  await page.keyboard.press('d');
  await page.getByTestId('colour-pink').click();
  await strokeTo(
    page,
    Array.from({ length: 40 }, (_, n) => ({ x: 0.15 + n / 80, y: 0.2 + 0.06 * Math.sin(n / 3) })),
  );
  await page.keyboard.press('t');
  await strokeTo(page, [{ x: 0.3, y: 0.85 }]);
  await page.getByTestId('mark-text').fill('箱号看这里');
  await page.getByTestId('mark-text').press('Enter');
  await sameOnBoth(['arrow', 'ellipse', 'line', 'text']);
  const [{ inspection }, text] = [await onlyCase(lead.page), drawn(company.page, 'text')];
  await expect(text.locator('text').first()).toHaveText('箱号看这里');
  expect(inspection.stills).toEqual([]);
  await lookAt(company, 'marks, company');
});

test('a mark drawn with the keyboard alone; undo, redo and clear', async () => {
  const { page } = lead;
  await page.keyboard.press('o');
  await page.getByTestId('pointer-layer').focus();
  for (const key of ['Enter', 'ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowDown', 'Enter'])
    await page.keyboard.press(key);
  await sameOnBoth(['arrow', 'ellipse', 'line', 'text', 'ellipse']);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await sameOnBoth(['arrow', 'ellipse', 'line']);
  await page.keyboard.press('Control+y');
  await sameOnBoth(['arrow', 'ellipse', 'line', 'text']);
  await page.getByTestId('marks-clear').click();
  await sameOnBoth([]);
});

test('a freeze is one still, the same file on both screens, and the call goes on beside it', async () => {
  await lead.page.keyboard.press('f');
  const frozen = [lead.page, company.page].map((page) => page.getByTestId('frozen'));
  for (const one of frozen) await expect(one).toHaveAttribute('data-whole', 'true');
  const [here, there] = await Promise.all(frozen.map((one) => one.getAttribute('data-sha256')));
  expect(here).toMatch(/^[0-9a-f]{64}$/);
  expect(there).toBe(here);
  const { inspection } = await onlyCase(lead.page);
  expect(inspection.stills.map(({ captured }) => captured?.original.sha256)).toEqual([here]);
  const frames = (page: Page): Promise<number> =>
    page
      .getByTestId('remote-video')
      .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  const before = await frames(lead.page);
  await expect.poll(() => frames(lead.page)).toBeGreaterThan(before);
});

test('marks on the freeze are on the record beside the picture, undoable, and stay after it', async () => {
  const { page } = lead;
  await page.keyboard.press('o');
  await strokeTo(page, [
    { x: 0.6, y: 0.35 },
    { x: 0.75, y: 0.55 },
  ]);
  await page.keyboard.press('a');
  await strokeTo(page, [
    { x: 0.3, y: 0.8 },
    { x: 0.55, y: 0.5 },
  ]);
  await sameOnBoth(['ellipse', 'arrow']);
  const onRecord = async (): Promise<string[]> => {
    const { inspection } = await onlyCase(company.page);
    return inspection.stills[0]!.marks.filter(({ undone }) => !undone).map(({ shape }) => shape.tool);
  };
  await expect.poll(onRecord).toEqual(['ellipse', 'arrow']);
  await lookAt(lead, 'freeze, officer');
  await lookAt(company, 'freeze, company');
  await page.keyboard.press('Control+z');
  await sameOnBoth(['ellipse']);
  await expect.poll(onRecord).toEqual(['ellipse']);

  await page.getByTestId('freeze').click();
  for (const one of [lead.page, company.page]) await expect(one.getByTestId('frozen')).toBeHidden();
  await sameOnBoth(['ellipse']);

  for (const one of [lead.page, company.page]) {
    const { inspection } = await onlyCase(one);
    expect(inspection.stills[0]?.marks.map(({ undone }) => undone !== null)).toEqual([false, true]);
  }
  await page.locator('[data-testid="evidence-strip"] button').first().click();
  const large = page.getByTestId('still-lightbox');
  await expect(large.locator('[data-mark]')).toHaveCount(1);
  await large.getByTestId('marks-switch').click();
  await expect(large.locator('[data-mark]')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
});

// The company's person reads English; the officer Chinese.
test('a quick phrase stands large on the company’s screen in its own language, and its answer in the officer’s', async () => {
  await expect(lead.page.getByTestId('card-voice')).toHaveAttribute('data-voice', /^(none|zh|en|both)$/);
  await speak(company.page, 'en');
  await lead.page.getByTestId('pointer-layer').focus();
  await lead.page.keyboard.press('Shift+1');
  const card = company.page.getByTestId('cue-card');
  const words = card.locator('.cue-words');
  await expect(words).toHaveText('Closer, please');
  expect(await words.evaluate((element) => parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(
    35,
  );
  await expect(lead.page.getByTestId('chat-list')).toContainText('请靠近一点');
  await lookAt(company, 'cue card, company');
  await speak(company.page, 'en');
  await card.getByTestId('cue-unseen').click();
  await expect(card).toBeHidden();
  await expect(lead.page.getByTestId('chat-list')).toContainText('看不到');
  await expect(company.page.getByTestId('chat-list')).toContainText('I cannot see it');
  const { inspection } = await onlyCase(lead.page);
  expect(inspection.chat).toMatchObject([
    { text: '请靠近一点', phrase: 'closer', card: true },
    { text: 'I cannot see it', phrase: 'unseen' },
  ]);
});

test('a written card is shown as written, until another item is asked for', async () => {
  await lead.page.getByTestId('chat-input').fill('请把封志转到正面');
  await lead.page.getByTestId('chat-card').click();
  const card = company.page.getByTestId('cue-card');
  await expect(card.locator('.cue-words')).toHaveText('请把封志转到正面');
  await lead.page.locator('[data-testid^="item-"][aria-expanded]').nth(1).click();
  await expect(card).toBeHidden();
  // Another item, another scene: what was drawn over the live picture goes with the old one.
  await sameOnBoth([]);
});

test('whoever comes back sees what the others see', async () => {
  const { page } = lead;
  await page.keyboard.press('a');
  await strokeTo(page, [
    { x: 0.3, y: 0.3 },
    { x: 0.5, y: 0.5 },
  ]);
  await sameOnBoth(['arrow']);
  await page.locator('[data-testid="evidence-strip"] button').first().click();
  await page.getByTestId('still-show').click();
  await expect(company.page.getByTestId('frozen')).toBeVisible();
  await company.page.getByTestId('leave-call').click();
  await enterRoom(company.page);
  await joinCall(company.page);
  await expect(company.page.getByTestId('frozen')).toBeVisible();
  await page.getByTestId('freeze').click();
  await sameOnBoth(['arrow']);
});

test('nobody but the lead writes marks', async () => {
  const { inspection } = await onlyCase(company.page);
  const shape = {
    tool: 'arrow' as const,
    colour: 'amber' as const,
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  };
  const fact = {
    type: 'mark.drawn' as const,
    body: { mark: 'a'.repeat(32), still: inspection.stills[0]!.id, shape },
  };
  await expect(ask(company.page, 'record.write', { case: inspection.id, fact })).rejects.toThrow(
    'rule.role.not-allowed',
  );
});
