import type { Page } from 'playwright';
import { goToCase, synced } from '../drive/desk';
import { goToSignOff, sign } from '../drive/sign-off';
import { enter } from './cast';
import type { Play } from './play';

/**
 * The lead's app is closed, and the hub inside it with it. The company signs all the same; when the lead is back, the
 * signature comes by itself.
 */
export async function signWithoutHub(play: Play): Promise<void> {
  const { options, stage, cast, timeline, pictures } = play;
  const { second, company } = cast;
  await synced(company.page);
  await cast.lead.close();
  await Promise.all([company, second].map(({ page }) => hubIs(page, 'offline')));
  await pictures.take(second, 'hub-gone-second-en');
  await sign(company.page, company.name, '', () => pictures.takeSigner(company, 'sign-company'));
  await pictures.take(company, 'hub-gone-company');

  cast.lead = await enter('lead', options.file, stage);
  await pictures.take(cast.lead, 'desk-lead-back');
  await timeline.time(
    'caught_up',
    '查检中心恢复，签字自动补传 / the hub is back, the signature follows',
    async () => {
      await goToCase(cast.lead.page);
      await goToSignOff(cast.lead.page);
      await Promise.all([
        cast.lead.page.getByTestId('sign-panel').waitFor(),
        hubIs(company.page, 'connected').then(() => synced(company.page)),
        hubIs(second.page, 'connected'),
      ]);
    },
  );
  await pictures.take(company, 'hub-back-company');
}

/** Waits until the status bar says so. */
async function hubIs(page: Page, state: 'connected' | 'offline'): Promise<void> {
  await page.locator(`[data-testid="hub-status"][data-state="${state}"]`).waitFor();
}
