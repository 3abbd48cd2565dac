import { beijingClockSecond } from '../../../shared/beijing-time';
import {
  CAMERA_CHANGE_LABELS,
  CAMERA_TROUBLE_LABELS,
  SECOND_CAMERA_LABEL,
} from '../../../shared/customs/codes';
import { looksVirtual } from '../../../shared/customs/virtual-camera';
import type { CallSession, CameraTroubleTime, Inspection } from '../../../shared/record/state';
import { nameOf } from '../attendance';
import { Both, line } from '../bits';
import type { Block } from '../blocks';
import { word } from '../words';

/** What the record has to say about the cameras of each call, and nothing where they were as they should be. */
export function cameraLines(inspection: Inspection, calls: readonly CallSession[]): Block[] {
  return calls.flatMap((call, index) => [
    ...changes(inspection, call, index + 1),
    ...troubles(inspection, call, index + 1),
    ...virtual(inspection, call, index + 1),
  ]);
}

/** A camera that was changed in the middle of a call shows another view, so the record says when and to which. */
const changes = (inspection: Inspection, { cameras }: CallSession, n: number): Block[] =>
  cameras.map(({ event, wall, author, camera, reason, place }) =>
    line(
      `course/camera/${event}`,
      <>
        {word('cameraChanged', { n, at: beijingClockSecond(wall), name: nameOf(inspection, author) })}
        <Where place={place} />
        <Both of={CAMERA_CHANGE_LABELS[reason]} />
        {camera && word('cameraNow', { camera })}
      </>,
    ),
  );

/** Times in which a camera showed nothing of the scene. */
const troubles = (inspection: Inspection, { troubles: times }: CallSession, n: number): Block[] =>
  times.map((trouble) =>
    line(
      `course/trouble/${trouble.event}`,
      <>
        {word(trouble.recovered ? 'cameraTrouble' : 'cameraTroubleOpen', {
          n,
          ...span(trouble),
          name: nameOf(inspection, trouble.author),
        })}
        <Where place={trouble.place} />
        <Both of={CAMERA_TROUBLE_LABELS[trouble.trouble]} />
        {trouble.camera && word('cameraNow', { camera: trouble.camera })}
      </>,
    ),
  );

/** Every camera of the company whose name looks virtual, each once a call. */
function virtual(inspection: Inspection, { joined, cameras }: CallSession, n: number): Block[] {
  const company = new Set(
    inspection.participants
      .filter(({ part }) => part === 'representative')
      .map(({ fingerprint }) => fingerprint),
  );
  const seen = new Map(
    [...joined, ...cameras]
      .filter(({ author, camera }) => company.has(author) && looksVirtual(camera))
      .map(({ author, camera }) => [camera, author]),
  );
  return [...seen].map(([camera, author]) =>
    line(
      `course/virtual/${n}/${camera}`,
      word('cameraVirtual', { n, camera, name: nameOf(inspection, author) }),
    ),
  );
}

const Where = ({ place }: { place: 'second' | undefined }) =>
  place && (
    <>
      <Both of={SECOND_CAMERA_LABEL} />{' '}
    </>
  );

/** From when to when, by the clock of the camera's machine. */
function span({ wall, agoMs, recovered }: CameraTroubleTime): { from: string; to: string } {
  const at = (time: string, ago: number): string =>
    beijingClockSecond(new Date(Date.parse(time) - ago).toISOString());
  return { from: at(wall, agoMs), to: recovered ? at(recovered.wall, recovered.agoMs) : '' };
}
