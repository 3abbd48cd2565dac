import type { Page } from 'playwright';
import { freshDir, launch, type RunningApp } from '../drive/launch';
import { measurement, type Measurement } from './measure';
import { stillPage } from './page-on-disk';
import { openCaseForTwo } from './room';
import { BARE_APP } from './start';
import { takeStills } from './take-stills';

const STILLS = 60;
const ROUNDS = 5;

/**
 * From the lead officer's wish to put the record forward to the report's being printed, prepared, certified, stored and
 * named in the record, beside a bare window of the same runtime that loads the same HTML from a disk, laid out already,
 * and prints it. They take turns.
 */
export async function benchExport(): Promise<Measurement> {
  const room = await openCaseForTwo();
  const { dir, remove } = await freshDir('bench-export');
  const bare = await launch({ dataDir: dir, appDir: BARE_APP });
  try {
    const { page } = room.lead;
    const id = await takeStills(room, STILLS);
    await room.company.close();
    await concludeUndecided(page, id);
    const { html, pages } = await stillPage(room.lead, id, dir);
    const ours: number[] = [];
    const reference: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      reference.push(await printBare(bare, html, pages));
      ours.push(await page.evaluate(putForward, id));
    }
    const against = `a bare printToPDF of the same ${pages} pages`;
    return measurement('export', 'ms', 'lower', ours, reference, against, 1.5);
  } finally {
    await bare.close();
    await remove();
    await room.close();
  }
}

/** What is not answered is left open: the lead officer ends the inspection. */
async function concludeUndecided(page: Page, id: string): Promise<void> {
  await page.evaluate(async (id) => {
    const write = window.yuanjian.calls['record.write'];
    const ended = { how: 'terminated', reason: '照片已足' } as const;
    const result = { result: 'undecided', disposal: 'on-site', text: '' } as const;
    for (const fact of [
      { type: 'inspection.ended', body: ended },
      { type: 'result.proposed', body: result },
    ] as const) {
      const answer = await write({ case: id, fact });
      if (!answer.ok) throw new Error(answer.error.code);
    }
  }, id);
}

/** How long it takes to put the record forward, in milliseconds; it is taken back afterwards. Runs in the officer's page. */
async function putForward(id: string): Promise<number> {
  const { calls } = window.yuanjian;
  const started = performance.now();
  const answer = await calls['signoff.prepare']({ case: id });
  const ms = performance.now() - started;
  const back = await calls['signoff.reopen']({ case: id, reason: '再次测量' });
  for (const one of [answer, back]) if (!one.ok) throw new Error(one.error.code);
  return ms;
}

/** Loads a page and prints it as our own are printed, and no more; in milliseconds. */
async function printBare({ electron }: RunningApp, html: string, pages: number): Promise<number> {
  const { ms, found } = await electron.evaluate(async ({ BrowserWindow }, file) => {
    const started = performance.now();
    const window = new BrowserWindow({
      show: false,
      width: 900,
      height: 1270,
      webPreferences: { sandbox: true },
    });
    await window.loadFile(file);
    const pdf = await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
    window.destroy();
    const ms = performance.now() - started;
    return { ms, found: pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0 };
  }, html);
  if (found !== pages) throw new Error(`the bare window printed ${found} pages of ${pages}`);
  return ms;
}
