/** What a block takes of a page, in CSS pixels. */
export interface Measured {
  height: number;
  /** Stays with the block after it. */
  keep: boolean;
  /** The table that it is a row of, and the height of that table's heads. */
  table: { id: string; head: number } | null;
}

/**
 * Fills pages with blocks in their order. A block is never cut; blocks that keep together are on one page, unless
 * together they are higher than one.
 * @param room height of a page.
 * @returns for each page the indices of its blocks.
 */
export function paginate(blocks: readonly Measured[], room: number): number[][] {
  const pages: number[][] = [];
  let page: number[] = [];
  let used = 0;

  /** Height of blocks `from` to `to` where `before` comes before them on the same page. */
  const cost = (from: number, to: number, before: number | undefined): number => {
    let height = 0;
    let last = before === undefined ? undefined : blocks[before]?.table?.id;
    for (const { height: own, table } of blocks.slice(from, to + 1)) {
      height += own + (table && table.id !== last ? table.head : 0);
      last = table?.id;
    }
    return height;
  };
  const turn = (): void => {
    if (page.length > 0) pages.push(page);
    page = [];
    used = 0;
  };
  const put = (from: number, to: number): void => {
    if (used + cost(from, to, page.at(-1)) > room) turn();
    used += cost(from, to, page.at(-1));
    for (let i = from; i <= to; i++) page.push(i);
  };

  for (let from = 0; from < blocks.length;) {
    let to = from;
    while (blocks[to]?.keep && to + 1 < blocks.length) to++;
    if (cost(from, to, undefined) <= room) put(from, to);
    else for (let i = from; i <= to; i++) put(i, i);
    from = to + 1;
  }
  turn();
  return pages;
}
