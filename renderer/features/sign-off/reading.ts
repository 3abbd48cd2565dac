/** Sheets one below the other in a window that shows a part of them; all lengths in CSS pixels as they are shown. */
export interface Sheets {
  count: number;
  /** Where the first one begins. */
  start: number;
  /** From the top of one to the top of the next. */
  pitch: number;
}

/** How far somebody has read. */
export interface Reading {
  page: number;
  pages: number;
  /** 0 to 100; never falls when they scroll back. */
  percent: number;
  /** The whole document has been in view. */
  finished: boolean;
  /** The window shows the beginning, or the end. */
  atStart: boolean;
  atEnd: boolean;
}

/** The part of the document that is in view, and the lowest edge that has been in view so far. */
export interface View {
  top: number;
  height: number;
  total: number;
  furthest: number;
}

export const UNREAD: Reading = {
  page: 1,
  pages: 1,
  percent: 0,
  finished: false,
  atStart: true,
  atEnd: false,
};

/** The end counts as seen when it is this near: zoomed windows stop at fractions of a pixel. */
const TOLERANCE = 4;

/** The page is the one in the middle of the window; at either end the first or last. */
export function readingOf({ top, height, total, furthest }: View, sheets: Sheets): Reading {
  if (total <= 0 || height <= 0 || sheets.count === 0) return UNREAD;
  const atStart = top <= TOLERANCE;
  const atEnd = top + height >= total - TOLERANCE;
  const finished = furthest >= total - TOLERANCE;
  const middle = Math.floor((top + height / 2 - sheets.start) / sheets.pitch) + 1;
  return {
    page: atEnd ? sheets.count : atStart ? 1 : Math.min(sheets.count, Math.max(1, middle)),
    pages: sheets.count,
    percent: finished ? 100 : Math.min(99, Math.floor((furthest / total) * 100)),
    finished,
    atStart,
    atEnd,
  };
}

/**
 * Where the window goes when somebody turns the page: to the next sheet's top, or, where the rest of this one is not in
 * view yet, only so far that its last line is seen again.
 * @param forth 1 or -1.
 */
export function turned({ top, height }: Pick<View, 'top' | 'height'>, sheets: Sheets, forth: 1 | -1): number {
  const far = top + forth * (height - 40);
  const tops = Array.from({ length: sheets.count }, (_, i) => sheets.start + i * sheets.pitch);
  return forth > 0
    ? Math.min(far, tops.find((at) => at > top + TOLERANCE) ?? far)
    : Math.max(far, tops.findLast((at) => at < top - TOLERANCE) ?? 0);
}
