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
import { NOT_SHOWN, wordsFor } from './honest-words';
import type { Play } from './play';
import { shortLine } from './short-line';

/** The guided call, item by item in the case's order, then containers and goods lines. */
export async function inspectLive(play: Play): Promise<void> {
  const { options, cast, pictures } = play;
  const { lead, company } = cast;
  await call(play);
  await say(lead.page, '您好，请从箱门开始。');
  await say(company.page, '好的。');

  const { items } = options.file.instruction;
  // Half way there are stills to be seen, and items still to come.
  const pictured = items[Math.floor(items.length / 2)];
  for (const item of items) await workOn(play, item, item === pictured);
  for (const { number } of options.file.containers)
    await checkContainer(
      lead.page,
      number,
      wordsFor(play, ({ container }) => container === number),
    );
  await findGoods(play);
  await pictures.take(lead, 'room-findings');
  await pictures.takeEnglish(lead, 'room-officer-en');
  await pictures.takeEnglish(company, 'room-company-en');
  await leaveCall(lead.page);
  await leaveCall(company.page);
}

/** Both go through their doors into the call, each with a look at their own picture. */
async function call({ cast: { lead, company }, timeline, pictures }: Play): Promise<void> {
  await Promise.all([enterRoom(company.page), enterRoom(lead.page)]);
  await lookThroughDoor(company);
  await pictures.take(company, 'door-company');
  await joinCall(company.page);
  await lookThroughDoor(lead);
  await pictures.take(lead, 'door-officer');
  await joinCall(lead.page);
  timeline.note('connect', await measured(lead.page, 'connect'), '通话接通 / the call is connected');
  timeline.note('first_frame', await measured(lead.page, 'first-frame'), '首帧画面 / first picture');
}

/** One item of the instruction: asked for, shown, photographed, answered. */
async function workOn(play: Play, item: InstructionItem, pictured: boolean): Promise<void> {
  const { options, cast, timeline, pictures, camera, takes } = play;
  const { lead, company } = cast;
  await showItem(lead.page, company.page, item.id);
  for (const [index, stretch] of (takes.get(item.id)?.stills ?? []).entries()) {
    await camera.walkTo(company.page, stretch);
    if (pictured && index === 0) {
      await lead.page.getByTestId('pointer-layer').hover({ position: { x: 520, y: 260 } });
      await Promise.all([pictures.take(lead, 'room-officer'), pictures.take(company, 'room-company')]);
    }
    const ms = await shoot(lead.page);
    timeline.note('still', ms, `照片已核验 / still verified: ${item.title.zh}`);
    await camera.assertShown(lead.page);
  }
  if (pictured) await lookInLarge(play);
  const short = shortLine(options.file, options.film);
  const bad = short !== undefined && item.kind === 'goods' && item.line === short.line;
  await (bad
    ? answerItem(lead.page, 'does-not-conform', shortOf(short, 1))
    : answerItem(
        lead.page,
        'conforms',
        wordsFor(play, (one) => one === item),
      ));
}

/** Each goods line as its items have shown it. */
async function findGoods(play: Play): Promise<void> {
  const { options, cast } = play;
  const short = shortLine(options.file, options.film);
  for (const goods of options.file.goods) {
    const ofLine = ({ line }: InstructionItem): boolean => line === goods.line;
    const shown = options.file.instruction.items.some(ofLine);
    const found = shown ? { text: wordsFor(play, ofLine) } : { opened: 0, text: NOT_SHOWN };
    await (goods === short ? findLine(cast.lead.page, goods, 1) : findLine(cast.lead.page, goods, 0, found));
  }
}

async function lookInLarge({ cast: { lead }, pictures }: Play): Promise<void> {
  await lead.page.locator('[data-testid="evidence-strip"] button').first().click();
  const large = lead.page.getByTestId('still-lightbox');
  await large.locator('img').first().waitFor();
  await pictures.take(lead, 'room-lightbox');
  await lead.page.keyboard.press('Escape');
  await large.waitFor({ state: 'hidden' });
}

/** Until the door shows the person's own picture. */
async function lookThroughDoor({ page }: Actor): Promise<void> {
  await page.getByTestId('room-join').and(page.locator(':enabled')).waitFor();
  await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
}
