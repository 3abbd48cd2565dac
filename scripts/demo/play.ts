import path from 'node:path';
import { bundleName } from '../../shared/bundle/names';
import { enterRoom, goToCase, invite, openCase, speak, synced } from '../drive/desk';
import { foundOffice, joinAsCompany, joinOffice } from '../drive/first-run';
import { findLine, inspect, joinCall, leaveCall, measured, say } from '../drive/room';
import { goToSignOff, prepare, propose, seal, sign } from '../drive/sign-off';
import type { InstructionItem } from '../../shared/customs/case-file';
import type { Actor, Cast } from './cast';
import type { DemoOptions } from './options';
import { walkFor } from './scenes';
import type { Timeline } from './timeline';

/** Everything that the acts of the demo need. */
export interface Play {
  options: DemoOptions;
  cast: Cast;
  timeline: Timeline;
  /** Keeps a picture of somebody's screen. */
  picture: (actor: Actor, name: string) => Promise<void>;
}

/** First start of all three machines: the office with its hub, the case, and the invitations. */
export async function enrol({ options, cast, timeline, picture }: Play): Promise<void> {
  const { lead, second, company } = cast;
  await picture(lead, 'first-run');
  await timeline.time('office', '主查关员在本机建立查检室 / the lead founds the office, with a hub', () =>
    foundOffice(lead.page, lead, options.file.declaration.office),
  );
  await timeline.time('case', '由文件建立案件 / the case is opened from its file', () =>
    openCase(lead.page, options.fileText),
  );
  const forSecond = await invite(lead.page, 'second', second.name);
  const forCompany = await invite(lead.page, 'representative', company.name);
  await timeline.time('enrolled', '协查关员与企业凭邀请加入 / second officer and company join', async () => {
    await Promise.all([
      joinOffice(second.page, forSecond.link, second.name),
      // The company types the code that was read out; the link works the same way.
      joinAsCompany(company.page, forCompany.code, company.name),
    ]);
  });
  await picture(lead, 'case-lead');
  await speak(lead.page, 'en');
  await picture(lead, 'case-lead-en');
  await speak(lead.page, 'zh');
  await picture(company, 'desk-company');
}

/** The guided call, from the door to the last goods line. */
export async function inspectLive({ options, cast, timeline, picture }: Play): Promise<void> {
  const { lead, company } = cast;
  await enterRoom(company.page);
  await joinWithPicture(company, picture, 'door-company');
  await enterRoom(lead.page);
  await joinCall(lead.page);
  timeline.note('connect', await measured(lead.page, 'connect'), '通话接通 / the call is connected');
  timeline.note('first_frame', await measured(lead.page, 'first-frame'), '首帧画面 / first picture');
  await say(lead.page, '您好,请从箱门开始。');
  await say(company.page, '好的。');

  const walk = walkFor(options.camera, options.file);
  let shown = false;
  const walkTo = async (item: InstructionItem) => {
    await walk(company.page, item);
    if (shown) return;
    shown = true;
    await lead.page.getByTestId('pointer-layer').hover({ position: { x: 520, y: 260 } });
    await picture(lead, 'room-officer');
    await picture(company, 'room-company');
    await walk(company.page, item);
  };
  const onStill = (item: InstructionItem, ms: number) =>
    timeline.note('still', ms, `照片已核验 / still verified: ${item.title.zh}`);
  await inspect(lead.page, company.page, options.file, onStill, walkTo);
  const lines = options.file.goods;
  for (const goods of lines) await findLine(lead.page, goods, isShort(options, goods.line) ? 1 : 0);
  await picture(lead, 'room-officer-findings');
  await leaveCall(lead.page);
  await leaveCall(company.page);
}

/** The demo finds one piece too few on the last line, so that the record has something to say. */
const isShort = ({ file }: DemoOptions, line: number): boolean =>
  file.goods.length > 1 && file.goods.at(-1)?.line === line;

async function joinWithPicture(actor: Actor, picture: Play['picture'], name: string): Promise<void> {
  const { page } = actor;
  await page.getByTestId('room-join').and(page.locator(':enabled')).waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  await picture(actor, name);
  await joinCall(actor.page);
}

/** Result, three signatures, seal. */
export async function signOff({ options, cast, timeline, picture }: Play): Promise<void> {
  const { lead, second, company } = cast;
  const short = options.file.goods.some(({ line }) => isShort(options, line));
  await goToSignOff(lead.page);
  await picture(lead, 'sign-off-blockers');
  await (short
    ? propose(lead.page, 'not-conforms', 'amend-declaration', '末项商品实见少 1 件,其余相符。')
    : propose(lead.page, 'conforms', 'release'));
  await prepare(lead.page);
  await timeline.time('signed', '三方签字完成 / all three have signed', async () => {
    await goToSignOff(company.page);
    await picture(company, 'sign-off-company');
    await sign(company.page, company.name);
    await sign(lead.page, lead.name);
    await goToCase(second.page);
    await picture(second, 'case-second');
    await goToSignOff(second.page);
    await speak(second.page, 'en');
    await picture(second, 'sign-off-second-en');
    await sign(second.page, second.name);
  });
  await timeline.time('sealed', '记录封存 / the record is sealed', () => seal(lead.page, lead.name));
  await picture(lead, 'sealed');
  await timeline.time(
    'synced',
    '三台电脑与枢纽一致 / all three machines are in step with the hub',
    async () => {
      await Promise.all([lead, second, company].map(({ page }) => synced(page)));
    },
  );
}

/** Exports through the screen; the dialog for the place to save is answered for the person. Returns the bundle's path. */
export async function exportBundle({ options, cast, timeline }: Play): Promise<string> {
  const { lead } = cast;
  const target = path.join(options.out, bundleName(options.file.declaration.number, await caseIdOf(lead)));
  await lead.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await timeline.time('exported', '导出证据包 / the bundle is exported', async () => {
    await lead.page.getByTestId('export-bundle').click();
    await lead.page.getByTestId('export-done').waitFor();
  });
  return target;
}

async function caseIdOf({ page }: Actor): Promise<string> {
  return page.evaluate(async () => {
    const answer = await window.yuanjian.calls['cases.list'](undefined);
    return answer.ok ? (answer.value[0]?.id ?? '') : '';
  });
}
