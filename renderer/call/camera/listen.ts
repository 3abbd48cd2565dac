import type { CallFacts } from '../call-facts';
import type { LocalMedia } from '../local-media';
import type { Mesh } from '../mesh';
import type { CompanyCameras } from './company-cameras';

export interface CameraParts {
  mesh: Mesh;
  media: LocalMedia;
  facts: CallFacts;
  /** Only on the company's machine. */
  own: CompanyCameras | null;
}

/** Puts the cameras' parts together with the call's: what is sent, and what goes on the record. Returns what stops it. */
export function listenToCameras({ mesh, media, facts, own }: CameraParts): (() => void)[] {
  const plugged = (): void => void media.plugged();
  navigator.mediaDevices.addEventListener('devicechange', plugged);
  return [
    () => navigator.mediaDevices.removeEventListener('devicechange', plugged),
    media.on('camera', (change) => {
      if (mesh.session !== null) facts.cameraChanged(mesh.session, change);
    }),
    media.on('track', ({ kind, track }) => mesh.replaceTrack(kind, track)),
    media.second.on('track', (track) => mesh.replaceTrack('second', track)),
    media.second.on('camera', (change) => {
      if (mesh.session !== null) facts.cameraChanged(mesh.session, change, 'second');
    }),
    ...(own
      ? [
          own.on('large', () => mesh.refreshPictures()),
          own.on('fact', (fact) => {
            if (mesh.session !== null) facts.cameraTrouble(mesh.session, fact);
          }),
        ]
      : []),
  ];
}
