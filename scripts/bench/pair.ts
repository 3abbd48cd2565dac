import type { Page } from 'playwright';
import { FACE_PICTURE, INSPECTION_PICTURE } from '../../renderer/call/picture-settings';
import { freshDir, launch, type RunningApp } from '../drive/launch';
import { BARE_APP } from './start';

/** A page of the bare app, as `bare/peer.js` makes it. */
interface BarePeer {
  start: (options: object) => Promise<void>;
  signal: (data: unknown) => void;
}

/** Two bare Electron apps in a call of simple-peer, with pictures of the same sizes and rates as ours. */
export interface BarePair {
  /** The one that is shown the film. */
  officer: RunningApp;
  company: RunningApp;
  close: () => Promise<void>;
}

/** @param camera the film that the company's camera shows. */
export async function openBarePair(camera: string): Promise<BarePair> {
  const { dir, remove } = await freshDir('bench-bare-pair');
  const open = (name: string, film?: string): Promise<RunningApp> =>
    launch({ dataDir: `${dir}/${name}`, appDir: BARE_APP, camera: film, args: ['--page=peer.html'] });
  const officer = await open('officer');
  const company = await open('company', camera);
  for (const { page } of [officer, company]) await page.waitForFunction(() => 'start' in globalThis);
  await wire(officer.page, company.page);
  await wire(company.page, officer.page);
  const face = { camera: { width: 1280, height: 720 }, picture: FACE_PICTURE };
  const goods = { camera: { width: 1920, height: 1080 }, picture: INSPECTION_PICTURE };
  await start(officer.page, { initiator: false, ...face });
  await start(company.page, { initiator: true, ...goods });
  return {
    officer,
    company,
    close: async () => {
      await Promise.all([officer.close(), company.close()]);
      await remove();
    },
  };
}

const start = (page: Page, options: object): Promise<void> =>
  page.evaluate((given) => (globalThis as unknown as BarePeer).start(given), options);

/** What one end signals, the other is given. */
const wire = (from: Page, to: Page): Promise<unknown> =>
  from.exposeFunction('sendSignal', (data: unknown) =>
    to.evaluate((given) => (globalThis as unknown as BarePeer).signal(given), data),
  );
