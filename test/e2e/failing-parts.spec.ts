import { cp, mkdir, readdir, rename, symlink } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'playwright/test';
import { enterRoom, openCase } from '../../scripts/drive/desk';
import { foundOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { joinCall } from '../../scripts/drive/room';
import { projectDir } from '../../scripts/runtime/where.mjs';
import { LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** A part of the window that fails: never an empty window, and never a call that ends with it. */
test.describe.configure({ mode: 'serial' });

let stage: Stage;
let app: RunningApp;
let assets: string;

test.beforeAll(async () => {
  stage = await Stage.open('failing-parts');
  // A built app of this test's own, from which a file can be taken away.
  const appDir = path.join(stage.dir, 'app');
  await mkdir(appDir);
  await cp(path.join(projectDir, 'out'), path.join(appDir, 'out'), { recursive: true });
  await cp(path.join(projectDir, 'package.json'), path.join(appDir, 'package.json'));
  await symlink(path.join(projectDir, 'node_modules'), path.join(appDir, 'node_modules'));
  assets = path.join(appDir, 'out/renderer/assets');
  app = await stage.start('lead', { appDir });
  await foundOffice(app.page, LEAD, OFFICE);
  await openCase(app.page, (await shortCase()).text);
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('a screen that cannot be loaded says so, and comes once it can', async () => {
  const { page } = app;
  const name = (await readdir(assets)).find((file) => /^sign-off-screen-.*\.js$/.test(file));
  if (name === undefined) throw new Error('sign-off is not a file of its own any more');
  const [there, away] = [path.join(assets, name), path.join(stage.dir, name)];
  await rename(there, away);
  await page.getByTestId('open-sign-off').click();
  await expect(page.getByTestId('failure-screen')).toBeVisible();
  await expect(page.getByTestId('who-am-i')).toContainText(LEAD.name);
  await page.getByTestId('failure-home').click();
  await page.locator('[data-testid^="case-row-"]').first().click();
  await page.getByTestId('open-sign-off').click();
  await page.getByTestId('failure-screen').waitFor();
  await rename(away, there);
  await page.getByTestId('failure-retry').click();
  await page.getByTestId('sign-off').waitFor();
  await page.getByTestId('back-to-case').click();
});

test('a panel that fails leaves the call and the other panels, and can be tried again', async () => {
  const { page } = app;
  await enterRoom(page);
  await joinCall(page);
  // Of all that the room shows, only the list of messages scrolls by itself.
  await page.evaluate(() => {
    const scrollTo = Object.getOwnPropertyDescriptor(Element.prototype, 'scrollTo');
    Object.assign(window, {
      mend: () => scrollTo && Object.defineProperty(Element.prototype, 'scrollTo', scrollTo),
    });
    Element.prototype.scrollTo = () => {
      throw new Error('broken on purpose');
    };
  });
  await page.getByTestId('chat-input').fill('1');
  await page.getByTestId('chat-send').click();
  await page.getByTestId('failure-panel').waitFor();
  await expect(page.getByTestId('room')).toHaveAttribute('data-stage', 'inside');
  await expect(page.getByTestId('checklist')).toBeVisible();
  await expect(page.getByTestId('self-video')).toBeVisible();
  await page.evaluate(() => (window as unknown as { mend: () => void }).mend());
  await page.getByTestId('failure-retry').click();
  await expect(page.getByTestId('chat-list')).toContainText('1');
  await expect(page.getByTestId('failure-panel')).toBeHidden();
});
