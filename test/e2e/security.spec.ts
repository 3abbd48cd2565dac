import path from 'node:path';
import { expect, test } from 'playwright/test';
import { enterRoom, invite, openCase } from '../../scripts/drive/desk';
import { foundOffice } from '../../scripts/drive/first-run';
import type { RunningApp } from '../../scripts/drive/launch';
import { PUSH_NAMES } from '../../shared/ipc/contract';
import { CALL_NAMES } from '../../shared/ipc/names';
import { lookedUp } from '../fixtures/net-log';
import { LEAD, OFFICE, shortCase } from '../fixtures/people';
import { Stage } from '../fixtures/stage';

/** What a page of ours may not do, asked of the running app. */

let stage: Stage;
let app: RunningApp;
const netLog = (): string => path.join(stage.dir, 'net-log.json');
test.beforeAll(async () => {
  stage = await Stage.open('security');
  app = await stage.start('lead', { args: [`--log-net-log=${netLog()}`] });
});
test.afterEach(() => stage.keepScreens(test.info()));
test.afterAll(() => stage.close());

test('every window is sandboxed, isolated and without Node', async () => {
  const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) =>
      // Electron's types leave it out; it tells what the window really got.
      (
        webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      ).getLastWebPreferences(),
    ),
  );
  expect(preferences).toHaveLength(1);
  expect(preferences[0]).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
  const leaks = await app.page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
      (name) => name in window,
    ),
  );
  expect(leaks).toEqual([]);
});

test('the page carries a policy that lets nothing in from outside', async () => {
  const response = await app.electron.evaluate(async ({ net }) => {
    const answer = await net.fetch('app://yuanjian/');
    return { policy: answer.headers.get('content-security-policy') ?? '', status: answer.status };
  });
  expect(response.status).toBe(200);
  const rules = new Map(
    response.policy.split('; ').map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1).join(' ')]),
  );
  expect(rules.get('default-src')).toBe("'none'");
  expect(rules.get('script-src')).toBe("'self'");
  expect(rules.get('connect-src')).toBe("'none'");
  expect(rules.get('object-src')).toBe("'none'");
  expect(rules.get('frame-ancestors')).toBe("'none'");
  expect(response.policy).not.toMatch(/unsafe|https?:|\*/);
});

test('the page cannot reach a network, nor run a script that is not its own', async () => {
  const tried = await app.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      violated.push(effectiveDirective),
    );
    const refused = (work: () => unknown): Promise<boolean> =>
      Promise.resolve()
        .then(work)
        .then(
          () => false,
          () => true,
        );
    const socketRefused = (): Promise<boolean> =>
      new Promise((resolve) => {
        const socket = new WebSocket('ws://127.0.0.1:9');
        socket.onopen = () => resolve(false);
        socket.onerror = () => resolve(true);
      });
    const own = await refused(() => fetch('app://yuanjian/index.html'));
    const outside = await refused(() => fetch('https://127.0.0.1:9/'));
    const socket = await socketRefused();
    const evalRefused = await refused(() => (0, eval)('1'));
    const told = new Promise<void>((resolve) =>
      document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
        if (effectiveDirective === 'script-src-elem') resolve();
      }),
    );
    const script = document.createElement('script');
    script.textContent = 'window.scriptRan = true';
    document.head.append(script);
    const scriptRan = 'scriptRan' in window;
    await told;
    return { own, outside, socket, scriptRan, evalRefused, violated };
  });
  expect(tried).toMatchObject({
    own: true,
    outside: true,
    socket: true,
    scriptRan: false,
    evalRefused: true,
  });
  expect(tried.violated.filter((directive) => directive === 'connect-src')).toHaveLength(3);
  expect(tried.violated).toContain('script-src-elem');
});

test('no permission but those of a call is granted', async () => {
  const states = await app.page.evaluate(async () => {
    const ask = async (name: string) =>
      (await navigator.permissions.query({ name: name as PermissionName })).state;
    const entries = ['camera', 'microphone', 'geolocation', 'notifications', 'clipboard-read', 'midi'];
    return Object.fromEntries(
      await Promise.all(entries.map(async (name) => [name, await ask(name)] as const)),
    );
  });
  expect(states).toMatchObject({ camera: 'granted', microphone: 'granted', geolocation: 'granted' });
  for (const name of ['notifications', 'clipboard-read', 'midi']) expect(states[name]).toBe('denied');
});

test('a place that no device of this machine knows is not asked for on the internet', async () => {
  const place = await app.page.evaluate(
    () =>
      new Promise<number>((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve(0),
          ({ code }) => resolve(code),
        ),
      ),
  );
  expect(place).toBe(2);
});

test('the bridge is the closed list of calls and nothing else', async () => {
  const bridge = await app.page.evaluate(() => ({
    own: Object.keys(window.yuanjian),
    calls: Object.keys(window.yuanjian.calls),
    frozen: Reflect.set(window.yuanjian, 'calls', {}),
  }));
  expect(bridge.own.sort()).toEqual(['calls', 'on', 'takeFile']);
  // A page gives files that a person gave it; it cannot name a path.
  expect(bridge.calls).toEqual(CALL_NAMES.filter((name) => name !== 'verify.take'));
  expect(bridge.frozen).toBe(false);
  const other = await app.page.evaluate(() => {
    const on = window.yuanjian.on as (name: string, listener: () => void) => unknown;
    try {
      on('anything-else', () => undefined);
      return 'listens';
    } catch (error) {
      return String(error);
    }
  });
  expect(other).toContain('no such push');
  expect(PUSH_NAMES.length).toBeGreaterThan(0);
});

test('what does not fit a call is answered with an error that names the field, and before the vault is open nothing else is done', async () => {
  const answer = (name: string, input: unknown) =>
    app.page.evaluate(
      ([call, value]) => {
        const calls = window.yuanjian.calls as Record<string, (input: unknown) => Promise<unknown>>;
        return calls[call]?.(value);
      },
      [name, input] as const,
    );
  expect(await answer('cases.list', undefined)).toMatchObject({ ok: false, error: { code: 'vault.locked' } });
  await foundOffice(app.page, LEAD, OFFICE);
  const wrong: [string, unknown, string][] = [
    ['cases.get', { case: 'not-an-id' }, 'case'],
    ['cases.get', { case: 'a'.repeat(32), more: 1 }, 'cases.get'],
    ['app.set-language', { language: 'fr' }, 'language'],
    ['hub.listen', { host: '127.0.0.1', port: 70_000 }, 'port'],
    ['cases.open', { text: 'x'.repeat(2 * 1024 * 1024 + 1) }, 'text'],
    ['blob.read', { case: 'a'.repeat(32), sha256: '../../etc/passwd', offset: 0, length: 1 }, 'sha256'],
    ['record.write', { case: 'a'.repeat(32), fact: { type: 'seal.applied', body: {} } }, 'fact.type'],
  ];
  for (const [name, input, field] of wrong) {
    expect(await answer(name, input), name).toMatchObject({
      ok: false,
      error: { code: 'input.invalid', params: { field } },
    });
  }
  expect(await answer('cases.get', { case: 'a'.repeat(32) })).toMatchObject({
    ok: false,
    error: { code: 'case.not-here' },
  });
});

test('no call gives a private key to the page', async () => {
  const everything = await app.page.evaluate(async () => {
    const { calls } = window.yuanjian;
    return JSON.stringify([
      await calls['app.status'](undefined),
      await calls['hub.status'](undefined),
      await calls['invitations.list']({}),
      await calls['cases.list'](undefined),
      { ...localStorage, ...sessionStorage, cookie: document.cookie },
    ]);
  });
  // PKCS#8 in any of the usual spellings, or a JWK.
  expect(everything).not.toMatch(/PRIVATE KEY|pkcs8|MIGHAgEA|30818702|"d":/i);
  const names = CALL_NAMES.filter((name) => /key|secret|sign$/.test(name));
  expect(names).toEqual(['signoff.sign']);
});

test('no screen does what the policy forbids', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const broken: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, sample, sourceFile }) =>
      broken.push(`${effectiveDirective} ${sample} ${sourceFile}`),
    );
    Object.assign(window, { broken });
  });
  await page.getByTestId('officer-desk').waitFor();
  await page.getByTestId('hub-status').click();
  await page.getByTestId('hub-address-select').click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByTestId('new-case').click();
  await page.getByTestId('new-case-tab-form').click();
  await page.getByTestId('case-file-text').waitFor({ state: 'hidden' });
  await page.locator('.ant-picker').first().click();
  await page.locator('.ant-picker-dropdown').first().waitFor();
  await page.keyboard.press('Escape');
  await page.locator('.ant-drawer-close').click();
  await page.locator('.ant-drawer-close').waitFor({ state: 'hidden' });
  await openCase(page, (await shortCase()).text);
  for (const tab of ['instruction', 'evidence', 'record', 'declaration']) {
    await page.getByTestId(`tab-${tab}`).click();
  }
  await invite(page, 'witness', '丁见证');
  await page.getByTestId('open-sign-off').click();
  await page.getByTestId('sign-off').waitFor();
  await page.getByTestId('back-to-case').click();
  await enterRoom(page);
  await page.getByTestId('room-join').and(page.locator(':enabled')).click();
  await page.locator('[data-testid="room"][data-stage="inside"]').waitFor();
  await page.getByTestId('keyboard-help').click();
  await page.getByTestId('keyboard-help-list').waitFor();
  await page.keyboard.press('Escape');
  await page.getByTestId('device-menu').click();
  await page.getByTestId('device-choices').waitFor();
  await page.getByTestId('leave-call').click();
  await page.getByTestId('case-screen').waitFor();
  const broken = await page.evaluate(() => (window as unknown as { broken: string[] }).broken);
  expect([...new Set(broken)]).toEqual([]);
});

// Behind it the page is of no more use: Playwright goes on waiting for a navigation that was stopped.
test('the page cannot leave, open a window or embed another page', async () => {
  const before = app.page.url();
  const opened = await app.page.evaluate(() => window.open('https://127.0.0.1:9/') !== null);
  expect(opened).toBe(false);
  await app.page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://127.0.0.1:9/' });
    document.body.append(link);
    link.click();
    link.remove();
    const frame = Object.assign(document.createElement('iframe'), { src: 'https://127.0.0.1:9/' });
    document.body.append(frame);
  });
  // A later answer of the page comes after everything above was dealt with.
  await expect.poll(() => app.page.evaluate(() => document.readyState)).toBe('complete');
  expect(app.page.url()).toBe(before);
  const windows = await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
  expect(windows).toBe(1);
  expect(app.page.frames().filter((frame) => frame.url().startsWith('https'))).toEqual([]);
});

test('from its start to its end the app has looked up no name of the outside', async () => {
  await stage.stop('lead');
  // What asking for the place came to: a name that cannot be found, by a rule of the app's own.
  expect(await lookedUp(netLog())).toEqual(['~notfound']);
});
