import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test, type Page } from 'playwright/test';
import { enrol } from '../../electron/identity/enrol';
import { enterRoom, goToCase, openCase, speak } from '../../scripts/drive/desk';
import { foundOffice, goToOfficerJoin } from '../../scripts/drive/first-run';
import { invitationLink, makeSecret, parseInvitation } from '../../shared/identity/invitation';
import { errorText } from '../../shared/messages';
import { ask, onlyCase } from '../fixtures/bridge';
import { TestHub } from '../fixtures/hub';
import { LEAD, OFFICE, sampleCase, SECOND } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** What one person alone at a machine can run into. */

let stage: Stage;
test.beforeAll(async () => {
  stage = await Stage.open('alone');
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('a wrong, used or expired invitation is refused with its reason, and a good one still works', async () => {
  const hub = new TestHub(stage.dataDir('hub'));
  await hub.start();
  try {
    const { page } = await stage.start('guest');
    await goToOfficerJoin(page);
    const good = await hub.invite(SECOND);

    await page.getByTestId('join-text').fill(swapTwo(good.code));
    await expectError(page, 'invitation.mistyped');
    await page.getByTestId('join-text').fill('请于周三上午参加查验');
    await expectError(page, 'invitation.malformed');

    const { url, tlsFingerprint } = hub;
    const guessed = { urls: [url], tlsFingerprint, secret: makeSecret(), hubName: '测试查检中心' };
    await tryToJoin(page, invitationLink(guessed));
    await expectError(page, 'invitation.unknown');
    await tryToJoin(page, invitationLink({ ...guessed, tlsFingerprint: 'ab'.repeat(32) }));
    await expectError(page, 'hub.other-certificate');

    const used = await hub.invite({ name: '另一关员', badge: 'DEMO-0009' });
    await enrol(parseInvitation(used.link), undefined, new Date());
    await tryToJoin(page, used.link);
    await expectError(page, 'invitation.used');

    const old = await hub.invite({ name: '旧邀请', badge: 'DEMO-0010' });
    await hub.setAhead(61);
    await tryToJoin(page, old.link);
    await expectError(page, 'invitation.expired');
    await hub.setAhead(0);

    await tryToJoin(page, good.link);
    await page.getByTestId('officer-desk').waitFor();
    await expect(page.getByTestId('who-am-i')).toContainText(SECOND.name);
  } finally {
    await stage.stop('guest');
    await hub.cut();
  }
});

test.describe('the lead officer', () => {
  test.describe.configure({ mode: 'serial' });
  let page: Page;

  test('sees field and rule of a wrong container check digit in both languages, and no case is opened', async () => {
    ({ page } = await stage.start('lead', { camera: null }));
    await foundOffice(page, LEAD, OFFICE);
    const { text } = await sampleCase();
    const wrong = text.replaceAll('CSQU3054383', 'CSQU3054384');
    await page.getByTestId('new-case').click();
    await page.getByTestId('case-file-text').fill(wrong);
    const issues = page.getByTestId('case-file-issues');
    const line = issues.locator('li', { hasText: 'containers[0].number' });
    await expect(issues.locator('li')).toHaveCount(1);
    await expect(line).toContainText('箱号校验码不符');
    await expect(line).toContainText('container.check-digit');
    await page.locator('.ant-drawer-close').click();
    await speak(page, 'en');
    await page.getByTestId('new-case').click();
    await page.getByTestId('case-file-text').fill(wrong);
    await expect(line).toContainText('The check digit is wrong (ISO 6346)');
    await expect(page.getByTestId('case-open')).toBeDisabled();
    await expect(ask(page, 'cases.open', { text: wrong })).rejects.toThrow('case.file-invalid');
    expect(await ask(page, 'cases.list', undefined)).toEqual([]);
    await page.locator('.ant-drawer-close').click();
    await speak(page, 'zh');
    await openCase(page, text);
  });

  test('without camera and microphone is told so, and can still go in', async () => {
    await enterRoom(page);
    const codes = page.getByTestId('join-panel').getByTestId('error-note');
    await expect(codes).toHaveCount(2);
    await expect(codes.first()).toHaveAttribute('data-code', 'camera.absent');
    await expect(codes.last()).toHaveAttribute('data-code', 'microphone.absent');
    await page.getByTestId('room-join').click();
    await expect(page.getByTestId('room')).toHaveAttribute('data-stage', 'inside');
    await page.getByTestId('leave-call').click();
    await page.getByTestId('case-screen').waitFor();
  });

  test('finds everything there when another program has the hub’s port, and moves on once it is free', async () => {
    const { listening } = await ask(page, 'hub.status', undefined);
    if (!listening) throw new Error('the embedded hub does not listen');
    await stage.stop('lead');
    const other = createServer((socket) => socket.destroy()).listen(listening.port, listening.host);
    await once(other, 'listening');
    ({ page } = await stage.start('lead'));
    await goToCase(page);
    expect((await onlyCase(page)).phase).toBe('open');
    await expect(page.getByTestId('hub-status')).toHaveAttribute('data-state', 'offline');
    await expect(page.getByTestId('sync-state')).toHaveAttribute('data-state', 'offline');
    await page.getByTestId('hub-status').click();
    const panel = page.getByTestId('hub-panel');
    await expect(panel.locator('[data-code="hub.port-in-use"]')).toContainText(String(listening.port));

    other.close();
    await once(other, 'close');
    await panel.getByTestId('hub-listen').click();
    await expect(page.getByTestId('hub-status')).toHaveAttribute('data-state', 'connected');
    await expect(page.getByTestId('sync-state')).toHaveAttribute('data-state', 'synced');
  });
});

/** Types an invitation and uses it. */
async function tryToJoin(page: Page, text: string): Promise<void> {
  await page.getByTestId('join-text').fill(text);
  await page.getByTestId('join-submit').and(page.locator(':enabled')).click();
}

/** The screen says it in words, and nothing but this. */
async function expectError(page: Page, code: string): Promise<void> {
  const note = page.getByTestId('error-note');
  await expect(note).toHaveAttribute('data-code', code);
  await expect(note).toContainText(errorText({ code, params: {} }, 'zh').slice(0, 12));
}

/** What happens when a code is typed over the telephone: two neighbours change places. */
function swapTwo(code: string): string {
  const at = [...code].findIndex(
    (char, i) => /\w/.test(char) && /\w/.test(code[i + 1] ?? '') && char !== code[i + 1],
  );
  return `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
}
