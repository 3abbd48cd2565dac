import { bundleName } from '../../shared/bundle/names';
import { goToCase, openTab, synced } from '../drive/desk';
import { goToSignOff, prepare, propose, seal, sign, showSignatures } from '../drive/sign-off';
import type { TimeServer } from '../tsa/server';
import type { Camera } from './camera';
import type { Actor, Cast, Stage } from './cast';
import { wordsFor } from './honest-words';
import type { DemoOptions } from './options';
import type { OutFolder } from './out-folder';
import type { Pictures } from './pictures';
import { shortLine } from './short-line';
import type { Takes } from './takes';
import { timestamped } from './time-authority';
import type { Timeline } from './timeline';
import { signWithoutHub } from './without-hub';

/** Everything that the acts of the demo need. */
export interface Play {
  options: DemoOptions;
  out: OutFolder;
  stage: Stage;
  /** Those who have entered; an app that is started again takes the place of the one before. */
  cast: Cast;
  timeline: Timeline;
  pictures: Pictures;
  camera: Camera;
  /** What the camera shows for each item. */
  takes: ReadonlyMap<string, Takes>;
  /** Null where there is no OpenSSL. */
  time: TimeServer | null;
}

/** Three signatures and a seal. */
export const STAMPED = 4;

/** What the record says afterwards, and the result. */
export async function review(play: Play): Promise<void> {
  const { options, cast, pictures } = play;
  const { lead } = cast;
  for (const tab of ['evidence', 'record'] as const) {
    await openTab(lead.page, tab);
    await pictures.take(lead, `case-${tab}`);
  }
  await goToSignOff(lead.page);
  await pictures.take(lead, 'sign-off-blockers');
  const short = shortLine(options.file, options.film);
  await (short
    ? propose(
        lead.page,
        'not-conforms',
        'amend-declaration',
        `第 ${short.line} 项${short.name}实见 ${short.quantity - 1} ${short.unit}，比申报少 1 ${short.unit}；其余相符。`,
      )
    : propose(
        lead.page,
        'conforms',
        'release',
        wordsFor(play, () => true),
      ));
  await lead.page.getByTestId('prepare-signoff').and(lead.page.locator(':enabled')).waitFor();
  await pictures.take(lead, 'sign-off-result');
  await prepare(lead.page);
}

/** Three signatures and the seal; the company signs while the hub is gone. */
export async function signOff(play: Play): Promise<void> {
  const { cast, timeline, pictures, time } = play;
  const { second, company } = cast;
  await timeline.time('signed', '三方签字完成 / all three have signed', async () => {
    await goToSignOff(company.page);
    await company.page.getByTestId('sign-panel').waitFor();
    await pictures.take(company, 'sign-off-company');
    await thinkOfRefusing(company, pictures);
    await signWithoutHub(play);
    const { lead } = cast;
    await sign(lead.page, lead.name, '', () => pictures.takeSigner(lead, 'sign-lead'));
    await pictures.take(second, 'desk-second-en');
    await goToCase(second.page);
    await openTab(second.page, 'evidence');
    await pictures.take(second, 'case-second-en');
    await goToSignOff(second.page);
    await sign(second.page, second.name, '', () => pictures.takeSigner(second, 'sign-second-en'));
  });
  const { lead } = cast;
  await lead.page.getByTestId('seal-name').fill(lead.name);
  await showSignatures(lead.page);
  await pictures.take(lead, 'seal');
  await timeline.time('sealed', '记录封存 / the record is sealed', () => seal(lead.page, lead.name));
  await showSignatures(lead.page);
  await pictures.take(lead, 'sealed');
  if (time)
    await timeline.time('timestamped', '签字与封存均有时间戳 / signatures and seal are timestamped', () =>
      timestamped(lead, STAMPED),
    );
  await timeline.time(
    'synced',
    '三台电脑与查检中心一致 / all three machines are in step with the hub',
    async () => {
      await Promise.all([lead, second, company].map(({ page }) => synced(page)));
    },
  );
  await pictures.takeEnglish(company, 'sealed-company-en');
}

/** The company opens what it would refuse with, and goes back. */
async function thinkOfRefusing(company: Actor, pictures: Pictures): Promise<void> {
  const { page } = company;
  await page.getByTestId('refuse-open').click();
  await page.getByTestId('refuse-text').fill('对清点方法有异议。');
  await pictures.take(company, 'refuse-company');
  await page.getByTestId('refuse-cancel').click();
  await page.getByTestId('refuse-open').waitFor();
}

/** Exports through the screen; the dialog for the place to save is answered for the person. Returns the bundle's path. */
export async function exportBundle({ options, out, cast, timeline, pictures }: Play): Promise<string> {
  const { lead } = cast;
  const target = out.place(bundleName(options.file.declaration.number, await caseIdOf(lead)));
  await lead.electron.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await timeline.time('exported', '导出记录包 / the bundle is exported', async () => {
    await lead.page.getByTestId('export-bundle').click();
    await lead.page.getByTestId('export-done').waitFor();
  });
  await showSignatures(lead.page);
  await pictures.take(lead, 'exported');
  await lead.page.getByTestId('go-desk').click();
  await lead.page.getByTestId('officer-desk').waitFor();
  await pictures.take(lead, 'desk-lead');
  return target;
}

async function caseIdOf({ page }: Actor): Promise<string> {
  return page.evaluate(async () => {
    const answer = await window.yuanjian.calls['cases.list'](undefined);
    return answer.ok ? (answer.value[0]?.id ?? '') : '';
  });
}
