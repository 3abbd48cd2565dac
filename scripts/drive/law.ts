import type { Page } from 'playwright';
import type { SuspensionReason } from '../../shared/customs/codes';
import { noLook, type Look } from './look';

/** The hands of everybody where the inspection stands still, is objected to, or is amended after the seal. */

/** The lead suspends the inspection from the room; `look` is called while the form is filled in. */
export async function suspend(
  page: Page,
  reason: SuspensionReason,
  text: string,
  look: Look = noLook,
): Promise<void> {
  await page.getByTestId('course-open').click();
  await page.getByTestId('course-suspend').click();
  await page.getByTestId(`suspend-reason-${reason}`).check();
  await page.getByTestId('suspend-text').fill(text);
  await look();
  await page.getByTestId('suspend-submit').click();
  await page.locator('[data-testid="course"][data-state="suspended"]').waitFor();
  await closeCourse(page);
}

export async function resume(page: Page): Promise<void> {
  await page.getByTestId('course-open').click();
  await page.getByTestId('course-resume').click();
  await page.getByTestId('resume-submit').click();
  await page.locator('[data-testid="course"][data-state="going-on"]').waitFor();
  await closeCourse(page);
}

async function closeCourse(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('course').waitFor({ state: 'hidden' });
}

/** The company objects, at sign-off or in the case. */
export async function object(page: Page, text: string): Promise<void> {
  await page.getByTestId('objection-open').click();
  await page.getByTestId('objection-text').fill(text);
  await page.getByTestId('objection-submit').click();
  await page.getByTestId('objection-form').waitFor({ state: 'hidden' });
}

/** The lead puts the record forward anew with an objection that came meanwhile, and answers it. */
export async function renew(page: Page, answer: string): Promise<void> {
  await page.getByTestId('renew-answer').fill(answer);
  await page.getByTestId('renew-submit').click();
  await page.getByTestId('renew-panel').waitFor({ state: 'hidden' });
  // The report is printed anew in between.
  await page.locator('[data-testid="sign-off"][data-phase="signing"]').waitFor();
}

/** From anywhere in a case to the tab with its course, objections and amendments. */
export async function goToCourse(page: Page): Promise<void> {
  const back = page.getByTestId('back-to-case');
  if (await back.isVisible()) await back.click();
  await page.getByTestId('tab-course').click();
  await page.getByTestId('course').waitFor();
}

export async function amend(page: Page, reason: string, text: string): Promise<void> {
  await page.getByTestId('amendment-open').click();
  await page.getByTestId('amendment-reason').fill(reason);
  await page.getByTestId('amendment-text').fill(text);
  await page.getByTestId('amendment-submit').click();
  await page.locator('[data-testid="amendment"][data-state="made"]').waitFor();
}

/** Somebody else confirms the amendment, with a remark where there is one. */
export async function confirmAmendment(page: Page, remark = ''): Promise<void> {
  await page.getByTestId('confirm-amendment-open').click();
  await page.getByTestId('confirm-amendment-text').fill(remark);
  await page.getByTestId('confirm-amendment-submit').click();
  await page.getByTestId('confirm-amendment-form').waitFor({ state: 'hidden' });
}

export async function sealAmendment(page: Page, name: string): Promise<void> {
  await page.getByTestId('amendment-seal-name').fill(name);
  await page.getByTestId('amendment-seal-submit').click();
  await page.locator('[data-testid="amendment"][data-state="sealed"]').waitFor();
}
