import { useEffect, useState } from 'react';
import type { Size } from './geometry';

export interface Picture {
  element: Size;
  picture: Size;
}

/**
 * The sizes of an element and of the picture in it, kept right through window resizes, changes of a video's resolution and
 * another file of an image.
 */
export function usePicture(element: HTMLVideoElement | HTMLImageElement | null): Picture | null {
  const [sizes, setSizes] = useState<Picture | null>(null);
  useEffect(() => {
    if (!element) return;
    const read = (): void =>
      setSizes({
        element: { width: element.clientWidth, height: element.clientHeight },
        picture:
          element instanceof HTMLVideoElement
            ? { width: element.videoWidth, height: element.videoHeight }
            : { width: element.naturalWidth, height: element.naturalHeight },
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(element);
    for (const event of ['resize', 'load']) element.addEventListener(event, read);
    return () => {
      observer.disconnect();
      for (const event of ['resize', 'load']) element.removeEventListener(event, read);
    };
  }, [element]);
  return element ? sizes : null;
}
