import { useContext } from 'react';
import { beijingSecond } from '../../../shared/beijing-time';
import type { Frame, Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { heading, Mono, note } from '../bits';
import type { Block } from '../blocks';
import { groupHex, plainNumber } from '../format';
import { Pictures } from '../pictures';
import { word } from '../words';

/** Half a page wide would be more than a frame has. */
const PRINT_WIDTH = 800;

/** Frames of the video, apart from the evidence and marked as what they are; nothing where none was saved. */
export function frames(inspection: Inspection): Block[] {
  if (inspection.frames.length === 0) return [];
  const rows: Block[] = [];
  for (let i = 0; i < inspection.frames.length; i += 2) {
    rows.push({
      key: `frames/${i}`,
      className: 'rd-gallery',
      node: inspection.frames
        .slice(i, i + 2)
        .map((frame, at) => (
          <FramePicture key={frame.id} inspection={inspection} frame={frame} number={i + at + 1} />
        )),
    });
  }
  return [heading('framesTitle'), note('frames/note', 'frameNote'), ...rows];
}

interface FramePictureProps {
  inspection: Inspection;
  frame: Frame;
  number: number;
}

function FramePicture({ inspection, frame, number }: FramePictureProps) {
  const imageUrl = useContext(Pictures);
  const { image, width, height, wall, author, delayMs, item } = frame;
  const title = inspection.case.instruction.items.find(({ id }) => id === item)?.title.zh;
  const name = word('frame', { n: number });
  const src = imageUrl(image.sha256, PRINT_WIDTH);
  return (
    <figure className="rd-frame">
      <div className="rd-shot" style={{ aspectRatio: Math.max(width / height, 0.8) }}>
        {src && <img src={src} alt={name} />}
      </div>
      <figcaption>
        <b>{name}</b> <span className="rd-frame-badge">{word('frameBadge')}</span> {title}{' '}
        {beijingSecond(wall)} {nameOf(inspection, author)} · {plainNumber(width)}×{plainNumber(height)} ·{' '}
        {delayMs === null ? word('frameDelayUnknown') : word('frameDelay', { ms: plainNumber(delayMs) })}
        <br />
        <Mono>{groupHex(image.sha256)}</Mono>
      </figcaption>
    </figure>
  );
}
