import { sans, shade, STAGE, withShadow, type Context } from '../kit';

export interface PaperContent {
  readonly title: string;
  readonly lines: readonly string[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly footer: string;
}

const COLUMN_X = [60, 200, 860, 1180, 1420];

/** A document lying on a desk, filmed from above. */
export function paper(c: Context, content: PaperContent): void {
  const { width, height } = STAGE;
  c.fillStyle = shade(c, 0, height, [
    [0, '#6f5a44'],
    [1, '#4c3c2d'],
  ]);
  c.fillRect(0, 0, width, height);
  c.fillStyle = 'rgba(0,0,0,0.06)';
  for (let y = 0; y < height; y += 34) c.fillRect(0, y + Math.sin(y) * 6, width, 9);
  c.save();
  c.translate(300, 70);
  c.rotate(0.012);
  withShadow(c, 40, 18, 0.55, () => {
    c.fillStyle = '#fbfaf6';
    c.fillRect(0, 0, 1700, 1400);
  });
  c.fillStyle = '#15181b';
  c.font = sans(66, 700);
  c.textAlign = 'center';
  c.fillText(content.title, 850, 120);
  c.textAlign = 'left';
  c.font = sans(38);
  content.lines.forEach((line, i) => {
    c.fillText(line, 60, 220 + i * 62);
  });
  const top = 260 + content.lines.length * 62;
  [content.columns, ...content.rows].forEach((row, r) => {
    const y = top + r * 92;
    c.fillStyle = r === 0 ? '#e3e7ec' : '#fbfaf6';
    c.fillRect(40, y, 1620, 92);
    c.strokeStyle = '#7c8288';
    c.lineWidth = 2;
    c.strokeRect(40, y, 1620, 92);
    c.fillStyle = '#15181b';
    c.font = sans(38, r === 0 ? 700 : 400);
    row.forEach((cell, i) => {
      c.fillText(cell, COLUMN_X[i] ?? 60, y + 60);
    });
  });
  c.font = sans(42, 700);
  c.fillText(content.footer, 60, top + (content.rows.length + 1) * 92 + 80);
  stamp(c, 1440, top + (content.rows.length + 1) * 92 + 90);
  c.restore();
}

/** A round company stamp without a name: nobody's seal is imitated. */
function stamp(c: Context, x: number, y: number): void {
  c.save();
  c.globalAlpha = 0.75;
  c.strokeStyle = '#c3272b';
  c.fillStyle = '#c3272b';
  c.lineWidth = 9;
  c.beginPath();
  c.arc(x, y, 130, 0, Math.PI * 2);
  c.stroke();
  c.beginPath();
  for (let i = 0; i < 10; i += 1) {
    const radius = i % 2 === 0 ? 46 : 18;
    const angle = (i * Math.PI) / 5 - Math.PI / 2;
    c.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }
  c.fill();
  c.font = sans(32, 700);
  c.textAlign = 'center';
  c.fillText('演示样章', x, y + 96);
  c.textAlign = 'left';
  c.restore();
}
