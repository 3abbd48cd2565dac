import path from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { CaseFile } from '../../shared/customs/case-file';
import { firstScreen, unlock } from '../drive/first-run';
import { filmOf, launch, type RunningApp } from '../drive/launch';

/** The three people of the demo and their machines. */
export interface Cast {
  lead: Actor;
  second: Actor;
  company: Actor;
}

export interface Actor extends RunningApp {
  name: string;
  badge: string;
}

/** Where the machines keep their data, and what the company's camera reads. */
export interface Stage {
  dir: string;
  camera: string;
}

/** Long enough for a machine that is busy with other things. */
const ACTION_MS = 60_000;

/** Names for everybody: those of the case file, and a stand-in where it names no contact of the company. */
function namesOf(file: CaseFile): Record<keyof Cast, { name: string; badge: string }> {
  const officer = (role: 'lead' | 'second') => {
    const found = file.officers.find((candidate) => candidate.role === role);
    return { name: found?.name ?? role, badge: found?.badge ?? '' };
  };
  return {
    lead: officer('lead'),
    second: officer('second'),
    company: { name: file.company.contact?.name ?? '演示代表', badge: '' },
  };
}

/**
 * Starts one person's app with a data folder of its own and waits for its first screen. The same again over the same data
 * is a restart: the store is unlocked where it has a passphrase.
 */
export async function enter(role: keyof Cast, file: CaseFile, stage: Stage): Promise<Actor> {
  const dataDir = path.join(stage.dir, role);
  await mkdir(dataDir, { recursive: true });
  const cameras = { company: stage.camera, lead: filmOf('officer'), second: filmOf('officer-2') };
  const app = await launch({ dataDir, camera: cameras[role] });
  app.page.setDefaultTimeout(ACTION_MS);
  const [width, height] = [1440, 900];
  await app.electron.evaluate(
    ({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height),
    { width, height },
  );
  if ((await firstScreen(app.page)) === 'locked') {
    await unlock(app.page);
    await app.page.getByTestId('unlock').waitFor({ state: 'hidden' });
  }
  return { ...app, ...namesOf(file)[role] };
}
