import { barcode, grime, matrixCode, sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface LabelContent {
  readonly heading: string;
  readonly rows: readonly (readonly [string, string])[];
  readonly origin: string;
  readonly code: string;
  /** Hue of the coloured band on the label; lightness of the board in %. */
  readonly band: number;
  readonly board: number;
}

/** One side of a carton with its printed label, handling marks and a strip of tape. */
export function label(c: Context, content: LabelContent): void {
  board(c, content.board);
  tape(c);
  marks(c);
  sheet(c, content);
}

function board(c: Context, lightness: number): void {
  const { width, height } = STAGE;
  c.fillStyle = shade(c, 0, height, [
    [0, `hsl(33 42% ${lightness + 8}%)`],
    [1, `hsl(30 40% ${lightness - 8}%)`],
  ]);
  c.fillRect(0, 0, width, height);
  // The flutes of corrugated board show faintly through its liner.
  c.fillStyle = 'rgba(60,35,10,0.045)';
  for (let x = 0; x < width; x += 22) c.fillRect(x, 0, 9, height);
  grime(c, 0, 0, width, height, 31, 0.06);
  c.fillStyle = shade(c, height - 90, height, [
    [0, 'rgba(0,0,0,0)'],
    [1, 'rgba(0,0,0,0.55)'],
  ]);
  c.fillRect(0, height - 90, width, 90);
}

function tape(c: Context): void {
  c.fillStyle = 'rgba(214,178,112,0.55)';
  c.fillRect(0, 0, STAGE.width, 120);
  c.fillStyle = 'rgba(255,255,255,0.28)';
  c.fillRect(0, 26, STAGE.width, 14);
  c.fillStyle = 'rgba(70,40,10,0.5)';
  c.fillRect(0, 118, STAGE.width, 4);
}

/** This way up, fragile, keep dry (ISO 780), printed on the board. */
function marks(c: Context): void {
  c.strokeStyle = '#2d2418';
  c.fillStyle = '#2d2418';
  c.lineWidth = 10;
  [300, 620, 940].forEach((y) => {
    c.strokeRect(1900, y - 90, 250, 260);
  });
  for (const x of [1965, 2045]) {
    c.fillRect(x + 10, 270, 22, 140);
    c.beginPath();
    c.moveTo(x - 14, 290);
    c.lineTo(x + 21, 228);
    c.lineTo(x + 56, 290);
    c.fill();
  }
  c.fillRect(1945, 430, 160, 12);
  c.beginPath();
  c.moveTo(1960, 560);
  c.lineTo(2090, 560);
  c.quadraticCurveTo(2090, 660, 2036, 672);
  c.lineTo(2036, 740);
  c.lineTo(2080, 756);
  c.lineTo(1970, 756);
  c.lineTo(2014, 740);
  c.lineTo(2014, 672);
  c.quadraticCurveTo(1960, 660, 1960, 560);
  c.fill();
  c.beginPath();
  c.arc(2025, 985, 82, Math.PI, 0);
  c.fill();
  c.beginPath();
  c.moveTo(2025, 980);
  c.lineTo(2025, 1060);
  c.arc(2003, 1060, 22, 0, Math.PI);
  c.stroke();
}

function sheet(c: Context, content: LabelContent): void {
  const [x, y, w, h] = [230, 190, 1560, 980];
  c.save();
  c.translate(x, y);
  c.rotate(-0.008);
  withShadow(c, 22, 9, 0.4, () => {
    c.fillStyle = '#f7f6f1';
    c.fillRect(0, 0, w, h);
  });
  c.fillStyle = `hsl(${content.band} 55% 26%)`;
  c.fillRect(0, 0, w, 130);
  c.fillStyle = '#fff';
  c.font = sans(66, 700);
  c.fillText(content.heading, 40, 90);
  content.rows.forEach(([name, value], i) => {
    const row = 220 + i * 88;
    c.fillStyle = '#4d4d4d';
    c.font = sans(38);
    c.fillText(name, 40, row);
    c.fillStyle = '#111';
    c.font = sans(52, 700);
    c.fillText(value, 400, row);
    c.fillStyle = '#c9c7bf';
    c.fillRect(40, row + 26, 930, 2);
  });
  c.fillStyle = '#111';
  c.font = sans(60, 700);
  c.fillText(content.origin, 40, h - 40);
  matrixCode(c, 1190, 190, 300, content.band + 3);
  c.fillStyle = '#111';
  c.font = sans(34);
  barcode(c, 1010, 700, 500, 130, content.code);
  c.fillStyle = '#111';
  c.fillText(content.code, 1010, 872);
  c.restore();
}
