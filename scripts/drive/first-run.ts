import type { Page } from 'playwright';
import { noLook, type Look } from './look';

/** The hands of a person at the first screens. Each waits for what it leads to, and fails with what the screen says. */

/** Long enough for any passphrase rule of ours; the stores of demo and tests are thrown away. */
export const PASSPHRASE = 'demo passphrase 2026';

/** Where the app stands after its window opened. */
export async function firstScreen(page: Page): Promise<'first-run' | 'locked' | 'ready'> {
  const choice = page.getByTestId('role-choice');
  const unlock = page.getByTestId('unlock');
  const bar = page.getByTestId('who-am-i');
  await choice.or(unlock).or(bar).first().waitFor();
  if (await choice.isVisible()) return 'first-run';
  return (await unlock.isVisible()) ? 'locked' : 'ready';
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByTestId('passphrase').fill(passphrase);
  await page.getByTestId('passphrase-submit').click();
}

/** Chooses a role and, where the system keeps no keys, a passphrase. */
async function begin(page: Page, role: 'officer' | 'company'): Promise<void> {
  await page.getByTestId(`role-${role}`).click();
  const passphrase = page.getByTestId('passphrase-again');
  const next = role === 'officer' ? page.getByTestId('found-name') : page.getByTestId('join-text');
  await passphrase.or(next).first().waitFor();
  if (await passphrase.isVisible()) {
    await page.getByTestId('passphrase').fill(PASSPHRASE);
    await passphrase.fill(PASSPHRASE);
    await page.getByTestId('passphrase-submit').click();
  }
  await next.waitFor();
}

export interface Officer {
  name: string;
  badge: string;
}

/** The first officer: starts the hub inside the app and enrols with it. */
export async function foundOffice(
  page: Page,
  officer: Officer,
  office: string,
  look: Look = noLook,
): Promise<void> {
  await begin(page, 'officer');
  await page.getByTestId('found-name').fill(officer.name);
  await page.getByTestId('found-badge').fill(officer.badge);
  await page.getByTestId('found-office').fill(office);
  await look();
  await page.getByTestId('found-submit').click();
  await page.getByTestId('officer-desk').waitFor();
}

/** As far as the form that takes an officer's enrolment link or code. */
export async function goToOfficerJoin(page: Page): Promise<void> {
  await begin(page, 'officer');
  await page.getByTestId('officer-join').click();
  await page.getByTestId('join-text').waitFor();
}

/** Any other officer, with an enrolment link or code. */
export async function joinOffice(page: Page, invitation: string, name: string): Promise<void> {
  await goToOfficerJoin(page);
  await useInvitation(page, invitation, name);
  await page.getByTestId('officer-desk').waitFor();
}

/** A representative or witness, with an invitation link or code. */
export async function joinAsCompany(
  page: Page,
  invitation: string,
  name: string,
  look: Look = noLook,
): Promise<void> {
  await begin(page, 'company');
  await useInvitation(page, invitation, name, look);
  await page.getByTestId('company-desk').waitFor();
}

async function useInvitation(
  page: Page,
  invitation: string,
  name: string,
  look: Look = noLook,
): Promise<void> {
  await page.getByTestId('join-text').fill(invitation);
  await page.getByTestId('join-preview').waitFor();
  // An invitation that names its guest leaves nothing to ask.
  const asked = page.getByTestId('join-name');
  if (await asked.isVisible()) await asked.fill(name);
  await look();
  await page.getByTestId('join-submit').click();
}
