import { useEffect, useRef, useState, type RefObject } from 'react';
import { readingOf, type Reading } from './reading';

interface Reader extends Reading {
  pane: RefObject<HTMLDivElement | null>;
  sheet: RefObject<HTMLDivElement | null>;
  turn: (pages: number) => void;
}

/** Follows how far the document in `pane` has been read; `sheet` is what scrolls inside it. */
export function useReading(): Reader {
  const pane = useRef<HTMLDivElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  const [reading, setReading] = useState<Reading>({ page: 1, pages: 1, percent: 0, finished: false });

  useEffect(() => {
    const view = pane.current;
    const content = sheet.current;
    if (!view || !content) return;
    let furthest = 0;
    const look = () => {
      const { scrollTop, clientHeight, scrollHeight } = view;
      furthest = Math.max(furthest, scrollTop + clientHeight);
      setReading(readingOf(scrollTop, clientHeight, scrollHeight, furthest));
    };
    // Pictures that arrive make the document longer; a window that is resized shows more or less of it.
    const sizes = new ResizeObserver(look);
    sizes.observe(view);
    sizes.observe(content);
    view.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      view.removeEventListener('scroll', look);
    };
  }, []);

  const turn = (pages: number) => {
    const view = pane.current;
    // A little less than the window, so that the last line is seen again at the top.
    view?.scrollBy({ top: pages * (view.clientHeight - 40) });
  };
  return { ...reading, pane, sheet, turn };
}
