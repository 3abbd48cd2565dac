import { grime, sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface CartonContent {
  /** Printed on each box. */
  readonly name: string;
  /** Boxes across and down, and how many of the last row are missing. */
  readonly columns: number;
  readonly rows: number;
  readonly missing: number;
  readonly note: string;
}

const INSIDE = { x: 250, y: 130, width: 1804, height: 900 } as const;

/** An opened carton from above, its boxes in rows so that they can be counted; some of the last row may be missing. */
export function carton(c: Context, content: CartonContent): void {
  floor(c);
  walls(c);
  boxes(c, content);
  tally(c, content.note);
}

function floor(c: Context): void {
  c.fillStyle = shade(c, 0, STAGE.height, [
    [0, '#8d8f8e'],
    [1, '#6d6f6e'],
  ]);
  c.fillRect(0, 0, STAGE.width, STAGE.height);
  grime(c, 0, 0, STAGE.width, STAGE.height, 17, 0.07);
}

/** The flaps folded outwards, and the dark inside. */
function walls(c: Context): void {
  const { x, y, width, height } = INSIDE;
  withShadow(c, 50, 22, 0.55, () => {
    c.fillStyle = '#b98f5c';
    c.fillRect(x - 150, y - 90, width + 300, height + 180);
  });
  c.fillStyle = '#a67d4c';
  c.fillRect(x - 26, y - 26, width + 52, height + 52);
  c.fillStyle = '#3a2a18';
  c.fillRect(x, y, width, height);
}

function boxes(c: Context, { name, columns, rows, missing }: CartonContent): void {
  const [w, h] = [INSIDE.width / columns, INSIDE.height / rows];
  for (let i = 0; i < columns * rows - missing; i += 1) {
    const [x, y] = [INSIDE.x + (i % columns) * w, INSIDE.y + Math.floor(i / columns) * h];
    c.fillStyle = shade(c, y, y + h, [
      [0, '#fbfbfa'],
      [1, '#d9dcdf'],
    ]);
    c.beginPath();
    c.roundRect(x + 5, y + 5, w - 10, h - 10, 8);
    c.fill();
    c.fillStyle = '#1c3f75';
    c.fillRect(x + 5, y + h - 26, w - 10, 14);
    c.fillStyle = '#14171a';
    c.textAlign = 'center';
    c.font = sans(30, 700);
    c.fillText(name, x + w / 2, y + h / 2);
    c.textAlign = 'left';
  }
}

/** A strip of paper on the flap with what the clerk counted. */
function tally(c: Context, note: string): void {
  withShadow(c, 10, 4, 0.4, () => {
    c.fillStyle = '#fff7c9';
    c.fillRect(300, 1080, 1704, 110);
  });
  c.fillStyle = '#14171a';
  c.font = sans(58, 700);
  c.fillText(note, 340, 1156);
}
