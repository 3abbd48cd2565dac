import { writeFile } from 'node:fs/promises';
import { speak } from '../drive/desk';
import { leafBack } from '../drive/sign-off';
import { CAPTIONS, type PictureName } from './captions';
import type { Actor } from './cast';
import type { OutFolder } from './out-folder';

interface Picture {
  file: string;
  zh: string;
  en: string;
}

/** The pictures of the screens, numbered in the order in which people come to them. */
export class Pictures {
  private readonly taken: Picture[] = [];

  constructor(private readonly out: OutFolder) {}

  /** Keeps a picture of what somebody has in front of them. */
  async take({ page }: Pick<Actor, 'page'>, name: PictureName): Promise<void> {
    await page.screenshot({ path: this.next(name), animations: 'disabled' });
  }

  /** Of somebody who has read the record to its end and is about to sign: with a page of it in front of them. */
  async takeSigner(actor: Pick<Actor, 'page'>, name: PictureName): Promise<void> {
    await leafBack(actor.page);
    await this.take(actor, name);
  }

  /** What somebody has in front of them, in English; the person goes back to Chinese afterwards. */
  async takeEnglish(actor: Pick<Actor, 'page'>, name: PictureName): Promise<void> {
    await speak(actor.page, 'en');
    await this.take(actor, name);
    await speak(actor.page, 'zh');
  }

  /** Keeps a picture that was made elsewhere. */
  async put(png: Uint8Array, name: PictureName): Promise<void> {
    await writeFile(this.next(name), png);
  }

  /** Writes pictures.json: every picture's file and what it shows. Returns how many there are. */
  async list(): Promise<number> {
    const text = JSON.stringify(this.taken, null, 2);
    await writeFile(this.out.place('pictures.json'), `${text}\n`);
    return this.taken.length;
  }

  private next(name: PictureName): string {
    const file = `${String(this.taken.length + 1).padStart(2, '0')}-${name}.png`;
    this.taken.push({ file, ...CAPTIONS[name] });
    return this.out.place(file);
  }
}
