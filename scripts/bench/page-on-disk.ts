import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { RunningApp } from '../drive/launch';
import { projectDir } from '../runtime/where.mjs';

/**
 * Writes the report's page of a case as it stands when it is printed, laid out, without its scripts: HTML, the built
 * style and fonts, and its pictures as files. @returns the file, and how many pages it has.
 */
export async function stillPage(
  { electron }: RunningApp,
  id: string,
  dir: string,
): Promise<{ html: string; pages: number }> {
  const out = path.join(projectDir, 'out');
  const shown = await electron.evaluate(
    async ({ BrowserWindow }, { url, preload }) => {
      const window = new BrowserWindow({
        show: false,
        width: 900,
        height: 1270,
        webPreferences: { preload, sandbox: true, backgroundThrottling: false },
      });
      await window.loadURL(url);
      const script = `window.reportReady.then(({ ok }) => {
        for (const element of document.querySelectorAll('script, [rel=modulepreload]')) element.remove();
        for (const link of document.querySelectorAll('link')) link.removeAttribute('crossorigin');
        const images = [...document.images].map(({ src }) => src);
        const pages = document.querySelectorAll('.rd-page').length;
        return { ok, images, pages, html: document.documentElement.outerHTML };
      })`;
      const page = (await window.webContents.executeJavaScript(script)) as {
        ok: boolean;
        images: string[];
        pages: number;
        html: string;
      };
      const pictures: [string, string][] = [];
      for (const src of new Set(page.images)) {
        const response = await window.webContents.session.fetch(src);
        pictures.push([src, Buffer.from(await response.arrayBuffer()).toString('base64')]);
      }
      window.destroy();
      return { ...page, pictures };
    },
    { url: `app://yuanjian/report.html?case=${id}`, preload: path.join(out, 'preload/index.cjs') },
  );
  if (!shown.ok) throw new Error('the report was not laid out');
  const base = `<head><base href="${pathToFileURL(path.join(out, 'renderer')).href}/">`;
  let html = `<!doctype html>${shown.html.replace('<head>', base)}`;
  for (const [i, [src, picture]] of shown.pictures.entries()) {
    const file = path.join(dir, `${i}.jpg`);
    await writeFile(file, Buffer.from(picture, 'base64'));
    html = html.replaceAll(src.replaceAll('&', '&amp;'), pathToFileURL(file).href);
  }
  const file = path.join(dir, 'report.html');
  await writeFile(file, html);
  return { html: file, pages: shown.pages };
}
