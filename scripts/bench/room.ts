import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { enterRoom, invite, openCase } from '../drive/desk';
import { firstScreen, foundOffice, joinAsCompany } from '../drive/first-run';
import { freshDir, launch, type RunningApp } from '../drive/launch';
import { joinCall } from '../drive/room';
import { atOwnSpeed } from '../film/mjpeg';
import { projectDir } from '../runtime/where.mjs';

/** An officer's and a company's app. */
export interface Room {
  lead: RunningApp;
  company: RunningApp;
  /** The film that the company's camera shows, for the peer that the bench compares with. */
  camera: string;
  close: () => Promise<void>;
}

/** Sets up an office, a case and a company with real apps, as far as the company's waiting in the room, its camera open. */
export async function openRoom(): Promise<Room> {
  const room = await openCaseForTwo();
  try {
    await enterRoom(room.company.page);
    await joinCall(room.company.page);
    return room;
  } catch (error) {
    await room.close();
    throw error;
  }
}

/** Sets up an office, a case and a company that has joined it, with real apps. */
export async function openCaseForTwo(): Promise<Room> {
  const { dir, remove } = await freshDir('bench-room');
  const camera = path.join(dir, 'camera.mjpeg');
  await writeFile(camera, atOwnSpeed(await readFile(path.join(projectDir, 'assets/camera/warehouse.mjpeg'))));
  const lead = await launch({ dataDir: path.join(dir, 'lead') });
  const company = await launch({ dataDir: path.join(dir, 'company'), camera });
  const close = async (): Promise<void> => {
    await Promise.all([lead.close(), company.close()]);
    await remove();
  };
  try {
    await firstScreen(lead.page);
    await foundOffice(lead.page, { name: '甲关员', badge: 'DEMO-0001' }, '示例海关');
    await openCase(lead.page, await readFile(path.join(projectDir, 'assets/sample-case.json'), 'utf8'));
    const { link } = await invite(lead.page, 'representative', '丙仓管');
    await firstScreen(company.page);
    await joinAsCompany(company.page, link, '丙仓管');
    return { lead, company, camera, close };
  } catch (error) {
    await close();
    throw error;
  }
}
