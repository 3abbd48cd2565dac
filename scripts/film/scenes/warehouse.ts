import { chance, sans, shade, STAGE, type Context } from '../kit';

export interface WarehouseContent {
  /** Hues of rack uprights and beams, of the floor's lines, and the text on the banner. */
  readonly upright: number;
  readonly beam: number;
  readonly banner: string;
  readonly seed: number;
}

type Point3 = readonly [x: number, y: number, z: number];

const HORIZON = 520;
const FOCAL = 1300;
const EYE = 1.7;

/** Metres to pixels: x to the right, y up from the floor, z away from the camera. */
function project([x, y, z]: Point3): [number, number] {
  return [STAGE.width / 2 + (x * FOCAL) / z, HORIZON - ((y - EYE) * FOCAL) / z];
}

function face(c: Context, points: readonly Point3[], fill: string): void {
  c.fillStyle = fill;
  c.beginPath();
  points.forEach((p, i) => {
    const [x, y] = project(p);
    if (i === 0) c.moveTo(x, y);
    else c.lineTo(x, y);
  });
  c.closePath();
  c.fill();
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly w: number;
  readonly h: number;
  readonly d: number;
  readonly hue: number;
  readonly s: number;
  readonly l: number;
}

/** A box with its visible faces: front, the side towards the middle, and the top when below the eye. */
function box(c: Context, b: Box): void {
  const dim = Math.max(0.45, 1 - b.z / 46);
  const tone = (k: number): string => `hsl(${b.hue} ${b.s}% ${b.l * k * dim}%)`;
  const [x2, y2, z2] = [b.x + b.w, b.y + b.h, b.z + b.d];
  const side = b.x > 0 ? b.x : x2;
  if (b.x > 0 || x2 < 0) {
    face(c, [[side, b.y, b.z], [side, b.y, z2], [side, y2, z2], [side, y2, b.z]], tone(0.68)); // prettier-ignore
  }
  if (y2 < EYE) face(c, [[b.x, y2, b.z], [x2, y2, b.z], [x2, y2, z2], [b.x, y2, z2]], tone(1.16)); // prettier-ignore
  face(c, [[b.x, b.y, b.z], [x2, b.y, b.z], [x2, y2, b.z], [b.x, y2, b.z]], tone(1)); // prettier-ignore
}

function carton(c: Context, b: Box): void {
  box(c, b);
  const middle = b.y + b.h * 0.5;
  const lines: Point3[] = [[b.x, middle - 0.025, b.z], [b.x + b.w, middle - 0.025, b.z], [b.x + b.w, middle + 0.025, b.z], [b.x, middle + 0.025, b.z]]; // prettier-ignore
  face(c, lines, 'rgba(236,208,150,0.55)');
  const [lx, ly] = [b.x + b.w * 0.58, b.y + b.h * 0.14];
  const [lw, lh] = [b.w * 0.32, b.h * 0.26];
  face(c, [[lx, ly, b.z], [lx + lw, ly, b.z], [lx + lw, ly + lh, b.z], [lx, ly + lh, b.z]], 'rgba(244,243,238,0.92)'); // prettier-ignore
  const [x1, y1] = project([lx, ly + lh, b.z]);
  const [x2, y2] = project([lx + lw, ly, b.z]);
  c.fillStyle = 'rgba(30,30,30,0.75)';
  for (let i = 1; i < 4; i += 1) {
    c.fillRect(
      x1 + (x2 - x1) * 0.1,
      y1 + ((y2 - y1) * i) / 4 - 1,
      (x2 - x1) * (i === 2 ? 0.5 : 0.75),
      (y2 - y1) * 0.1,
    );
  }
}

/** An aisle of a high-bay warehouse: racks on both sides, pallets in front, rows of lamps. */
export function warehouse(c: Context, content: WarehouseContent): void {
  hall(c, content);
  const random = chance(content.seed);
  for (let bay = 8; bay >= 0; bay -= 1) {
    for (const side of [-1, 1]) rackBay(c, content, side, 5.2 + bay * 2.8, random);
  }
  for (const [x, z, layers] of [
    [-2.15, 6.6, 3],
    [0.95, 7.4, 4],
    [-2.4, 4.2, 3],
    [1.2, 4.5, 3],
  ] as const) {
    pallet(c, x, z, layers, random);
  }
}

function hall(c: Context, content: WarehouseContent): void {
  const { width, height } = STAGE;
  c.fillStyle = shade(c, 0, HORIZON, [
    [0, '#39434c'],
    [0.7, '#77848d'],
    [1, '#aab4b9'],
  ]);
  c.fillRect(0, 0, width, HORIZON);
  c.fillStyle = shade(c, HORIZON, height, [
    [0, '#a9adab'],
    [0.25, '#8f9492'],
    [1, '#5f6564'],
  ]);
  c.fillRect(0, HORIZON, width, height - HORIZON);
  face(c, [[-4, 0, 31], [4, 0, 31], [4, 7, 31], [-4, 7, 31]], '#b9c1c4'); // prettier-ignore
  face(c, [[-1.6, 0, 30.9], [1.6, 0, 30.9], [1.6, 3.6, 30.9], [-1.6, 3.6, 30.9]], '#dfe8ec'); // prettier-ignore
  const [bx, by] = project([0, 5.4, 31]);
  c.fillStyle = '#1f3a5f';
  c.fillRect(bx - 190, by - 34, 380, 48);
  c.fillStyle = '#fff';
  c.font = sans(28, 700);
  c.textAlign = 'center';
  c.fillText(content.banner, bx, by);
  c.textAlign = 'left';
  for (let z = 28; z > 3; z -= 4) {
    face(c, [[-9, 8.2, z], [9, 8.2, z], [9, 8, z], [-9, 8, z]], 'rgba(38,46,52,0.85)'); // prettier-ignore
    for (const x of [-2, 2]) {
      face(c, [[x - 0.35, 7.4, z], [x + 0.35, 7.4, z], [x + 0.35, 7.4, z + 1.8], [x - 0.35, 7.4, z + 1.8]], '#fffdf3'); // prettier-ignore
      const [gx, gy] = project([x, 7.4, z]);
      const glow = c.createRadialGradient(gx, gy, 4, gx, gy, 1900 / z);
      glow.addColorStop(0, 'rgba(255,252,235,0.5)');
      glow.addColorStop(1, 'rgba(255,252,235,0)');
      c.fillStyle = glow;
      c.fillRect(gx - 1900 / z, gy - 1900 / z, 3800 / z, 3800 / z);
      // The same lamp on the polished floor.
      face(c, [[x - 0.4, 0, z], [x + 0.4, 0, z], [x + 0.4, 0, z + 1.6], [x - 0.4, 0, z + 1.6]], 'rgba(255,255,245,0.13)'); // prettier-ignore
    }
  }
  for (const x of [-3, 3]) {
    face(c, [[x - 0.06, 0, 2], [x + 0.06, 0, 2], [x + 0.06, 0, 31], [x - 0.06, 0, 31]], '#d9b13b'); // prettier-ignore
  }
}

function rackBay(
  c: Context,
  content: WarehouseContent,
  side: number,
  z: number,
  random: ReturnType<typeof chance>,
): void {
  const x = side > 0 ? 3.5 : -4.7;
  const cardboard = () => ({ hue: random(28, 36), s: random(30, 46), l: random(46, 60) });
  for (const level of [0.12, 2.3, 4.4]) {
    if (level > 1)
      box(c, { x, y: level - 0.14, z, w: 1.2, h: 0.12, d: 2.7, hue: content.beam, s: 85, l: 48 });
    for (const dz of [1.42, 0.12]) {
      let y = level;
      for (let i = 0; i < 2 + Math.round(random(0, 1)); i += 1) {
        carton(c, { x: x + 0.08, y, z: z + dz, w: 1.04, h: 0.56, d: 1.12, ...cardboard() });
        y += 0.58;
      }
    }
  }
  for (const dx of [0, 1.12]) {
    box(c, { x: x + dx, y: 0, z, w: 0.09, h: 6.6, d: 0.09, hue: content.upright, s: 62, l: 38 });
  }
}

function pallet(c: Context, x: number, z: number, layers: number, random: ReturnType<typeof chance>): void {
  const [sx, sy] = project([x + 0.6, 0, z + 0.4]);
  c.save();
  c.filter = 'blur(14px)';
  c.fillStyle = 'rgba(15,18,20,0.55)';
  c.beginPath();
  c.ellipse(sx, sy + 26, (0.85 * FOCAL) / z, (0.2 * FOCAL) / z, 0, 0, Math.PI * 2);
  c.fill();
  c.restore();
  for (const dx of [0, 0.5, 1.02])
    box(c, { x: x + dx, y: 0, z, w: 0.18, h: 0.11, d: 1, hue: 32, s: 38, l: 38 });
  box(c, { x, y: 0.11, z, w: 1.2, h: 0.04, d: 1, hue: 34, s: 42, l: 52 });
  for (let layer = 0; layer < layers; layer += 1) {
    for (const dz of [0.5, 0]) {
      const columns = x < 0 ? [0, 1] : [1, 0];
      for (const column of columns) {
        carton(c, {
          x: x + column * 0.6,
          y: 0.15 + layer * 0.4,
          z: z + dz,
          w: 0.585,
          h: 0.392,
          d: 0.49,
          hue: random(30, 35),
          s: random(36, 46),
          l: random(52, 60),
        });
      }
    }
  }
}
