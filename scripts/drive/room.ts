import type { Page } from 'playwright';
import type { GoodsLine } from '../../shared/customs/case-file';

/** The hands of officer and company in the room. */

/** Through the door into the call, with whatever devices this machine has. */
export async function joinCall(page: Page): Promise<void> {
  const join = page.getByTestId('room-join');
  await join.and(page.locator(':enabled')).waitFor();
  await join.click();
  await page.locator('[data-testid="room"][data-stage="inside"]').waitFor();
}

/** A time that the room measured itself, in milliseconds; waits until it is known. */
export async function measured(page: Page, name: 'connect' | 'first-frame' | 'still'): Promise<number> {
  const room = page.locator(`[data-testid="room"]:not([data-${name}-ms=""])`);
  await room.waitFor();
  return Number(await room.getAttribute(`data-${name}-ms`));
}

/** The officer asks for an item, the company answers that it is in place. */
export async function showItem(officer: Page, company: Page, item: string): Promise<void> {
  const entry = officer.getByTestId(`item-${item}`);
  if ((await entry.getAttribute('aria-expanded')) !== 'true') await entry.click();
  await company.locator(`[data-testid="request"][data-item="${item}"]`).waitFor();
  await company.getByTestId('item-ready').click();
}

const STILLS = '[data-testid="evidence-strip"] [data-testid^="still-"][data-state]';

/** Presses the shutter and waits for the verified original; how long that took by the room's own clock, in milliseconds. */
export async function shoot(officer: Page): Promise<number> {
  const before = await officer.locator(STILLS).count();
  await officer.getByTestId('shutter').click();
  await officer.locator(STILLS).nth(before).waitFor();
  // The newest is the first of the strip; an earlier one may have failed.
  await officer.locator(STILLS).first().and(officer.locator('[data-state="verified"]')).waitFor();
  return measured(officer, 'still');
}

export async function answerItem(
  officer: Page,
  answer: 'conforms' | 'does-not-conform' | 'not-applicable',
  text = '',
): Promise<void> {
  await officer.getByTestId(`answer-${answer}`).click();
  if (text) await officer.getByTestId('answer-text').fill(text);
  await officer.getByTestId('answer-save').click();
  await officer.locator('[data-testid^="item-"][data-done="true"][aria-expanded="true"]').waitFor();
}

export async function checkContainer(officer: Page, number: string, text = ''): Promise<void> {
  await officer.getByTestId(`container-${number}`).click();
  await officer.getByTestId(`container-${number}-same`).click();
  if (text) await officer.getByTestId(`container-${number}-text`).fill(text);
  await officer.getByTestId(`container-${number}-save`).click();
  await officer.locator(`[data-testid="container-${number}"][data-done="true"]`).waitFor();
}

/** What the officer finds on a line: as declared, or `missing` pieces fewer; `opened` of them were looked at. */
export async function findLine(
  officer: Page,
  goods: GoodsLine,
  missing = 0,
  { opened = 2, text = missing > 0 ? shortOf(goods, missing) : '' } = {},
): Promise<void> {
  const name = `line-${goods.line}`;
  await officer.getByTestId(name).click();
  await officer.getByTestId(`${name}-quantity`).fill(String(goods.quantity - missing));
  await officer.getByTestId(`${name}-origin`).fill(goods.origin);
  await officer.getByTestId(`${name}-opened`).fill(String(opened));
  await officer.getByTestId(`${name}-sampled`).fill(String(opened));
  if (missing > 0) {
    await officer.getByTestId(`${name}-finding`).selectOption('mismatch');
    await officer.getByTestId(`${name}-mismatch-quantity`).check();
    await chooseEvidence(officer);
  }
  if (text) await officer.getByTestId(`${name}-text`).fill(text);
  await officer.getByTestId(`${name}-save`).click();
  await officer.locator(`[data-testid="${name}"][data-done="true"]`).waitFor();
}

/** How an officer writes that pieces are missing. */
export function shortOf({ quantity, unit }: GoodsLine, missing: number): string {
  return `实见 ${quantity - missing} ${unit}，比申报少 ${missing} ${unit}。`;
}

/** Names the newest still as evidence where none is chosen yet. */
async function chooseEvidence(officer: Page): Promise<void> {
  const picker = officer.locator('.evidence-picker [data-testid^="evidence-"]');
  const chosen = officer.locator('.evidence-picker [aria-pressed="true"]');
  if ((await chosen.count()) === 0) await picker.last().click();
}

export async function say(page: Page, text: string): Promise<void> {
  await page.getByTestId('chat-input').fill(text);
  await page.getByTestId('chat-send').click();
  await page.getByTestId('chat-list').getByText(text).waitFor();
}

export async function leaveCall(page: Page): Promise<void> {
  await page.getByTestId('leave-call').click();
  await page.getByTestId('case-screen').waitFor();
}
