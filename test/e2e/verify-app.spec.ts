import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, type Page } from 'playwright/test';
import type { RunningApp } from '../../scripts/drive/launch';
import { foundOffice } from '../../scripts/drive/first-run';
import { evidence, give, verdict, withFlippedByte, type Evidence } from '../fixtures/evidence';
import { hostileRecord, MARKUP } from '../fixtures/hostile-record';
import { lookAt } from '../fixtures/look';
import { LEAD, OFFICE } from '../fixtures/people';
import { writeSample } from '../fixtures/sample-bundle';
import { saveTo, Stage } from '../fixtures/stage';

/** The app's own screen for checking a bundle, before anybody is enrolled and beside the desk. */
test.describe.configure({ mode: 'serial' });
let given: Evidence;
let stage: Stage;
let app: RunningApp;
let page: Page;

test.beforeAll(async () => {
  given = await evidence();
  stage = await Stage.open('verify');
  app = await stage.start('reader');
  ({ page } = app);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await stage.close();
  await given.remove();
});

test('checks a bundle before anybody is enrolled on the machine', async () => {
  await lookAt(app, 'first screen with its way to checking');
  await page.getByTestId('first-verify').click();
  await page.getByTestId('verify').waitFor();
  await lookAt(app, 'checking, before the first run');
  await give(page, given.sample);
  await verdict(page, 'indeterminate');
  await page.getByTestId('trust-text').fill(given.fingerprint);
  await page.getByTestId('trust-submit').click();
  await verdict(page, 'passed');
  await expect(page.locator('[data-testid^="picture-"] img')).toHaveCount(
    given.record.inspection.stills.length,
  );
  await lookAt(app, 'passed, before the first run');
  await give(page, await withFlippedByte(given));
  await verdict(page, 'failed');
  await page.getByTestId('start-back').click();
  await foundOffice(page, LEAD, OFFICE);
});

test('has a screen for it beside the desk', async () => {
  await page.getByTestId('go-verify').click();
  await page.getByTestId('verify').waitFor();
  await lookAt(app, 'verify screen');
  await give(page, given.sample);
  await verdict(page, 'indeterminate');
  await lookAt(app, 'verify screen, indeterminate');
  await page.getByTestId('trust-file').setInputFiles(given.authority);
  await verdict(page, 'passed');
  await page.locator('[data-testid="picture-1"] button.v-picture').click();
  const original = page.getByTestId('picture-enlarged').locator('img');
  await expect.poll(() => original.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  await page.getByTestId('picture-close').click();
  await give(page, await withFlippedByte(given));
  await verdict(page, 'failed');
  await lookAt(app, 'verify screen, failed');
});

test('keeps hostile words words', async () => {
  const hostile = await hostileRecord();
  await give(page, await writeSample(hostile, path.join(given.dir, 'hostile-app.asice')));
  await verdict(page, 'indeterminate');
  await expect(page.getByTestId('verify-course')).toContainText(MARKUP);
  expect(await page.title()).not.toBe('ran');
  expect(await page.locator('img[src="x"], [onerror]').count()).toBe(0);
  await lookAt(app, 'verify screen, hostile words');

  const table = path.join(given.dir, 'events.csv');
  await saveTo(app, table);
  await page.getByTestId('events-table').click();
  await expect(page.getByTestId('events-table-path')).toContainText(table);
  const lines = (await readFile(table, 'utf8')).split('\r\n');
  expect(lines).toHaveLength(hostile.log.folded.ordered.length + 2);
  expect(lines.filter((line) => line.includes('<script>')).length).toBeGreaterThan(0);
  await page.getByTestId('events-table').scrollIntoViewIfNeeded();
  await lookAt(app, 'verify screen, table saved');
});

test('says that a file which is gone cannot be read', async () => {
  const gone = path.join(given.dir, 'gone.asice');
  await writeFile(gone, await readFile(given.sample));
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('[data-testid="verify-file"]');
    // Held back until the file is gone.
    input?.addEventListener('change', (event) => event.stopImmediatePropagation(), {
      capture: true,
      once: true,
    });
  });
  await give(page, gone);
  await rm(gone);
  await page.getByTestId('verify-file').dispatchEvent('change');
  await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'verify.not-readable');
});
