import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test } from 'playwright/test';
import { foundOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { projectDir } from '../../scripts/runtime/where.mjs';
import { startTimeServer, type TimeServer } from '../../scripts/tsa/server';
import { toPem } from '../../shared/identity/pem';
import { give, verdict } from '../fixtures/evidence';
import { lookAt } from '../fixtures/look';
import { LEAD, OFFICE } from '../fixtures/people';
import { sealedSample, writeAuthority, writeSample } from '../fixtures/sample-bundle';
import { saveTo, Stage } from '../fixtures/stage';

/** Renewing a bundle on the Verify screen by an authority of OpenSSL, and reading the renewed one in a plain browser. */
test.describe.configure({ mode: 'serial' });
let dir: string;
let sample: string;
let renewed: string;
let authority: string;
let time: string;
let server: TimeServer;
let stage: Stage;
let app: RunningApp;

test.beforeAll(async () => {
  dir = await mkdtemp(path.join(os.tmpdir(), 'yuanjian-renew-'));
  const record = await sealedSample({ start: new Date() });
  sample = await writeSample(record, path.join(dir, 'sample.asice'));
  renewed = path.join(dir, 'sample-renewed1.asice');
  authority = await writeAuthority(record, dir);
  server = await startTimeServer({ days: 3650 });
  time = path.join(dir, 'time.pem');
  await writeFile(time, toPem('CERTIFICATE', server.certificate));
  stage = await Stage.open('renew');
  app = await stage.start('reader');
  await foundOffice(app.page, LEAD, OFFICE);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(async () => {
  await stage.close();
  await server.close();
  await rm(dir, { recursive: true });
});

test('says until when a record can be proven, and cannot renew it while nobody is set to ask', async () => {
  const { page } = app;
  await page.getByTestId('go-verify').click();
  await give(page, sample);
  await page.getByTestId('trust-file').setInputFiles(authority);
  await verdict(page, 'passed');
  await expect(page.getByTestId('verify-lasting')).toContainText('丙仓管');
  await page.getByTestId('renew').click();
  await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'renew.no-authority');
});

test('renews it by an authority that was set with its certificate, as a new file', async () => {
  const { page } = app;
  await page.getByTestId('time-status').click();
  await page.getByTestId('time-name').fill(server.name);
  await page.getByTestId('time-url').fill(server.url);
  await page.getByTestId('time-certificate').setInputFiles(time);
  await expect(page.getByTestId('time-certificate-name')).toHaveText('time.pem');
  await lookAt(app, 'time authority with its certificate');
  await page.getByTestId('time-add').click();
  await page.getByTestId('time-authority-0').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('time-panel').waitFor({ state: 'hidden' });

  const before = await readFile(sample);
  const until = page.getByTestId('lasting-until');
  const short = (await until.getAttribute('data-until')) ?? '';
  await saveTo(app, renewed);
  await page.getByTestId('renew').click();
  await expect(page.getByTestId('renewed-path')).toHaveAttribute('data-value', renewed);
  await verdict(page, 'passed');
  await expect(page.locator('[data-code="renewal.proven"]')).toHaveCount(1);
  const long = (await until.getAttribute('data-until')) ?? '';
  expect(Date.parse(long) - Date.parse(short)).toBeGreaterThan(9 * 365 * 24 * 60 * 60 * 1000);
  expect((await readFile(sample)).equals(before)).toBe(true);
  await page.getByTestId('verify-lasting').scrollIntoViewIfNeeded();
  await lookAt(app, 'verify screen, renewed');

  // The same place again: nothing is ever written over.
  await page.getByTestId('renew').click();
  await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'renew.exists');
});

test('verify.html reads the renewed bundle: undecided until the time authority is known, then passed', async () => {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    // As root Chromium cannot confine its renderers.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1280, height: 720 } });
    await page.goto(pathToFileURL(path.join(projectDir, 'out/verify/verify.html')).href);
    await give(page, renewed);
    await page.getByTestId('trust-file').setInputFiles(authority);
    await verdict(page, 'indeterminate');
    await expect(page.locator('[data-code="renewal.unknown-authority"]')).toBeVisible();
    await expect(page.getByTestId('renew')).toHaveCount(0);
    await page.locator('[data-testid="verify-lasting"] summary').click();
    await lookAt({ page }, 'verify.html, renewed by an unknown authority');
    await page.getByTestId('verify-lasting').getByTestId('trust-file').setInputFiles(time);
    await verdict(page, 'passed');
    await expect(page.getByTestId('verify-lasting')).toContainText(server.name);
    await page.getByTestId('verify-lasting').scrollIntoViewIfNeeded();
    await lookAt({ page }, 'verify.html, renewed');
  } finally {
    await browser.close();
  }
});
