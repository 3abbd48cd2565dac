import { useEffect, useState, type RefObject } from 'react';

/** Beyond this, letters are larger than anybody needs, and less of a page is in view. */
const LARGEST = 1.2;

/** A sheet of A4 with a little of the desk on both sides, in CSS pixels. */
const DESK_WIDTH = 830;

interface Drawn {
  scale: number;
  /** Size of all sheets as they are drawn, in CSS pixels. */
  width: number;
  height: number;
}

/**
 * By how much sheets are drawn larger or smaller to fit the window. Only drawn: they are laid out at their own size, so
 * that every line breaks where it does on paper.
 * @param paper holds the sheets' element alone.
 */
export function useScale(pane: RefObject<HTMLElement | null>, paper: RefObject<HTMLElement | null>): Drawn {
  const [drawn, setDrawn] = useState<Drawn>({ scale: 1, width: 0, height: 0 });
  useEffect(() => {
    const view = pane.current;
    const sheets = paper.current?.firstElementChild;
    if (!view || !(sheets instanceof HTMLElement)) return;
    const fit = () => {
      const scale = Math.min(LARGEST, view.clientWidth / DESK_WIDTH);
      setDrawn({ scale, width: sheets.offsetWidth * scale, height: sheets.offsetHeight * scale });
    };
    const sizes = new ResizeObserver(fit);
    sizes.observe(view);
    sizes.observe(sheets);
    return () => sizes.disconnect();
  }, [pane, paper]);
  return drawn;
}
