import type { Locator, Page } from 'playwright';
import { DISPOSAL_LABELS, RESULT_LABELS, type Disposal, type Result } from '../../shared/customs/codes';
import { noLook, type Look } from './look';

/** The hands of everybody at sign-off. */

/** From the case or the company's desk to the sign-off screen. */
export async function goToSignOff(page: Page): Promise<void> {
  const screen = page.getByTestId('sign-off');
  if (await screen.isVisible()) return;
  await page.getByTestId('open-sign-off').first().click();
  await screen.waitFor();
}

export async function propose(page: Page, result: Result, disposal: Disposal, text = ''): Promise<void> {
  await choose(page, page.getByTestId('result-select'), RESULT_LABELS[result]);
  await choose(page, page.getByTestId('disposal-select'), DISPOSAL_LABELS[disposal]);
  await page.getByTestId('result-text').fill(text);
  await page.getByTestId('result-save').click();
}

export async function prepare(page: Page): Promise<void> {
  const button = page.getByTestId('prepare-signoff');
  await button.and(page.locator(':enabled')).waitFor();
  await button.click();
  await page.locator('[data-testid="sign-off"][data-phase="signing"]').waitFor();
}

/** Goes through the document to its end, as somebody does who reads it: pictures that arrive late make it longer. */
async function read(page: Page): Promise<void> {
  const finished = page.locator('[data-testid="read-progress"][data-finished="true"]');
  const paper = page.getByTestId('document-pane');
  const reading = new AbortController();
  const turning = (async () => {
    while (!reading.signal.aborted) {
      await paper.press('PageDown');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
    }
  })();
  try {
    await finished.waitFor();
  } finally {
    reading.abort();
    await turning;
  }
}

/** Turns back by one screen, from the end of what was read to something to look at. */
export async function leafBack(page: Page): Promise<void> {
  const paper = page.getByTestId('document-pane');
  await paper.evaluate((pane) => pane.scrollBy({ top: -pane.clientHeight, behavior: 'instant' }));
}

/** Turns back to where the names stand: the last page may end in white. */
export async function showSignatures(page: Page): Promise<void> {
  await page.getByTestId('document-pane').locator('[data-field]').first().scrollIntoViewIfNeeded();
}

/** Signs in one's own name, with an objection or remark where there is one. */
export async function sign(page: Page, name: string, statement = '', look: Look = noLook): Promise<void> {
  await page.getByTestId('sign-panel').waitFor();
  await read(page);
  await showSignatures(page);
  if (statement) await page.getByTestId('sign-statement').fill(statement);
  await page.getByTestId('sign-name').fill(name);
  await look();
  await page.getByTestId('sign-submit').click();
  await page.getByTestId('sign-panel').waitFor({ state: 'hidden' });
}

export async function seal(page: Page, name: string): Promise<void> {
  await page.getByTestId('seal-name').fill(name);
  await page.getByTestId('seal-submit').click();
  await page.locator('[data-testid="report-state"][data-attached="true"]').waitFor({ timeout: 60_000 });
}

/** Chooses in an antd Select by the option's text, in whichever language is shown. */
async function choose(page: Page, select: Locator, label: { zh: string; en: string }): Promise<void> {
  await select.click();
  const options = page.locator(
    '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option',
  );
  const chinese = options.filter({ has: page.getByText(label.zh, { exact: true }) });
  const english = options.filter({ has: page.getByText(label.en, { exact: true }) });
  await chinese.or(english).first().click();
}
