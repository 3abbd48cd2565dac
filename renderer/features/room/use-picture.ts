import { useEffect, useState } from 'react';
import type { Size } from './geometry';

export interface Picture {
  element: Size;
  picture: Size;
}

/** The sizes of a video element and of the picture in it, kept right through window resizes and changes of resolution. */
export function usePicture(video: HTMLVideoElement | null): Picture | null {
  const [sizes, setSizes] = useState<Picture | null>(null);
  useEffect(() => {
    if (!video) return;
    const read = (): void =>
      setSizes({
        element: { width: video.clientWidth, height: video.clientHeight },
        picture: { width: video.videoWidth, height: video.videoHeight },
      });
    read();
    const observer = new ResizeObserver(read);
    observer.observe(video);
    video.addEventListener('resize', read);
    return () => {
      observer.disconnect();
      video.removeEventListener('resize', read);
    };
  }, [video]);
  return video ? sizes : null;
}
