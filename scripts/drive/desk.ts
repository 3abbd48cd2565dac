import type { Page } from 'playwright';
import { noLook, type Look } from './look';

/** The hands of an officer at the desk and in a case. */

/** Opens a case from the text of a case file; the new case's screen is in front afterwards. */
export async function openCase(page: Page, text: string): Promise<void> {
  await page.getByTestId('new-case').click();
  await page.getByTestId('case-file-text').fill(text);
  await page.getByTestId('case-open').click();
  await page.getByTestId('case-screen').waitFor();
}

/** Makes an invitation in the open case; the link and the code to be read out. `look` is called while both are shown. */
export async function invite(
  page: Page,
  kind: 'representative' | 'second' | 'witness' | 'observer',
  name: string,
  look: Look = noLook,
): Promise<{ link: string; code: string }> {
  await page.getByTestId(`invite-${kind}`).click();
  // A dialog that grows while it is clicked into takes the click's first half alone: the button has the focus, and nothing happens.
  await page.getByTestId('invite-name').waitFor();
  await page.locator('.ant-zoom-appear, .ant-zoom-enter').first().waitFor({ state: 'hidden' });
  await page.getByTestId('invite-name').fill(name);
  await page.getByTestId('invite-submit').click();
  await page.getByTestId('invite-made').waitFor();
  const link = await page.getByTestId('invite-link').innerText();
  const code = await page.getByTestId('invite-code').innerText();
  await look();
  await page.getByTestId('invite-done').click();
  await page.getByTestId('invite-made').waitFor({ state: 'hidden' });
  return { link: link.trim(), code: code.trim() };
}

/** From the desk into a case, by the name of its row: the first case where there is only one. */
export async function goToCase(page: Page): Promise<void> {
  const screen = page.getByTestId('case-screen');
  if (await screen.isVisible()) return;
  const row = page.locator('[data-testid^="case-row-"]').first();
  await row.waitFor();
  await row.click();
  const open = page.getByTestId('open-case');
  await screen.or(open).first().waitFor();
  if (!(await screen.isVisible())) await open.click();
  await screen.waitFor();
}

export async function enterRoom(page: Page): Promise<void> {
  await page.getByTestId('enter-room').first().click();
}

/** Turns to a tab of the open case and waits until its pictures can be seen. */
export async function openTab(page: Page, tab: string): Promise<void> {
  await page.getByTestId(`tab-${tab}`).click();
  await page
    .getByRole('tab', { selected: true })
    .filter({ has: page.getByTestId(`tab-${tab}`) })
    .waitFor();
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
  );
}

/** Switches the language, wherever the person is. */
export async function speak(page: Page, language: 'zh' | 'en'): Promise<void> {
  // At the door the room behind it is there already, unseen.
  await page.getByTestId(`lang-${language}`).filter({ visible: true }).click();
  await page.locator(`html[lang^="${language}"]`).waitFor({ state: 'attached' });
}

/** Waits until this machine's record is the hub's and the other way round. */
export async function synced(page: Page): Promise<void> {
  await page.locator('[data-testid="sync-state"][data-state="synced"]').waitFor();
}
