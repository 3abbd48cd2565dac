import { createCanvas } from '@napi-rs/canvas';
import { loadFonts } from '../film/kit';

const SIZE = 22;
const LINE = 34;
const MARGIN = 36;

/**
 * A command and what it said, as a picture of a terminal.
 * @returns PNG
 */
export function terminalPicture(command: string, output: string): Buffer {
  const family = fontFamily();
  const lines = [`$ ${command}`, ...output.trimEnd().split('\n')];
  const font = `${SIZE}px ${family}`;
  const measure = createCanvas(1, 1).getContext('2d');
  measure.font = font;
  const width = Math.max(...lines.map((line) => measure.measureText(line).width));
  const canvas = createCanvas(Math.ceil(width) + 2 * MARGIN, lines.length * LINE + 2 * MARGIN);
  const c = canvas.getContext('2d');
  c.fillStyle = '#10161f';
  c.fillRect(0, 0, canvas.width, canvas.height);
  c.font = font;
  lines.forEach((line, index) => {
    c.fillStyle = index === 0 ? '#8fb7ff' : '#e6e9ee';
    c.fillText(line, MARGIN, MARGIN + SIZE + index * LINE);
  });
  return canvas.toBuffer('image/png');
}

/** The system's own font where Noto is missing: the demo does not fail for a picture's sake. */
function fontFamily(): string {
  try {
    loadFonts();
    return '"Noto Sans CJK SC"';
  } catch {
    return 'sans-serif';
  }
}
