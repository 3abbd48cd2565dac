import { chance, grime, sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface DoorContent {
  /** Base colour as hue, saturation %, lightness %. */
  readonly paint: readonly [number, number, number];
  readonly number: string;
  readonly type: string;
  readonly line: string;
  readonly weights: readonly (readonly [string, string, string])[];
}

const TOP = 120;
const GAP = 640;
const POST = 2080;

/** The right door of a container, its number in the place where ISO 6346 wants it, part of the left door beside it. */
export function door(c: Context, content: DoorContent): void {
  const { width, height } = STAGE;
  const [h, s, l] = content.paint;
  const tone = (lightness: number, saturation = 0): string =>
    `hsl(${h} ${s + saturation}% ${l + lightness}%)`;
  c.fillStyle = shade(c, 0, height, [
    [0, '#23282c'],
    [1, '#3a3d3d'],
  ]);
  c.fillRect(0, 0, width, height);
  c.fillStyle = tone(0);
  c.fillRect(0, TOP, POST, height);
  lettering(c, content);
  corrugation(c, 0, GAP - 26, height);
  corrugation(c, GAP + 26, POST - 40, height);
  streaks(c, h);
  grime(c, 0, TOP, POST, height - TOP, 11, 0.05);
  frame(c, tone);
  gasket(c, GAP - 16, height);
  gasket(c, POST - 34, height);
  for (const x of [250, 560, 800, 1890]) lockBar(c, x, height);
  for (const y of [330, 760, 1180]) hinge(c, y, tone);
}

/** The trapezoid relief of the steel sheet, as light on what was painted below. */
function corrugation(c: Context, from: number, to: number, height: number): void {
  const period = 176;
  for (let x = from; x < to; x += period) {
    c.save();
    c.beginPath();
    c.rect(from, TOP + 40, to - from, height);
    c.clip();
    c.fillStyle = shade(
      c,
      x,
      x + period,
      [
        [0, 'rgba(255,255,255,0.13)'],
        [0.4, 'rgba(255,255,255,0.06)'],
        [0.42, 'rgba(0,0,0,0.38)'],
        [0.52, 'rgba(0,0,0,0.20)'],
        [0.54, 'rgba(0,0,0,0.10)'],
        [0.88, 'rgba(0,0,0,0.06)'],
        [0.9, 'rgba(255,255,255,0.24)'],
        [1, 'rgba(255,255,255,0.16)'],
      ],
      true,
    );
    c.fillRect(x, TOP, period, height);
    c.restore();
  }
}

/** Number with its check digit boxed, size and type below, then the weights. */
function lettering(c: Context, content: DoorContent): void {
  c.fillStyle = '#f3efe6';
  c.strokeStyle = '#f3efe6';
  const { number } = content;
  c.font = sans(118, 700);
  const y = 400;
  const owner = number.slice(0, 4);
  const serial = number.slice(4, 10);
  const serialX = 900 + c.measureText(owner).width + 28;
  const digitX = Math.max(1750, serialX + c.measureText(serial).width + 82);
  c.fillText(owner, 900, y);
  c.fillText(serial, serialX, y);
  c.lineWidth = 9;
  c.strokeRect(digitX - 54, y - 112, 108, 138);
  c.textAlign = 'center';
  c.fillText(number.slice(10), digitX, y);
  c.textAlign = 'left';
  c.fillText(content.type, serialX, y + 160);
  content.weights.forEach(([name, metric, imperial], i) => {
    const row = 760 + i * 118;
    c.font = sans(44, 700);
    c.fillText(name, 900, row);
    c.textAlign = 'right';
    c.fillText(metric, 1800, row);
    c.font = sans(36, 400);
    c.fillText(imperial, 1800, row + 48);
    c.textAlign = 'left';
  });
  c.save();
  c.globalAlpha = 0.92;
  c.font = sans(120, 700);
  c.translate(150, 1180);
  c.rotate(-Math.PI / 2);
  c.fillText(content.line, 0, 0);
  c.restore();
}

function streaks(c: Context, hue: number): void {
  const random = chance(hue + 5);
  for (let i = 0; i < 46; i += 1) {
    const x = random(0, POST - 60);
    const y = random(TOP + 60, 1100);
    const length = random(30, 190);
    c.fillStyle = shade(c, y, y + length, [
      [0, `rgba(70,34,16,${random(0.15, 0.5)})`],
      [1, 'rgba(70,34,16,0)'],
    ]);
    c.fillRect(x, y, random(2, 7), length);
  }
  c.strokeStyle = 'rgba(240,235,225,0.25)';
  for (let i = 0; i < 18; i += 1) {
    const x = random(20, POST - 80);
    const y = random(500, 1280);
    c.lineWidth = random(1, 3);
    c.beginPath();
    c.moveTo(x, y);
    c.lineTo(x + random(-90, 90), y + random(-20, 30));
    c.stroke();
  }
}

function frame(c: Context, tone: (lightness: number) => string): void {
  withShadow(c, 26, 12, 0.5, () => {
    c.fillStyle = shade(c, TOP - 70, TOP + 60, [
      [0, tone(14)],
      [0.3, tone(3)],
      [1, tone(-11)],
    ]);
    c.fillRect(0, TOP - 70, POST + 120, 125);
    c.fillStyle = shade(
      c,
      POST - 10,
      POST + 120,
      [
        [0, tone(-6)],
        [0.35, tone(7)],
        [1, tone(-14)],
      ],
      true,
    );
    c.fillRect(POST - 10, TOP + 55, 130, STAGE.height);
  });
  // The corner casting with its hole.
  c.fillStyle = tone(-4);
  c.fillRect(POST - 24, TOP - 86, 160, 178);
  c.fillStyle = '#0d0d0d';
  c.beginPath();
  c.ellipse(POST + 56, TOP + 4, 34, 50, 0, 0, Math.PI * 2);
  c.fill();
  c.strokeStyle = tone(10);
  c.lineWidth = 5;
  c.stroke();
}

function gasket(c: Context, x: number, height: number): void {
  c.fillStyle = shade(
    c,
    x,
    x + 32,
    [
      [0, '#0b0b0b'],
      [0.4, '#34363a'],
      [0.6, '#1d1e20'],
      [1, '#070707'],
    ],
    true,
  );
  c.fillRect(x, TOP + 50, 32, height);
}

const STEEL: [number, string][] = [
  [0, '#4a4e52'],
  [0.25, '#c9ced2'],
  [0.42, '#f2f4f5'],
  [0.7, '#858b90'],
  [1, '#34383b'],
];

function lockBar(c: Context, x: number, height: number): void {
  withShadow(c, 18, 9, 0.6, () => {
    c.fillStyle = shade(c, x, x + 34, STEEL, true);
    c.fillRect(x, TOP + 10, 34, height);
  });
  for (const y of [TOP + 90, 640, 1090]) {
    withShadow(c, 10, 6, 0.55, () => {
      c.fillStyle = shade(c, y, y + 54, [
        [0, '#b9bec2'],
        [0.5, '#8d9297'],
        [1, '#565b60'],
      ]);
      c.beginPath();
      c.roundRect(x - 26, y, 86, 54, 8);
      c.fill();
    });
    c.fillStyle = '#3f4347';
    for (const dx of [-14, 48]) {
      c.beginPath();
      c.arc(x + dx, y + 27, 7, 0, Math.PI * 2);
      c.fill();
    }
  }
}

function hinge(c: Context, y: number, tone: (lightness: number) => string): void {
  withShadow(c, 12, 6, 0.5, () => {
    c.fillStyle = tone(-2);
    c.beginPath();
    c.roundRect(POST - 96, y, 170, 62, 10);
    c.fill();
    c.fillStyle = shade(c, POST - 8, POST + 26, STEEL, true);
    c.fillRect(POST - 8, y - 10, 34, 82);
  });
}
