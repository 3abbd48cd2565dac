import { sans, shade, STAGE, type Context } from '../kit';

export interface OfficerContent {
  /** Hue of the wall behind; the people on the two screens are told apart by it. */
  readonly wall: number;
  readonly part: string;
}

const MIDDLE = STAGE.width / 2;

/**
 * Somebody at a desk, as a drawing: nobody's face, and a card that says it is a demonstration.
 * @param t 0 to 1, once through a breath and a nod of the head
 */
export function officer(c: Context, { wall, part }: OfficerContent, t: number): void {
  room(c, wall);
  const sway = Math.sin(t * Math.PI * 2);
  person(c, sway);
  card(c, part);
}

function room(c: Context, wall: number): void {
  const { width, height } = STAGE;
  c.fillStyle = shade(c, 0, height, [
    [0, `hsl(${wall} 22% 82%)`],
    [1, `hsl(${wall} 20% 66%)`],
  ]);
  c.fillRect(0, 0, width, height);
  // A window with blinds, and a shelf.
  c.fillStyle = `hsl(${wall} 40% 93%)`;
  c.fillRect(160, 120, 520, 620);
  c.fillStyle = `hsl(${wall} 18% 78%)`;
  for (let y = 150; y < 740; y += 60) c.fillRect(160, y, 520, 16);
  c.fillStyle = `hsl(${wall} 20% 52%)`;
  c.fillRect(1700, 520, 480, 24);
  for (const [x, h, hue] of [
    [1730, 190, 210],
    [1790, 220, 20],
    [1850, 180, 150],
    [1915, 205, 210],
  ] as const) {
    c.fillStyle = `hsl(${hue} 30% 45%)`;
    c.fillRect(x, 520 - h, 52, h);
  }
}

function person(c: Context, sway: number): void {
  const breath = sway * 8;
  const nod = sway * 10;
  c.fillStyle = '#1d2f4d';
  c.beginPath();
  c.moveTo(MIDDLE - 620, STAGE.height);
  c.bezierCurveTo(MIDDLE - 600, 900 - breath, MIDDLE - 330, 860 - breath, MIDDLE - 130, 800 - breath);
  c.lineTo(MIDDLE + 130, 800 - breath);
  c.bezierCurveTo(MIDDLE + 330, 860 - breath, MIDDLE + 600, 900 - breath, MIDDLE + 620, STAGE.height);
  c.fill();
  c.fillStyle = '#e8ecf1';
  c.beginPath();
  c.moveTo(MIDDLE - 120, 800 - breath);
  c.lineTo(MIDDLE, 960 - breath);
  c.lineTo(MIDDLE + 120, 800 - breath);
  c.fill();
  c.fillStyle = '#c89b7b';
  c.beginPath();
  c.roundRect(MIDDLE - 92, 640, 184, 200 - breath, 70);
  c.fill();
  head(c, MIDDLE + sway * 7, nod);
}

function head(c: Context, x: number, nod: number): void {
  c.fillStyle = '#d9ad8c';
  c.beginPath();
  c.ellipse(x, 500 + nod, 190, 240, 0, 0, Math.PI * 2);
  c.fill();
  c.fillStyle = '#26221f';
  c.beginPath();
  c.ellipse(x, 420 + nod, 206, 190, 0, Math.PI, 0);
  c.quadraticCurveTo(x + 150, 350 + nod, x, 352 + nod);
  c.quadraticCurveTo(x - 150, 350 + nod, x - 206, 420 + nod);
  c.fill();
}

/** A card on the desk in front of the person. */
function card(c: Context, part: string): void {
  c.fillStyle = '#ffffff';
  c.beginPath();
  c.roundRect(MIDDLE - 420, 1040, 840, 210, 24);
  c.fill();
  c.fillStyle = '#16345f';
  c.fillRect(MIDDLE - 420, 1040 + 24, 22, 162);
  c.textAlign = 'center';
  c.font = sans(96, 700);
  c.fillText(part, MIDDLE, 1150);
  c.fillStyle = '#5c6470';
  c.font = sans(48);
  c.fillText('演示画面 · DEMONSTRATION', MIDDLE, 1222);
  c.textAlign = 'left';
}
