import type { MarkPoint } from '../../../shared/record/marks';

/** Shapes of marks as SVG paths, in units of a thousandth of the picture's width. */

export const WIDTH = 1000;
/** An arrow's head, and how much of a short arrow it takes at most. */
const HEAD = 34;
const HEAD_PART = 0.4;
const HEAD_ANGLE = Math.PI / 7;

export interface Canvas {
  width: number;
  height: number;
}

/** The canvas's height for a picture of any size. */
export const heightOf = ({ width, height }: Canvas): number =>
  width > 0 ? Math.round((WIDTH * height) / width) : WIDTH;

const on = ({ x, y }: MarkPoint, { width, height }: Canvas): [number, number] => [x * width, y * height];
const spell = ([x, y]: readonly [number, number]): string => `${x.toFixed(1)} ${y.toFixed(1)}`;

/** From tail to head; nothing before the arrow has both. */
export function arrowPath([from, to]: readonly MarkPoint[], canvas: Canvas): string {
  if (!from || !to) return '';
  const [tail, head] = [on(from, canvas), on(to, canvas)];
  const back = Math.atan2(tail[1] - head[1], tail[0] - head[0]);
  const size = Math.min(HEAD, HEAD_PART * Math.hypot(tail[0] - head[0], tail[1] - head[1]));
  const barb = (turn: number): string =>
    spell([head[0] + size * Math.cos(back + turn), head[1] + size * Math.sin(back + turn)]);
  return `M${spell(tail)}L${spell(head)}M${barb(HEAD_ANGLE)}L${spell(head)}L${barb(-HEAD_ANGLE)}`;
}

/** The ellipse in the box between two corners. */
export function ellipseOf([one, other]: readonly MarkPoint[], canvas: Canvas) {
  const [a, b] = [on(one ?? { x: 0, y: 0 }, canvas), on(other ?? one ?? { x: 0, y: 0 }, canvas)];
  return {
    cx: (a[0] + b[0]) / 2,
    cy: (a[1] + b[1]) / 2,
    rx: Math.abs(a[0] - b[0]) / 2,
    ry: Math.abs(a[1] - b[1]) / 2,
  };
}

/** A line by hand without corners: curves between the middles of its points. */
export function linePath(points: readonly MarkPoint[], canvas: Canvas): string {
  const way = points.map((point) => on(point, canvas));
  const [first, ...rest] = way;
  const last = rest.at(-1);
  if (!first || !last) return '';
  const curves = rest.slice(0, -1).map((point, index) => {
    const next = rest[index + 1] ?? last;
    return `Q${spell(point)} ${spell([(point[0] + next[0]) / 2, (point[1] + next[1]) / 2])}`;
  });
  return `M${spell(first)}${curves.join('')}L${spell(last)}`;
}
