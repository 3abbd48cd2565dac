import path from 'node:path';
import { bundleName } from '../../shared/bundle/names';
import { goToCase, synced } from '../drive/desk';
import { goToSignOff, prepare, propose, seal, sign, showSignatures } from '../drive/sign-off';
import type { Camera } from './camera';
import type { Actor, Cast } from './cast';
import type { DemoOptions } from './options';
import type { Pictures } from './pictures';
import { shortLine } from './short-line';
import type { Timeline } from './timeline';

/** Everything that the acts of the demo need. */
export interface Play {
  options: DemoOptions;
  cast: Cast;
  timeline: Timeline;
  pictures: Pictures;
  camera: Camera;
}

/** What the record says afterwards, and the result. */
export async function review({ options, cast, pictures }: Play): Promise<void> {
  const { lead } = cast;
  for (const tab of ['evidence', 'record'] as const) {
    await openTab(lead, tab);
    await pictures.take(lead, `case-${tab}`);
  }
  await goToSignOff(lead.page);
  await pictures.take(lead, 'sign-off-blockers');
  const short = shortLine(options.file);
  await (short
    ? propose(
        lead.page,
        'not-conforms',
        'amend-declaration',
        `第 ${short.line} 项${short.name}实见 ${short.quantity - 1} ${short.unit}，比申报少 1 ${short.unit}；其余相符。`,
      )
    : propose(lead.page, 'conforms', 'release'));
  await lead.page.getByTestId('prepare-signoff').and(lead.page.locator(':enabled')).waitFor();
  await pictures.take(lead, 'sign-off-result');
  await prepare(lead.page);
}

/** Three signatures and the seal. */
export async function signOff({ cast, timeline, pictures }: Play): Promise<void> {
  const { lead, second, company } = cast;
  await timeline.time('signed', '三方签字完成 / all three have signed', async () => {
    await goToSignOff(company.page);
    await pictures.take(company, 'sign-off-company');
    await thinkOfRefusing(company, pictures);
    await sign(company.page, company.name, '', () => pictures.take(company, 'sign-company'));
    await sign(lead.page, lead.name, '', () => pictures.take(lead, 'sign-lead'));
    await pictures.take(second, 'desk-second');
    await goToCase(second.page);
    await openTab(second, 'evidence');
    await pictures.take(second, 'case-second');
    await goToSignOff(second.page);
    await sign(second.page, second.name, '', () => pictures.takeEnglish(second, 'sign-second-en'));
  });
  await lead.page.getByTestId('seal-name').fill(lead.name);
  await showSignatures(lead.page);
  await pictures.take(lead, 'seal');
  await timeline.time('sealed', '记录封存 / the record is sealed', () => seal(lead.page, lead.name));
  await showSignatures(lead.page);
  await pictures.take(lead, 'sealed');
  await timeline.time(
    'synced',
    '三台电脑与查检中心一致 / all three machines are in step with the hub',
    async () => {
      await Promise.all([lead, second, company].map(({ page }) => synced(page)));
    },
  );
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
export async function exportBundle({ options, cast, timeline, pictures }: Play): Promise<string> {
  const { lead } = cast;
  const target = path.join(options.out, bundleName(options.file.declaration.number, await caseIdOf(lead)));
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

async function openTab({ page }: Actor, tab: string): Promise<void> {
  await page.getByTestId(`tab-${tab}`).click();
  await page
    .getByRole('tab', { selected: true })
    .filter({ has: page.getByTestId(`tab-${tab}`) })
    .waitFor();
  await page.evaluate(() =>
    Promise.all([...document.images].map((image) => image.decode().catch(() => undefined))),
  );
}

async function caseIdOf({ page }: Actor): Promise<string> {
  return page.evaluate(async () => {
    const answer = await window.yuanjian.calls['cases.list'](undefined);
    return answer.ok ? (answer.value[0]?.id ?? '') : '';
  });
}
