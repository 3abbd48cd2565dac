import type { Page } from 'playwright';
import { invite, speak } from '../drive/desk';
import { foundOffice, joinAsCompany, joinOffice } from '../drive/first-run';
import { goToSignOff } from '../drive/sign-off';
import type { Play } from './play';
import { spoilt } from './spoilt-file';

/** The lead's first start: the office with its hub, the case, and a look at both. */
export async function openOffice(play: Play): Promise<void> {
  const { options, cast, timeline, pictures } = play;
  const { lead } = cast;
  await pictures.take(lead, 'first-run');
  await timeline.time('office', '主查关员在本机建立查检室 / the lead founds the office, with a hub', () =>
    foundOffice(lead.page, lead, options.file.declaration.office, () => pictures.take(lead, 'found-office')),
  );
  await showHub(play);
  await timeline.time('case', '由文件建立案件 / the case is opened from its file', () => openCase(play));
  await pictures.take(lead, 'case-declaration');
  await lead.page.getByTestId('tab-instruction').click();
  await lead.page.locator('[data-testid^="instruction-item-"]').first().waitFor();
  await pictures.take(lead, 'case-instruction');
  await goToSignOff(lead.page);
  await lead.page.getByTestId('blockers').waitFor();
  await pictures.take(lead, 'blockers-all');
  await lead.page.getByTestId('back-to-case').click();
  await lead.page.getByTestId('case-screen').waitFor();
}

/** The second officer, who works in English, and the company join by invitation. */
export async function join({ cast, timeline, pictures }: Play): Promise<void> {
  const { lead, second, company } = cast;
  const forSecond = await invite(lead.page, 'second', second.name);
  const forCompany = await invite(lead.page, 'representative', company.name, () =>
    pictures.take(lead, 'invitation-company'),
  );
  await speak(second.page, 'en');
  await pictures.take(second, 'first-run-en');
  await timeline.time('enrolled', '协查关员与企业凭邀请加入 / second officer and company join', async () => {
    await Promise.all([
      joinOffice(second.page, forSecond.link, second.name),
      // The company types the code that was read out; the link works the same way.
      joinAsCompany(company.page, forCompany.code, company.name, () =>
        pictures.take(company, 'join-company'),
      ),
    ]);
  });
  await pictures.takeEnglish(lead, 'case-people-en');
  await pictures.take(company, 'desk-company');
}

async function showHub({ cast: { lead }, pictures }: Play): Promise<void> {
  const { page } = lead;
  await page.getByTestId('hub-status').click();
  await page.getByTestId('hub-address').waitFor();
  await pictures.take(lead, 'hub-panel');
  await page.keyboard.press('Escape');
  await page.getByTestId('hub-panel').waitFor({ state: 'hidden' });
}

/** The form is looked at; then a file with slips is dropped, and the right one after it. */
async function openCase({ options, cast: { lead }, pictures }: Play): Promise<void> {
  const { page } = lead;
  await page.getByTestId('new-case').click();
  await page.getByTestId('case-file-text').waitFor();
  await page.getByTestId('new-case-tab-form').click();
  await page.getByTestId('form-title').waitFor();
  await pictures.take(lead, 'new-case-form');
  await page.getByTestId('new-case-tab-file').click();
  await drop(page, spoilt(options.fileText));
  await page.getByTestId('case-file-issues').waitFor();
  await pictures.take(lead, 'case-file-errors');
  await drop(page, options.fileText);
  const open = page.getByTestId('case-open').and(page.locator(':enabled'));
  await open.waitFor();
  await pictures.take(lead, 'case-file-good');
  await open.click();
  await page.getByTestId('case-screen').waitFor();
}

/** Drops a case file on the sheet, as a person's mouse would. */
async function drop(page: Page, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'case.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.getByTestId('case-file-drop').dispatchEvent('drop', { dataTransfer });
}
