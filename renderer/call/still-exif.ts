import type { Bytes } from '../../shared/bytes';
import { withExif, type Place } from '../../shared/jpeg/exif';
import { readExif } from '../../shared/jpeg/exif-read';
import type { Inspection } from '../../shared/record/state';
import type { Shot } from './still-camera';

/** Where this machine is, as far as it knows now. */
export type PlaceSource = () => Place | null;

const SOFTWARE = 'Yuanjian';

/**
 * A still's original with its Exif: which still of which case it is, when and with what it was taken, and where, if that
 * is known. The compressed picture stays as the camera's encoder made it.
 */
export function inscribeStill(
  { original, ...shot }: Shot,
  { still, item }: { still: string; item: string },
  inspection: Inspection | undefined,
  place: Place | null,
): Bytes {
  return withExif(original, {
    id: still,
    at: shot.at,
    camera: shot.camera,
    description: describe(inspection, item),
    width: shot.width,
    height: shot.height,
    // A photograph may be stored turned; how is all that is kept of what the camera wrote.
    orientation: readExif(original)?.orientation ?? 1,
    place,
    ...device(shot.at),
  });
}

/** The same for a frame of the received video, which says of itself that it is one. */
export function inscribeFrame(
  image: { jpeg: Bytes; width: number; height: number },
  { frame, item }: { frame: string; item?: string },
  inspection: Inspection | undefined,
): Bytes {
  const at = new Date();
  return withExif(image.jpeg, {
    id: frame,
    at,
    camera: '视频截图 video frame',
    description: describe(inspection, item),
    width: image.width,
    height: image.height,
    orientation: 1,
    place: null,
    ...device(at),
  });
}

const device = (at: Date) => ({ software: SOFTWARE, offsetMinutes: -at.getTimezoneOffset() });

function describe(inspection: Inspection | undefined, item: string | undefined): string {
  const title = inspection?.case.instruction.items.find(({ id }) => id === item)?.title.zh;
  return [inspection?.case.declaration.number, inspection?.id, item, title].filter(Boolean).join(' ');
}
