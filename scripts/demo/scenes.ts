import path from 'node:path';
import type { Page } from 'playwright';
import type { CaseFile, InstructionItem } from '../../shared/customs/case-file';
import type { ItemKind } from '../../shared/customs/codes';
import { FILMS } from '../film/films';
import { readMarker } from '../film/marker';
import { scenes } from '../film/shots';

/** Small is enough for the marker, and quick to look at. */
const WIDTH = 320;
const HEIGHT = 180;
/** Rows at the bottom of the picture that hold the frame's marker at this size. */
const ROWS = 12;
/** Frames left of a shot when the shutter is pressed: it takes a moment until the frame is taken. */
const MARGIN = 3;
/** Pictures of the camera (30 a second) from one look to the next. */
const PICTURES_BETWEEN_LOOKS = 3;

/** Waits until the camera looks at what an item is about, as a clerk would walk there. */
export type Walk = (company: Page, item: InstructionItem) => Promise<void>;

/** What is shown for an item that the film has no shot of: cartons for goods, their label for papers. */
const INSTEAD: Partial<Record<ItemKind, ItemKind>> = { goods: 'other', document: 'label' };

/** For one of our own films, whose frames are numbered; any other film is taken as it comes. */
export function walkFor(camera: string, file: CaseFile): Walk {
  const film = FILMS[path.basename(camera, '.mjpeg')];
  if (!film) return () => Promise.resolve();
  return async (company, item) => {
    const wanted = shotFor(scenes(film), item, file);
    if (!wanted) return;
    for (;;) {
      const frame = await frameShown(company);
      if (frame === null || (frame >= wanted.first && frame <= wanted.last - MARGIN)) return;
    }
  };
}

type Scene = ReturnType<typeof scenes>[number];

/** The shot of this very container or goods line, where the film has one for each. */
function shotFor(
  all: Scene[],
  { kind, container, line }: InstructionItem,
  file: CaseFile,
): Scene | undefined {
  const shots = (wanted: ItemKind | undefined) => all.filter(({ shows }) => shows === wanted);
  const index =
    kind === 'goods'
      ? file.goods.findIndex((goods) => goods.line === line)
      : file.containers.findIndex(({ number }) => number === container);
  const own = kind === 'goods' || kind === 'container' ? shots(kind)[Math.max(index, 0)] : shots(kind)[0];
  return own ?? shots(INSTEAD[kind])[0];
}

/** The number of the film's frame that the company's own picture shows at its next frame; null without a marker. */
async function frameShown(company: Page): Promise<number | null> {
  const rows = await company.getByTestId('self-video').evaluate(
    async (video: HTMLVideoElement, { width, height, rows: count, pictures }) => {
      for (let i = 0; i < pictures; i++)
        await new Promise((resolve) => video.requestVideoFrameCallback(resolve));
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      if (!context) return [];
      context.drawImage(video, 0, 0, width, height);
      return Array.from(context.getImageData(0, height - count, width, count).data);
    },
    { width: WIDTH, height: HEIGHT, rows: ROWS, pictures: PICTURES_BETWEEN_LOOKS },
  );
  const picture = new Uint8Array(WIDTH * HEIGHT * 4);
  picture.set(rows, WIDTH * (HEIGHT - ROWS) * 4);
  return readMarker(picture, WIDTH, HEIGHT)?.frame ?? null;
}
