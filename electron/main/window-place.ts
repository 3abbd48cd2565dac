import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileDurably } from '../vault/file';

/** Where the window stood when it was last closed. */
export interface Place {
  x?: number;
  y?: number;
  width: number;
  height: number;
  maximized: boolean;
}

export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The smallest window in which every screen is laid out. */
export const SMALLEST = { width: 1280, height: 720 };
const FIRST: Place = { ...SMALLEST, maximized: false };
const FILE = 'window.json';

/** What was kept, or the first size; a file that is not ours to understand counts as none. */
export function readPlace(folder: string): Place {
  try {
    const kept: unknown = JSON.parse(readFileSync(join(folder, FILE), 'utf8'));
    return isPlace(kept) ? kept : FIRST;
  } catch {
    return FIRST;
  }
}

export function keepPlace(folder: string, place: Place): void {
  writeFileDurably(join(folder, FILE), JSON.stringify(place));
}

/** The kept position if that still is on a screen, which may have been unplugged since; else only the size. */
export function placeOn(place: Place, screens: readonly Area[]): Place {
  const { x, y, width, height, maximized } = place;
  const size = {
    width: Math.max(width, SMALLEST.width),
    height: Math.max(height, SMALLEST.height),
    maximized,
  };
  if (x === undefined || y === undefined) return size;
  // The title bar must be reachable.
  const visible = screens.some(
    (area) =>
      x + width > area.x + 100 &&
      x < area.x + area.width - 100 &&
      y >= area.y &&
      y < area.y + area.height - 50,
  );
  return visible ? { ...size, x, y } : size;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Record<string, unknown>;
  const isNumber = (n: unknown): boolean => typeof n === 'number' && Number.isFinite(n);
  const hasPosition = isNumber(x) && isNumber(y);
  return (
    (hasPosition || (x === undefined && y === undefined)) &&
    isNumber(width) &&
    isNumber(height) &&
    typeof maximized === 'boolean'
  );
}
