import type { PointerEvent } from 'react';
import { toElement, toPicture, type Point } from './geometry';
import { usePicture } from './use-picture';

interface PointerLayerProps {
  video: HTMLVideoElement | null;
  /** The mark to show, in parts of the picture. */
  at: Point | null;
  label: string;
  /** Where this person points; left out for those who only look. */
  onPoint?: (at: Point | null) => void;
}

/** The officer's mark over a picture, at the same place of the picture on every screen. */
export function PointerLayer({ video, at, label, onPoint }: PointerLayerProps) {
  const sizes = usePicture(video);
  const mark = at && sizes && toElement(at, sizes.element, sizes.picture);
  const move = (event: PointerEvent<HTMLDivElement>): void => {
    if (!sizes || !onPoint) return;
    const box = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - box.left, y: event.clientY - box.top };
    onPoint(toPicture(point, sizes.element, sizes.picture));
  };
  return (
    <div
      className={onPoint ? 'pointer-layer pointing' : 'pointer-layer'}
      data-testid="pointer-layer"
      onPointerMove={move}
      onPointerLeave={() => onPoint?.(null)}
    >
      {mark && (
        <span
          className="pointer-mark"
          data-testid="pointer-mark"
          role="img"
          aria-label={label}
          style={{ left: mark.x, top: mark.y }}
        />
      )}
    </div>
  );
}
