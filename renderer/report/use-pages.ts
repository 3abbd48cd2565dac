import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Block } from './blocks';
import { paginate, type Measured } from './paginate';

/** Rounding of many small heights may add up to a few pixels. */
const SLACK = 4;

interface Laid {
  blocks: readonly Block[];
  pages: readonly (readonly number[])[];
}

interface Pages {
  /** Pages of an earlier state of the record while a new one is being measured; null before the first. */
  laid: Laid | null;
  /** Where all blocks have to be laid out, as wide as a page's text, while `measuring`; a child `[data-room]` is as high as that text. */
  host: RefObject<HTMLDivElement | null>;
  measuring: boolean;
}

/** Lays blocks out on pages by their real heights, again when the blocks change or a font arrives. */
export function usePages(blocks: readonly Block[]): Pages {
  const host = useRef<HTMLDivElement>(null);
  const [laid, setLaid] = useState<(Laid & { fonts: number }) | null>(null);
  const [fonts, setFonts] = useState(0);
  const measuring = laid?.blocks !== blocks || laid.fonts !== fonts;

  useEffect(() => {
    const arrived = () => setFonts((times) => times + 1);
    document.fonts.addEventListener('loadingdone', arrived);
    return () => document.fonts.removeEventListener('loadingdone', arrived);
  }, []);

  useLayoutEffect(() => {
    if (!measuring || !host.current) return;
    const { room, measured } = measure(host.current, blocks);
    setLaid({ blocks, fonts, pages: paginate(measured, room - SLACK) });
  }, [blocks, fonts, measuring]);

  return { laid, host, measuring };
}

function measure(host: HTMLElement, blocks: readonly Block[]): { room: number; measured: Measured[] } {
  // Where the page is shown smaller or larger, what the browser measures is too.
  const scale = host.getBoundingClientRect().width / host.offsetWidth || 1;
  const heightOf = (selector: string): number =>
    (host.querySelector(selector)?.getBoundingClientRect().height ?? 0) / scale;
  const measured = blocks.map(({ keep = false, table }, index) => ({
    height: heightOf(`[data-block="${index}"]`),
    keep,
    table: table ? { id: table.id, head: heightOf(`[data-table="${table.id}"]`) } : null,
  }));
  return { room: heightOf('[data-room]'), measured };
}
