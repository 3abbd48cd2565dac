import { chance, grime, matrixCode, sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface PlateContent {
  readonly title: string;
  readonly rows: readonly string[];
  readonly origin: string;
  readonly serial: string;
  /** Body of the goods: a dark laptop or a light lamp base. */
  readonly dark: boolean;
}

/** The underside of a device with its rating plate, lying on a packing table. */
export function plate(c: Context, content: PlateContent): void {
  table(c);
  body(c, content.dark);
  sheet(c, content);
}

function table(c: Context): void {
  c.fillStyle = shade(c, 0, STAGE.height, [
    [0, '#b9b3a6'],
    [1, '#8f897c'],
  ]);
  c.fillRect(0, 0, STAGE.width, STAGE.height);
  grime(c, 0, 0, STAGE.width, STAGE.height, 71, 0.07);
}

function body(c: Context, dark: boolean): void {
  const [top, bottom] = dark ? ['#4b5056', '#2b2f34'] : ['#f2f3f3', '#c9cccd'];
  withShadow(c, 70, 34, 0.6, () => {
    c.fillStyle = shade(c, 90, 1240, [
      [0, top],
      [1, bottom],
    ]);
    c.beginPath();
    c.roundRect(130, 90, 2044, 1116, 70);
    c.fill();
  });
  c.strokeStyle = dark ? 'rgba(255,255,255,0.16)' : 'rgba(255,255,255,0.9)';
  c.lineWidth = 5;
  c.beginPath();
  c.roundRect(136, 96, 2032, 1104, 66);
  c.stroke();
  const random = chance(9);
  c.fillStyle = dark ? '#121417' : '#8d9295';
  for (let x = 420; x < 1880; x += 44) {
    for (const y of [165, 225]) {
      c.beginPath();
      c.roundRect(x, y, 28, 42, 10);
      c.fill();
    }
  }
  for (const [x, y] of [[210, 170], [2094, 170], [210, 1126], [2094, 1126]] as const) screw(c, x, y, random()); // prettier-ignore
  for (const x of [300, 1600]) {
    withShadow(c, 10, 5, 0.5, () => {
      c.fillStyle = dark ? '#17191c' : '#6f7477';
      c.beginPath();
      c.roundRect(x, 1110, 400, 46, 23);
      c.fill();
    });
  }
}

function screw(c: Context, x: number, y: number, turn: number): void {
  c.fillStyle = '#0c0d0f';
  c.beginPath();
  c.arc(x, y, 26, 0, Math.PI * 2);
  c.fill();
  c.fillStyle = shade(c, y - 18, y + 18, [
    [0, '#c4c8cb'],
    [1, '#6d7276'],
  ]);
  c.beginPath();
  c.arc(x, y, 18, 0, Math.PI * 2);
  c.fill();
  c.save();
  c.translate(x, y);
  c.rotate(turn * 3);
  c.fillStyle = '#2a2d30';
  c.fillRect(-12, -2.5, 24, 5);
  c.fillRect(-2.5, -12, 5, 24);
  c.restore();
}

function sheet(c: Context, content: PlateContent): void {
  const [x, y, w, h] = [420, 330, 1464, 720];
  withShadow(c, 8, 3, 0.5, () => {
    c.fillStyle = shade(c, y, y + h, [
      [0, '#e9ebec'],
      [0.5, '#d7dadc'],
      [1, '#c7cbcd'],
    ]);
    c.beginPath();
    c.roundRect(x, y, w, h, 18);
    c.fill();
  });
  c.fillStyle = '#14171a';
  c.font = sans(70, 700);
  c.fillText(content.title, x + 50, y + 104);
  c.fillRect(x + 50, y + 132, w - 100, 4);
  c.font = sans(46, 400);
  content.rows.forEach((row, i) => {
    c.fillText(row, x + 50, y + 212 + i * 74);
  });
  c.font = sans(56, 700);
  c.fillText(content.origin, x + 50, y + h - 118);
  c.font = sans(42, 400);
  c.fillText(`S/N ${content.serial}`, x + 50, y + h - 46);
  matrixCode(c, x + w - 290, y + h - 300, 230, content.serial.length + 40);
}
