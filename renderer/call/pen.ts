import { hex } from '../../shared/bytes';
import {
  MAX_MARK_POINTS,
  MarkShape,
  type MarkColour,
  type MarkPoint,
  type MarkTool,
} from '../../shared/record/marks';
import type { GuidanceMessage } from './guidance';

/** Points of a line closer than this to the one before are left out: an eighth of the width that lines are drawn with. */
const NEAR = 0.001;
/** A mark that does not reach farther than this was a click. */
const CLICK = 0.01;
/** Like the pointer: this often a second looks smooth, and a slow link is not filled with half a line. */
const SEND_MS = 33;

export const newMarkId = (): string => hex(crypto.getRandomValues(new Uint8Array(16)));

interface Stroke {
  id: string;
  on: string | null;
  tool: Exclude<MarkTool, 'text'>;
  colour: MarkColour;
  points: MarkPoint[];
  /** How many of the points went out unchanged. */
  sent: number;
}

/** Draws one mark at a time, sent while it is drawn. */
export class Pen {
  private stroke: Stroke | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (message: GuidanceMessage) => void) {}

  get down(): boolean {
    return this.stroke !== null;
  }

  begin(at: MarkPoint, what: Pick<Stroke, 'on' | 'tool' | 'colour'>): void {
    this.stroke = { ...what, id: newMarkId(), points: [rounded(at)], sent: 0 };
  }

  move(at: MarkPoint): void {
    if (!this.stroke || !extend(this.stroke, rounded(at))) return;
    this.timer ??= setTimeout(() => this.flush(), SEND_MS);
  }

  /** Finishes the mark; null where there is none, or it was no more than a click. */
  end(): { id: string; on: string | null; shape: MarkShape } | null {
    const { stroke } = this;
    if (!stroke) return null;
    this.flush();
    this.stroke = null;
    const { id, on, tool, colour, points } = stroke;
    const shape = MarkShape.safeParse({ tool, colour, points });
    if (shape.success && reach(points) > CLICK) return { id, on, shape: shape.data };
    if (stroke.sent > 0) this.say({ t: 'unmark', ids: [id] });
    return null;
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const { stroke } = this;
    if (!stroke || stroke.points.length < 2) return;
    const { id, on, tool, colour, points } = stroke;
    // The last point may move on.
    const from = Math.min(stroke.sent, points.length - 1);
    this.say({ t: 'mark', id, on, tool, colour, from, points: points.slice(from) });
    stroke.sent = tool === 'line' ? points.length : 1;
  }
}

/** Returns whether that changed anything. */
function extend({ tool, points }: Stroke, at: MarkPoint): boolean {
  const last = points[points.length - 1];
  if (last && Math.hypot(at.x - last.x, at.y - last.y) < NEAR) return false;
  if (tool === 'line' && points.length < MAX_MARK_POINTS) points.push(at);
  else points.splice(tool === 'line' ? -1 : 1, 1, at);
  return true;
}

/** How far the points are from the first one at most. */
function reach(points: readonly MarkPoint[]): number {
  const [first] = points;
  return first ? Math.max(...points.map(({ x, y }) => Math.hypot(x - first.x, y - first.y))) : 0;
}

/** Four digits are a tenth of a pixel of a large camera's picture. */
const rounded = ({ x, y }: MarkPoint): MarkPoint => ({ x: round(x), y: round(y) });
const round = (value: number): number => Math.round(Math.min(1, Math.max(0, value)) * 1e4) / 1e4;
