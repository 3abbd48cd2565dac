/**
 * Makes the camera films of a warehouse that stand in for a camera in demo and tests:
 * `npx tsx scripts/make-film.ts [name …]` writes assets/camera/<name>.mjpeg, all of them without a name.
 * They are raw MJPEG at 4:2:0, as Chromium's --use-file-for-fake-video-capture wants it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FILMS } from './film/films';
import { loadFonts } from './film/kit';
import { frames } from './film/shots';

const folder = fileURLToPath(new URL('../assets/camera/', import.meta.url));

function make(name: string): void {
  const film = FILMS[name];
  if (!film) throw new Error(`There is no film “${name}”; there are: ${Object.keys(FILMS).join(', ')}`);
  const pictures = [...frames(film)];
  writeFileSync(`${folder}${name}.mjpeg`, Buffer.concat(pictures));
  const size = pictures.reduce((sum, picture) => sum + picture.length, 0);
  console.log(
    `${name}: ${pictures.length} frames, ${film.width}×${film.height}, ${(size / 2 ** 20).toFixed(2)} MiB`,
  );
}

const names = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
loadFonts();
(names.length > 0 ? names : Object.keys(FILMS)).forEach(make);
