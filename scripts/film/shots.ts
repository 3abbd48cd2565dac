import { createCanvas, type Canvas } from '@napi-rs/canvas';
import type { ItemKind } from '../../shared/customs/codes';
import { noiseTile, STAGE, type Context } from './kit';
import { paintMarker } from './marker';
import { withRate } from './mjpeg';

/** A view of the stage: its middle (0–1 of the slack on each side) and how near, 1 (all) to 1.2 (pixel for pixel). */
interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

interface Shot {
  /** What kind of instruction item this shot answers. */
  readonly shows: ItemKind;
  /** The goods line that it shows, where it shows one. */
  readonly line?: number;
  /** The container whose number or seal it shows. */
  readonly container?: string;
  /** Whether the goods lie so that they can be counted, and one is missing. */
  readonly short?: true;
  /** `t`: how far a film that stands `still` is through the shot, 0 to 1; others are painted once. */
  readonly paint: (c: Context, t: number) => void;
  readonly seconds: number;
  readonly from: View;
  readonly to: View;
}

export interface Film {
  readonly width: number;
  readonly height: number;
  /** Frames a second that the movement is drawn for. */
  readonly rate: number;
  /** JPEG quality 0–100. */
  readonly quality: number;
  /** An indoor camera on a desk: no hand, no noise, no marker, so that its pictures are small. */
  readonly still?: true;
  /** The declaration of the case that it was drawn after. */
  readonly declaration?: string;
  readonly shots: readonly Shot[];
}

/** A shot's place in the film: its first and its last frame. */
export interface Scene extends Pick<Shot, 'shows' | 'line' | 'container'> {
  first: number;
  last: number;
}

/** The frames of each shot, the last one included, and what it shows. */
export function scenes(film: Film): Scene[] {
  let next = 0;
  return film.shots.map(({ shows, line, container, seconds }) => {
    const first = next;
    next += Math.round(seconds * film.rate);
    return { shows, line, container, first, last: next - 1 };
  });
}

/** The pictures of the film, one JPEG after the other; the first carries the rate in a comment. */
export function* frames(film: Film): Generator<Uint8Array> {
  const canvas = createCanvas(film.width, film.height);
  const context = canvas.getContext('2d');
  const sensor = [1, 2, 3].map((seed) => noiseTile(seed, 512, 3, 0.018));
  let number = 0;
  for (const shot of film.shots) {
    const stage = createCanvas(STAGE.width, STAGE.height);
    shot.paint(stage.getContext('2d'), 0);
    const count = Math.round(shot.seconds * film.rate);
    for (let i = 0; i < count; i += 1) {
      if (film.still) {
        shot.paint(stage.getContext('2d'), i / count);
        context.drawImage(stage, 0, 0, film.width, film.height);
        yield context.canvas.toBuffer('image/jpeg', film.quality);
        continue;
      }
      look(context, film, stage, shot, i / Math.max(1, count - 1), number);
      optics(context, film, sensor[number % sensor.length], number);
      paintMarker(film.width, film.height, number, (x, y, w, h, white) => {
        context.fillStyle = white ? '#fff' : '#000';
        context.fillRect(x, y, w, h);
      });
      const jpeg = canvas.toBuffer('image/jpeg', film.quality);
      yield number === 0 ? withRate(jpeg, film.rate) : jpeg;
      number += 1;
    }
  }
}

/** Draws what the camera sees: from one view to the other, eased, held by a hand that is not quite still. */
function look(c: Context, film: Film, stage: Canvas, shot: Shot, t: number, frame: number): void {
  const ease = t * t * (3 - 2 * t);
  const between = (a: number, b: number): number => a + (b - a) * ease;
  const zoom = between(shot.from.zoom, shot.to.zoom);
  const [w, h] = [STAGE.width / zoom, STAGE.height / zoom];
  const hand = (speed: number): number =>
    Math.sin(frame * speed) * 3 + Math.sin(frame * speed * 2.3 + 1) * 1.5;
  const place = (slack: number, at: number, shake: number): number =>
    Math.min(Math.max(0, slack * at + shake), Math.max(0, slack));
  const x = place(STAGE.width - w, between(shot.from.x, shot.to.x), hand(0.53));
  const y = place(STAGE.height - h, between(shot.from.y, shot.to.y), hand(0.41));
  c.imageSmoothingEnabled = true;
  c.imageSmoothingQuality = 'high';
  c.drawImage(stage, x, y, w, h, 0, 0, film.width, film.height);
}

/** Fall-off of light to the corners, the lamps' flicker, the sensor's noise. */
function optics(c: Context, { width, height }: Film, sensor: Canvas | undefined, frame: number): void {
  const vignette = c.createRadialGradient(
    width / 2,
    height / 2,
    height * 0.45,
    width / 2,
    height / 2,
    width * 0.62,
  );
  vignette.addColorStop(0, 'rgba(0,0,0,0)');
  vignette.addColorStop(1, 'rgba(0,0,10,0.34)');
  c.fillStyle = vignette;
  c.fillRect(0, 0, width, height);
  c.fillStyle = `rgba(255,250,235,${0.014 + 0.01 * Math.sin(frame * 1.7)})`;
  c.fillRect(0, 0, width, height);
  if (!sensor) return;
  for (let y = 0; y < height; y += 512) for (let x = 0; x < width; x += 512) c.drawImage(sensor, x, y);
}
