import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import { filmOf } from '../drive/launch';
import { until } from '../drive/until';
import { splitFrames } from '../film/mjpeg';
import type { Room } from './room';

/** As the company's camera makes them. */
const SIZE = { width: 1920, height: 1080 };
const THUMBNAIL = { width: 320, height: 180 };

/**
 * Puts stills on the record: asked for by the officer, made of different pictures of a film by the company, verified on
 * the officer's machine. @returns the name of the case.
 */
export async function takeStills({ lead, company }: Room, count: number): Promise<string> {
  const { id, stills, item } = await lead.page.evaluate(async (count) => {
    const { calls } = window.yuanjian;
    const list = await calls['cases.list'](undefined);
    const [first] = list.ok ? list.value : [];
    if (!first) throw new Error('there is no case');
    const view = await calls['cases.get']({ case: first.id });
    if (!view.ok) throw new Error(view.error.code);
    const item = view.value.inspection.case.instruction.items[0]!.id;
    const stills = Array.from({ length: count }, () => crypto.randomUUID().replaceAll('-', ''));
    for (const still of stills) {
      const fact = { type: 'still.requested', body: { still, item } } as const;
      const answer = await calls['record.write']({ case: first.id, fact });
      if (!answer.ok) throw new Error(answer.error.code);
    }
    return { id: first.id, stills, item };
  }, count);
  await until(company.page, stillsThere, { id, count, member: 'requested' } as const);
  const film = splitFrames(await readFile(filmOf('warehouse')));
  for (const [i, still] of stills.entries()) {
    const frame = film[Math.floor((i * film.length) / count)]!;
    await store(
      company.page,
      { case: id, still, item },
      await drawn(frame, SIZE),
      await drawn(frame, THUMBNAIL),
    );
  }
  await until(lead.page, stillsThere, { id, count, member: 'received' } as const);
  // The record says so of originals alone.
  await until(lead.page, picturesThere, id);
  return id;
}

/** Whether every picture that a case names is on this machine's disk. Runs in a page. */
async function picturesThere(id: string): Promise<boolean> {
  const view = await window.yuanjian.calls['cases.get']({ case: id });
  if (!view.ok) return false;
  const { present, inspection } = view.value;
  return inspection.stills
    .flatMap(({ captured }) => (captured ? [captured.original, captured.thumbnail] : []))
    .every(({ sha256 }) => present.includes(sha256));
}

/** Whether so many stills of a case are as far as that. Runs in a page. */
async function stillsThere({
  id,
  count,
  member,
}: {
  id: string;
  count: number;
  member: 'requested' | 'received';
}): Promise<boolean> {
  const view = await window.yuanjian.calls['cases.get']({ case: id });
  return view.ok && view.value.inspection.stills.filter((still) => still[member]).length === count;
}

/** A frame of a film in another size, JPEG as Base64. */
async function drawn(frame: Uint8Array, { width, height }: typeof SIZE): Promise<string> {
  const canvas = createCanvas(width, height);
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(frame)), 0, 0, width, height);
  return canvas.toBuffer('image/jpeg').toString('base64');
}

async function store(
  page: Page,
  where: { case: string; still: string; item: string },
  original: string,
  thumbnail: string,
): Promise<void> {
  await page.evaluate(
    async ({ where, pictures }) => {
      const [original, thumbnail] = pictures.map((text) =>
        Uint8Array.from(atob(text), (character) => character.charCodeAt(0)),
      );
      const answer = await window.yuanjian.calls['still.store']({
        ...where,
        original: original!,
        thumbnail: thumbnail!,
        method: 'grab-frame',
        camera: 'bench',
        track: { width: 1920, height: 1080, frameRate: 30 },
      });
      if (!answer.ok) throw new Error(answer.error.code);
    },
    { where, pictures: [original, thumbnail] },
  );
}
