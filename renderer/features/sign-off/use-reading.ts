import { useEffect, useRef, useState, type RefObject } from 'react';
import { readingOf, turned, UNREAD, type Reading, type Sheets } from './reading';

interface Reader extends Reading {
  pane: RefObject<HTMLDivElement | null>;
  paper: RefObject<HTMLDivElement | null>;
  turn: (forth: 1 | -1) => void;
}

/** Follows how far the document in `pane` has been read; `paper` is what scrolls inside it, with the sheets. */
export function useReading(): Reader {
  const pane = useRef<HTMLDivElement>(null);
  const paper = useRef<HTMLDivElement>(null);
  const [reading, setReading] = useState<Reading>(UNREAD);

  useEffect(() => {
    const view = pane.current;
    const content = paper.current;
    if (!view || !content) return;
    let furthest = 0;
    const look = () => {
      const { scrollTop: top, clientHeight: height, scrollHeight: total } = view;
      const sheets = sheetsIn(view, content);
      // Before the sheets are laid out there is nothing that could have been read.
      if (sheets.count > 0) furthest = Math.max(furthest, top + height);
      setReading(readingOf({ top, height, total, furthest }, sheets));
    };
    // The document is longer when something arrives; a window that is resized shows more or less of it.
    const sizes = new ResizeObserver(look);
    sizes.observe(view);
    sizes.observe(content);
    view.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      view.removeEventListener('scroll', look);
    };
  }, []);

  const turn = (forth: 1 | -1) => {
    const view = pane.current;
    const content = paper.current;
    if (!view || !content) return;
    const { scrollTop: top, clientHeight: height } = view;
    view.scrollTo({ top: turned({ top, height }, sheetsIn(view, content), forth) });
  };
  return { ...reading, pane, paper, turn };
}

function sheetsIn(view: HTMLElement, content: HTMLElement): Sheets {
  const [first, second] = content.querySelectorAll('[data-sheet]');
  const count = content.querySelectorAll('[data-sheet]').length;
  if (!first) return { count, start: 0, pitch: 1 };
  const { top, height } = first.getBoundingClientRect();
  const start = top - view.getBoundingClientRect().top + view.scrollTop;
  return { count, start, pitch: second ? second.getBoundingClientRect().top - top : height };
}
