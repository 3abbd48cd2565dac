import type { InstructionItem } from '../../shared/customs/case-file';
import { enterRoom } from '../drive/desk';
import {
  answerItem,
  checkContainer,
  findLine,
  joinCall,
  leaveCall,
  measured,
  say,
  shoot,
  shortOf,
  showItem,
} from '../drive/room';
import type { Actor } from './cast';
import type { Play } from './play';
import { shortLine } from './short-line';

/** The guided call, from the container's door to the last goods line. */
export async function inspectLive(play: Play): Promise<void> {
  const { options, cast, timeline, pictures } = play;
  const { lead, company } = cast;
  await enterRoom(company.page);
  await lookThroughDoor(company);
  await pictures.take(company, 'door-company');
  await joinCall(company.page);
  await enterRoom(lead.page);
  await lookThroughDoor(lead);
  await pictures.take(lead, 'door-officer');
  await joinCall(lead.page);
  timeline.note('connect', await measured(lead.page, 'connect'), '通话接通 / the call is connected');
  timeline.note('first_frame', await measured(lead.page, 'first-frame'), '首帧画面 / first picture');
  await say(lead.page, '您好，请从箱门开始。');
  await say(company.page, '好的。');

  const { items } = options.file.instruction;
  const [first, ...rest] = items;
  if (first) await workOn(play, first, true);
  // Items may be worked in any order: the officer takes what the camera comes to next.
  while (rest.length > 0) {
    const next = (await play.camera.next(company.page, rest)) ?? rest[0]!;
    rest.splice(rest.indexOf(next), 1);
    await workOn(play, next, false);
  }
  for (const { number } of options.file.containers) await checkContainer(lead.page, number);
  const short = shortLine(options.file);
  const rightLines = options.file.goods.filter((goods) => goods !== short);
  for (const goods of rightLines) await findLine(lead.page, goods);
  if (short) await findLine(lead.page, short, 1);
  await pictures.take(lead, 'room-findings');
  await pictures.takeEnglish(lead, 'room-officer-en');
  await leaveCall(lead.page);
  await leaveCall(company.page);
}

/** One item of the instruction: asked for, shown, photographed, answered. */
async function workOn(play: Play, item: InstructionItem, pictured: boolean): Promise<void> {
  const { options, cast, timeline, pictures, camera } = play;
  const { lead, company } = cast;
  await showItem(lead.page, company.page, item.id);
  await camera.walkTo(company.page, item);
  if (pictured) {
    await lead.page.getByTestId('pointer-layer').hover({ position: { x: 520, y: 260 } });
    await Promise.all([pictures.take(lead, 'room-officer'), pictures.take(company, 'room-company')]);
  }
  for (let missing = item.stills; missing > 0;) {
    await camera.walkTo(company.page, item);
    const ms = await shoot(lead.page);
    timeline.note('still', ms, `照片已核验 / still verified: ${item.title.zh}`);
    if (await camera.shows(lead.page, item)) missing -= 1;
    else await setAsideNewest(lead);
  }
  if (pictured) await lookInLarge(play);
  const short = shortLine(options.file);
  const bad = short !== undefined && item.kind === 'goods' && item.line === short.line;
  await (bad
    ? answerItem(lead.page, 'does-not-conform', shortOf(short, 1))
    : answerItem(lead.page, 'conforms'));
}

/** The camera had moved on: the still stays on the record, but nothing rests on it. */
async function setAsideNewest({ page }: Actor): Promise<void> {
  await page.locator('[data-testid="evidence-strip"] button').first().click();
  await page.getByTestId('set-aside-open').click();
  await page.getByTestId('set-aside-reason').fill('镜头已移开，重拍。');
  await page.getByTestId('set-aside-submit').click();
  await page.getByTestId('set-aside-open').waitFor({ state: 'hidden' });
  await closeLarge(page);
}

async function lookInLarge({ cast: { lead }, pictures }: Play): Promise<void> {
  await lead.page.locator('[data-testid="evidence-strip"] button').first().click();
  await lead.page.getByTestId('still-lightbox').locator('img').first().waitFor();
  await pictures.take(lead, 'room-lightbox');
  await closeLarge(lead.page);
}

async function closeLarge(page: Actor['page']): Promise<void> {
  await page.keyboard.press('Escape');
  await page.getByTestId('still-lightbox').waitFor({ state: 'hidden' });
}

/** Until the door shows the person's own picture. */
async function lookThroughDoor({ page }: Actor): Promise<void> {
  await page.getByTestId('room-join').and(page.locator(':enabled')).waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
}
