import type { Page } from 'playwright';
import { noLook, type Look } from './look';

/** The hands of officer and company where the call is recorded. */

/** The lead asks, the company consents, and the officer's machine records; `look` is called before each presses its button. */
export async function startRecording(
  officer: Page,
  company: Page,
  look: { officer?: Look; company?: Look } = {},
): Promise<void> {
  await askToRecord(officer, look.officer);
  await company.getByTestId('recording-consent').waitFor();
  await (look.company ?? noLook)();
  await company.getByTestId('recording-consent-yes').click();
  await officer.locator('[data-testid="rec-badge"][data-state="going"]').waitFor();
}

export async function askToRecord(officer: Page, look: Look = noLook): Promise<void> {
  await officer.getByTestId('recording-ask').click();
  await officer.getByTestId('recording-ask-panel').waitFor();
  await look();
  await officer.getByTestId('recording-ask-submit').click();
  await officer.getByTestId('recording-cancel').waitFor();
}

/** Stops and waits until the end is on the record. */
export async function stopRecording(officer: Page): Promise<void> {
  await officer.getByTestId('recording-stop').click();
  await officer.getByTestId('recording-ask').waitFor();
}
