import type { ReactNode } from 'react';
import type { TextKey } from './words';

/** A longer table may go on overleaf: kept whole, it would leave half a page empty before it. */
const SHORT_TABLE = 3;

/** The columns of a table; wherever it goes on overleaf its heads are there again. */
export interface TableShape {
  /** The same for all rows of one table. */
  id: string;
  heads: readonly TextKey[];
  /** CSS widths, one a column. */
  widths: readonly string[];
}

/** A piece of the record that no page break cuts: a heading, a row, a picture with its caption, a signature. */
export interface Block {
  key: string;
  /** The cells of the row where `table` is given. */
  node: ReactNode;
  /** Stays on one page with the block after it. */
  keep?: boolean;
  table?: TableShape;
  className?: string;
}

/**
 * Rows of a long table: no page ends with its first row alone or begins with its last alone. A short one is on one page.
 */
export function tableRows(rows: readonly Block[]): Block[] {
  if (rows.length <= SHORT_TABLE) return together(rows);
  return rows.map((row, i) => (i === 0 || i === rows.length - 2 ? { ...row, keep: true } : row));
}

/** Glues blocks together, so that they are on one page as far as they fit on one. */
export const together = (blocks: readonly Block[]): Block[] =>
  blocks.map((block, i) => (i < blocks.length - 1 ? { ...block, keep: true } : block));
