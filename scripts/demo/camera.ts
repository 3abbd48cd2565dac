import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright';
import type { CaseFile, InstructionItem } from '../../shared/customs/case-file';
import type { ItemKind } from '../../shared/customs/codes';
import { FILMS } from '../film/films';
import { atOwnSpeed, repeatFrames } from '../film/mjpeg';
import { scenes, type Film, type Scene } from '../film/shots';
import { frameOfStill, frameShown } from './frame-shown';

/** Our films are drawn brisk for the tests; a clerk with a laptop in hand dwells twice as long on everything. */
const SLOWER = 2;
/** Seconds of a shot that must be left when the shutter is pressed, and when an item is asked for. */
const SHUTTER_SECONDS = 1;
const ASK_SECONDS = 2;

/** The company's camera as the people in the demo use it: nobody steers a film, so they go along with what it shows. */
export interface Camera {
  /** Which of these items the camera comes to next. */
  next: (company: Page, items: readonly InstructionItem[]) => Promise<InstructionItem | undefined>;
  /** Waits until the camera looks at what an item is about. */
  walkTo: (company: Page, item: InstructionItem) => Promise<void>;
  /** Whether the newest still on the officer's screen shows what the item is about. */
  shows: (officer: Page, item: InstructionItem) => Promise<boolean>;
}

/** What is shown for an item that the film has no shot of: cartons for goods, their label for papers. */
const INSTEAD: Partial<Record<ItemKind, ItemKind>> = { goods: 'other', document: 'label' };

/** For one of our own films, whose frames are numbered; any other film is taken as it comes. */
export function cameraOf(file: string, about: CaseFile): Camera {
  const film = ownFilm(file);
  if (!film) {
    return {
      next: (_, [first]) => Promise.resolve(first),
      walkTo: () => Promise.resolve(),
      shows: () => Promise.resolve(true),
    };
  }
  const all = scenes(film);
  const length = (all.at(-1)?.last ?? 0) + 1;
  const framesIn = (seconds: number): number => Math.ceil((seconds * film.rate) / SLOWER);
  const isIn = (scene: Scene, frame: number, left = 0): boolean =>
    frame >= scene.first && frame <= scene.last - left;
  return {
    async next(company, items) {
      const frame = await frameShown(company);
      if (frame === null) return items[0];
      const away = (item: InstructionItem): number => {
        const scene = sceneOf(all, item, about);
        if (!scene || isIn(scene, frame, framesIn(ASK_SECONDS))) return 0;
        return (scene.first - frame + length) % length;
      };
      return items.toSorted((a, b) => away(a) - away(b))[0];
    },
    async walkTo(company, item) {
      const scene = sceneOf(all, item, about);
      for (let frame = null; scene && (frame === null || !isIn(scene, frame, framesIn(SHUTTER_SECONDS)));) {
        frame = await frameShown(company);
        if (frame === null) return;
      }
    },
    async shows(officer, item) {
      const scene = sceneOf(all, item, about);
      const frame = scene && (await frameOfStill(officer));
      return frame === undefined || frame === null || isIn(scene!, frame);
    },
  };
}

/** Copies the film for Chromium's camera, which plays every film at 30 pictures a second, at the speed it is meant for. */
export async function putFilm(file: string, into: string): Promise<void> {
  const film = atOwnSpeed(await readFile(file));
  await writeFile(into, ownFilm(file) ? repeatFrames(film, SLOWER) : film);
}

const ownFilm = (file: string): Film | undefined => FILMS[path.basename(file, '.mjpeg')];

/** The shot of this very container or goods line, where the film has one for each. */
function sceneOf(
  all: readonly Scene[],
  { kind, container, line }: InstructionItem,
  { containers }: CaseFile,
): Scene | undefined {
  const shots = all.filter(({ shows }) => shows === kind);
  const own =
    kind === 'goods'
      ? shots.find((shot) => shot.line === line)
      : shots[
          Math.max(0, kind === 'container' ? containers.findIndex(({ number }) => number === container) : 0)
        ];
  return own ?? all.find(({ shows }) => shows === INSTEAD[kind]);
}
