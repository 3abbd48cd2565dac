/** How far somebody has read a document in a window that shows a part of it; all lengths in CSS pixels. */
export interface Reading {
  page: number;
  pages: number;
  /** 0 to 100; never falls when they scroll back. */
  percent: number;
  finished: boolean;
}

/** The end counts as seen when it is this near: zoomed windows stop at fractions of a pixel. */
const TOLERANCE = 4;

/**
 * @param furthest the lowest edge that has been in view so far.
 */
export function readingOf(top: number, height: number, total: number, furthest: number): Reading {
  if (total <= 0 || height <= 0) return { page: 1, pages: 1, percent: 0, finished: false };
  const pages = Math.max(1, Math.ceil((total - TOLERANCE) / height));
  const atEnd = top + height >= total - TOLERANCE;
  const finished = furthest >= total - TOLERANCE;
  return {
    page: atEnd ? pages : Math.min(pages, Math.floor((top + TOLERANCE) / height) + 1),
    pages,
    percent: finished ? 100 : Math.min(99, Math.floor((furthest / total) * 100)),
    finished,
  };
}
