import { createCanvas } from '@napi-rs/canvas';
import { barcode, sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface SealContent {
  readonly number: string;
  readonly maker: string;
  /** Hue of the plastic, and of the container behind. */
  readonly plastic: number;
  readonly wall: readonly [number, number, number];
}

const Y = 640;

/** A bolt seal through the hasp of a door handle, near enough to read its number; the door behind is out of focus. */
export function seal(c: Context, content: SealContent): void {
  background(c, content.wall);
  hasp(c);
  pin(c);
  head(c, content.plastic);
  barrel(c, content);
}

function background(c: Context, [h, s, l]: readonly [number, number, number]): void {
  const behind = createCanvas(STAGE.width, STAGE.height);
  const b = behind.getContext('2d');
  b.fillStyle = shade(b, 0, STAGE.height, [
    [0, `hsl(${h} ${s}% ${l + 6}%)`],
    [1, `hsl(${h} ${s}% ${l - 10}%)`],
  ]);
  b.fillRect(0, 0, STAGE.width, STAGE.height);
  for (let x = -60; x < STAGE.width; x += 420) {
    b.fillStyle = shade(
      b,
      x,
      x + 420,
      [
        [0, 'rgba(255,255,255,0.16)'],
        [0.44, 'rgba(255,255,255,0.05)'],
        [0.5, 'rgba(0,0,0,0.45)'],
        [0.6, 'rgba(0,0,0,0.16)'],
        [0.9, 'rgba(0,0,0,0.05)'],
        [1, 'rgba(255,255,255,0.2)'],
      ],
      true,
    );
    b.fillRect(x, 0, 420, STAGE.height);
  }
  c.filter = 'blur(16px)';
  c.drawImage(behind, 0, 0);
  c.filter = 'none';
}

/** The handle and its two lugs, galvanised steel. */
function hasp(c: Context): void {
  withShadow(c, 46, 26, 0.65, () => {
    c.fillStyle = shade(c, 250, 470, [
      [0, '#7d8388'],
      [0.25, '#dfe3e5'],
      [0.5, '#b4babe'],
      [1, '#5b6166'],
    ]);
    c.beginPath();
    c.roundRect(-80, 270, 1180, 190, 60);
    c.fill();
  });
  for (const [x, top] of [
    [560, 200],
    [800, 340],
  ] as const) {
    withShadow(c, 34, 18, 0.6, () => {
      c.fillStyle = shade(
        c,
        x,
        x + 130,
        [
          [0, '#8b9196'],
          [0.3, '#e4e7e9'],
          [0.65, '#aab0b4'],
          [1, '#666c71'],
        ],
        true,
      );
      c.beginPath();
      c.roundRect(x, top, 130, Y + 170 - top, 44);
      c.fill();
    });
    c.fillStyle = '#15171a';
    c.beginPath();
    c.ellipse(x + 65, Y, 40, 52, 0, 0, Math.PI * 2);
    c.fill();
  }
  c.fillStyle = 'rgba(122,66,28,0.35)';
  for (const [x, y, r] of [
    [600, 250, 26],
    [905, 400, 18],
    [330, 430, 40],
    [850, 780, 22],
  ] as const) {
    c.beginPath();
    c.ellipse(x, y, r, r * 0.5, 0.4, 0, Math.PI * 2);
    c.fill();
  }
}

function pin(c: Context): void {
  withShadow(c, 24, 16, 0.6, () => {
    c.fillStyle = shade(c, Y - 34, Y + 34, [
      [0, '#5c6166'],
      [0.3, '#f4f6f7'],
      [0.6, '#a7adb1'],
      [1, '#3d4145'],
    ]);
    c.fillRect(430, Y - 34, 640, 68);
  });
}

function plastic(c: Context, hue: number, top: number, bottom: number) {
  return shade(c, top, bottom, [
    [0, `hsl(${hue} 80% 34%)`],
    [0.18, `hsl(${hue} 92% 54%)`],
    [0.3, `hsl(${hue} 96% 72%)`],
    [0.48, `hsl(${hue} 92% 56%)`],
    [0.82, `hsl(${hue} 86% 44%)`],
    [1, `hsl(${hue} 80% 24%)`],
  ]);
}

function head(c: Context, hue: number): void {
  withShadow(c, 36, 22, 0.6, () => {
    c.fillStyle = plastic(c, hue, Y - 120, Y + 120);
    c.beginPath();
    c.roundRect(250, Y - 120, 200, 240, 46);
    c.fill();
  });
  c.font = sans(86, 700);
  c.fillStyle = 'rgba(20,20,20,0.85)';
  c.textAlign = 'center';
  c.fillText('H', 350, Y + 32);
  c.textAlign = 'left';
}

function barrel(c: Context, { number, maker, plastic: hue }: SealContent): void {
  const [x, w, half] = [1040, 1060, 210];
  withShadow(c, 60, 34, 0.65, () => {
    c.fillStyle = plastic(c, hue, Y - half, Y + half);
    c.beginPath();
    c.roundRect(x, Y - half, w, half * 2, 70);
    c.fill();
  });
  c.fillStyle = 'rgba(0,0,0,0.18)';
  for (const dx of [70, 100, w - 110, w - 80]) c.fillRect(x + dx, Y - half, 10, half * 2);
  c.fillStyle = '#15130c';
  c.font = sans(46, 700);
  c.fillText(maker, x + 150, Y - 96);
  c.font = sans(132, 700);
  const [width, space] = [c.measureText(number).width, w - 300];
  c.save();
  c.translate(x + 150, Y + 52);
  c.scale(Math.min(1, space / width), 1);
  c.fillText(number, 0, 0);
  c.restore();
  barcode(c, x + 150, Y + 92, 620, 66, number);
}
