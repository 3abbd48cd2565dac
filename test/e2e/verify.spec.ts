import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, expect, test, type Browser, type BrowserContext, type Page } from 'playwright/test';
import { VERIFIER_PATH } from '../../shared/bundle/names';
import { unpackBundle } from '../fixtures/bundle';
import { evidence, give, verdict, withFlippedByte, type Evidence } from '../fixtures/evidence';
import { HOSTILE, hostileRecord, MARKUP } from '../fixtures/hostile-record';
import { lookAt } from '../fixtures/look';
import { inspectedWith } from '../fixtures/set-clock';
import { bombCamera, repacked, sealedSample, writeSample } from '../fixtures/sample-bundle';

/** verify.html out of a bundle: checking a bundle in a plain browser, from a disk, without a network. */

declare global {
  interface Window {
    violations?: string[];
  }
}

/** The page out of a bundle. */
let pageFile: string;
let given: Evidence;

test.beforeAll(async () => {
  given = await evidence();
  const folder = path.join(given.dir, 'unpacked');
  await mkdir(folder);
  await unpackBundle(given.sample, folder);
  pageFile = path.join(folder, VERIFIER_PATH);
});
test.afterAll(() => given.remove());

test.describe('verify.html', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Whatever the page asked for beside itself, and what went wrong in it. */
  let asked: string[];
  let wrong: string[];

  test.beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      // As root Chromium cannot confine its renderers.
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  test.afterAll(() => browser.close());

  test.beforeEach(async () => {
    context = await browser.newContext({
      offline: true,
      locale: 'zh-CN',
      viewport: { width: 1280, height: 720 },
    });
    page = await context.newPage();
    asked = [];
    wrong = [];
    const own = pathToFileURL(pageFile).href;
    page.on('request', (request) => {
      if (request.url() !== own && !request.url().startsWith('blob:')) asked.push(request.url());
    });
    page.on('pageerror', (error) => wrong.push(String(error)));
    page.on('console', (message) => wrong.push(message.text()));
    page.on('dialog', (dialog) => {
      wrong.push(dialog.message());
      void dialog.dismiss();
    });
    await page.addInitScript(() => {
      window.violations = [];
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
        window.violations?.push(`${effectiveDirective} ${blockedURI}`),
      );
    });
    await page.goto(own);
    await page.getByTestId('verify').waitFor();
  });
  test.afterEach(async () => {
    const violations = await page.evaluate(() => window.violations);
    await context.close();
    expect({ asked, wrong, violations }).toEqual({ asked: [], wrong: [], violations: [] });
  });

  test('is one file of sensible size whose policy lets nothing else in', async () => {
    const html = await readFile(pageFile, 'utf8');
    expect(html.length).toBeLessThan(1_500_000);
    const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*|connect-src/);
    expect(html).not.toMatch(/<(script|link|img|iframe)[^>]*\s(src|href)=/i);
    await lookAt({ page }, 'verify.html');
  });

  test('is undecided about an authority that nobody named, and passes once the digits were compared', async () => {
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
    await expect(page.locator('[data-code="authority.unknown"]')).toBeVisible();
    await expect(page.getByTestId('authority-fingerprint')).toHaveAttribute('data-value', given.fingerprint);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    await lookAt({ page }, 'verify.html, indeterminate');
    await expect(page.getByTestId('trust-compared-submit')).toBeDisabled();
    await page.getByTestId('trust-compared').check();
    await page.getByTestId('trust-compared-submit').click();
    await verdict(page, 'passed');
    await lookAt({ page }, 'verify.html, passed');
  });

  test('takes the authority as a certificate or by its fingerprint, and says what it is not', async () => {
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
    const { certificate } = given.record.members.lead.signer;
    const person = { name: 'lead.cer', mimeType: 'application/pkix-cert', buffer: Buffer.from(certificate) };
    await page.getByTestId('trust-file').setInputFiles(person);
    await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'trust.not-authority');
    await page.getByTestId('trust-text').fill('c0ffee');
    await page.getByTestId('trust-submit').click();
    await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'trust.unreadable');
    await page.getByTestId('trust-text').fill('f'.repeat(64));
    await page.getByTestId('trust-submit').click();
    await verdict(page, 'indeterminate');
    await page.getByTestId('trust-file').setInputFiles(given.authority);
    await verdict(page, 'passed');

    await page.reload();
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
    const printed = (given.fingerprint.toUpperCase().match(/../g) ?? []).join(':');
    await page.getByTestId('trust-text').fill(`sha256 Fingerprint=${printed}`);
    await page.getByTestId('trust-submit').click();
    await verdict(page, 'passed');
  });

  test('tells what was added after the seal beside the answer, and takes another authority after it', async () => {
    const amended = await sealedSample();
    const seal = amended.inspection.seal?.event ?? '';
    await amended.write('lead', 'amendment.made', { seal, reason: '更正', text: '第 1 项实为仿冒品' });
    await give(page, await writeSample(amended, path.join(given.dir, 'amended.asice')));
    await verdict(page, 'indeterminate');
    await page.getByTestId('trust-text').fill(amended.authority.fingerprint);
    await page.getByTestId('trust-submit').click();
    await verdict(page, 'passed');
    await expect(page.getByTestId('verdict-amended')).toContainText('第 1 项实为仿冒品');
    await expect(page.getByTestId('fact-closing')).toContainText('甲关员');
    await lookAt({ page }, 'verify.html, amended');
    await page.getByTestId('trust-more').locator('summary').click();
    await page.getByTestId('trust-text').fill('f'.repeat(64));
    await page.getByTestId('trust-submit').click();
    await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'trust.certificate-needed');
    await page.getByTestId('trust-file').setInputFiles(given.authority);
    await verdict(page, 'passed');
  });

  test('shows every event and picture, the original too, by keyboard alone', async () => {
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
    const { count, stills } = given.record.inspection;
    await expect(page.locator('[data-event]')).toHaveCount(count);
    await expect(page.locator('[data-testid^="picture-"] img')).toHaveCount(stills.length);
    const event = page.locator('[data-event] summary').first();
    await event.focus();
    await page.keyboard.press('Enter');
    await expect(page.locator('[data-event] pre')).toContainText('yuanjian-case/1');
    await page.locator('[data-testid="picture-1"] button.v-picture').focus();
    await page.keyboard.press('Enter');
    const original = page.getByTestId('picture-enlarged').locator('img');
    await expect.poll(() => original.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
    await lookAt({ page }, 'verify.html, an original');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('picture-enlarged')).toHaveCount(0);
  });

  test('fails after one byte was changed, whomever one trusts, and names the file', async () => {
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
    await page.getByTestId('trust-file').setInputFiles(given.authority);
    await verdict(page, 'passed');
    await give(page, await withFlippedByte(given));
    await verdict(page, 'failed');
    await expect(page.getByTestId('verify-reasons')).toContainText('originals/');
    await lookAt({ page }, 'verify.html, failed');
  });

  test('is undecided where a clock was set in the middle of the case, and names whose', async () => {
    const set = await inspectedWith(-5 * 60_000);
    await give(page, await writeSample(set, path.join(given.dir, 'set-clock.asice')));
    await page.getByTestId('trust-compared').check();
    await page.getByTestId('trust-compared-submit').click();
    await expect(page.getByTestId('authority-trust')).not.toHaveClass(/v-open/);
    await verdict(page, 'indeterminate');
    await expect(page.locator('[data-code="clock.set-back"]')).toContainText('丙仓管');
    await expect(page.locator('[data-code="clock.before-cause"]').first()).toBeVisible();
  });

  test('shows no picture that is not the one that was signed, nor one that claims to be immense', async () => {
    const [first] = given.record.inspection.stills;
    const other = given.record.inspection.stills[1]?.captured?.thumbnail.sha256 ?? '';
    const name = `thumbnails/${first?.captured?.thumbnail.sha256}.jpg`;
    const bundle = Uint8Array.from(await readFile(given.sample));
    const stranger = given.record.blobs.get(other) ?? new Uint8Array();
    const file = path.join(given.dir, 'other-picture.asice');
    await writeFile(file, await repacked(bundle, (at, bytes) => (at === name ? stranger : bytes)));
    await give(page, file);
    await verdict(page, 'failed');
    await expect(page.locator('[data-code="blob.changed"]')).toHaveCount(1);
    const shown = page.getByTestId('picture-1').locator('.v-picture');
    await expect(shown).toHaveAttribute('data-refused', 'changed');
    await expect(page.locator('[data-testid^="picture-"] img')).toHaveCount(1);

    const bombs = await sealedSample({ camera: bombCamera });
    await give(page, await writeSample(bombs, path.join(given.dir, 'bombs.asice')));
    await verdict(page, 'indeterminate');
    await expect(page.locator('[data-refused="unsafe"]')).toHaveCount(2);
    await page.locator('[data-refused="unsafe"]').first().waitFor();
    await expect(page.locator('[data-testid^="picture-"] img')).toHaveCount(0);
  });

  test('says of another file that it is no bundle', async () => {
    await give(page, given.authority);
    await verdict(page, 'no-bundle');
    await lookAt({ page }, 'verify.html, no bundle');
  });

  test('can be stopped, and goes on with the next file', async () => {
    // Reads wait for leave: the check is under way for as long as the test wants.
    await page.evaluate(() => {
      const { prototype } = Blob;
      const read = Object.getOwnPropertyDescriptor(prototype, 'arrayBuffer')
        ?.value as () => Promise<ArrayBuffer>;
      const leave = new Promise<void>((resolve) => window.addEventListener('leave', () => resolve()));
      prototype.arrayBuffer = async function (this: Blob) {
        await leave;
        return read.call(this);
      };
    });
    await give(page, given.sample);
    await page.getByTestId('verify-progress').waitFor();
    await page.getByTestId('verify-cancel').click();
    await expect(page.getByTestId('error-note')).toHaveAttribute('data-code', 'verify.cancelled');
    await page.evaluate(() => window.dispatchEvent(new Event('leave')));
    await expect(page.getByTestId('verdict')).toHaveCount(0);
    await give(page, given.sample);
    await verdict(page, 'indeterminate');
  });

  test('takes a file that is dropped anywhere on it', async () => {
    const bytes = (await readFile(given.sample)).toString('base64');
    await page.evaluate((text) => {
      const data = new DataTransfer();
      const content = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      data.items.add(new File([content], 'dropped.asice'));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      document.body.dispatchEvent(drop);
    }, bytes);
    await verdict(page, 'indeterminate');
    await expect(page.getByTestId('verdict')).toContainText('dropped.asice');
  });

  test('shows hostile words as words, with the marks that turn a line around spelled out', async () => {
    const hostile = await hostileRecord();
    await give(page, await writeSample(hostile, path.join(given.dir, 'hostile.asice')));
    await verdict(page, 'indeterminate');
    const shown = HOSTILE.replace('\u202E', '\\u202e').replace('\u2066', '\\u2066');
    for (const part of ['signers', 'course', 'events', 'pictures'])
      await expect(page.getByTestId(`verify-${part}`)).toContainText(shown);
    await expect(page.getByTestId('verdict')).toContainText(MARKUP);
    const summaries = page.locator('[data-event] summary');
    for (let at = 0; at < (await summaries.count()); at++) await summaries.nth(at).click();
    const text = await page.evaluate(() => document.body.innerText);
    expect(text).toContain(MARKUP);
    expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069\u200E\u200F]/);
    expect(await page.title()).not.toBe('ran');
    expect(await page.locator('img[src="x"], [onerror]').count()).toBe(0);
    await lookAt({ page }, 'verify.html, hostile words');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByTestId('events-table').click(),
    ]);
    expect(download.suggestedFilename()).toBe('hostile-events.csv');
    const table = await readFile(await download.path(), 'utf8');
    expect(table).toContain('<script>document.title=""ran""</script> =1+1 a\\u202egpj.exe');
    const { ordered } = hostile.log.folded;
    // One line an event: nothing that somebody wrote begins a row or a formula.
    expect(table.split('\r\n')).toHaveLength(ordered.length + 2);
    expect(
      table
        .split('\r\n')
        .slice(1, -1)
        .filter((line) => !/^\d+,2\d{3}-/.test(line)),
    ).toEqual([]);
    expect(table).not.toMatch(/(^|,)"?\s*[=+@]/mu);
  });
});
