import type { Page } from 'playwright';

/** The hands of officer and company where the call is recorded. */

/** The lead asks, the company consents, and the officer's machine records. */
export async function startRecording(officer: Page, company: Page): Promise<void> {
  await askToRecord(officer);
  await company.getByTestId('recording-consent-yes').click();
  await officer.locator('[data-testid="rec-badge"][data-state="going"]').waitFor();
}

export async function askToRecord(officer: Page): Promise<void> {
  await officer.getByTestId('recording-ask').click();
  await officer.getByTestId('recording-ask-submit').click();
  await officer.getByTestId('recording-cancel').waitFor();
}

/** Stops and waits until the end is on the record. */
export async function stopRecording(officer: Page): Promise<void> {
  await officer.getByTestId('recording-stop').click();
  await officer.getByTestId('recording-ask').waitFor();
}

/** Waits until so many seconds are recorded, as the officer's badge shows them. */
export async function recordedSeconds(officer: Page, seconds: number): Promise<void> {
  await officer.waitForFunction(
    (wanted) => {
      const text = document.querySelector('[data-testid="rec-badge"]')?.textContent ?? '';
      const parts = /[\d:]+/.exec(text)?.[0].split(':').map(Number) ?? [];
      return parts.reduce((sum, part) => sum * 60 + part, 0) >= wanted;
    },
    seconds,
    // As long as it takes: a net is around the whole test.
    { timeout: 0, polling: 500 },
  );
}
