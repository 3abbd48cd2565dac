import { PTZ } from './camera/abilities';
import { deviceError, type DeviceKind } from './device-errors';

export interface Device {
  id: string;
  /** The name that its system gives it; empty until a device of its kind was allowed once. */
  label: string;
}

/** What a camera is opened for. */
export type Purpose = 'inspection' | 'overview' | 'face';

/** At least this many frames a second, so that the "highest resolution" is not a slide show over a slow USB port. */
const MIN_FPS = 15;

const VIDEO: Record<Purpose, MediaTrackConstraints> = {
  // Stills come from this track, so it is as large as the camera can; what is sent is scaled down from it.
  inspection: {
    width: { ideal: 4096 },
    height: { ideal: 2160 },
    frameRate: { ideal: 30, min: MIN_FPS },
    ...PTZ,
  },
  // Beside the first: two cameras at full rate are more than many a computer carries.
  overview: { width: { ideal: 1920 }, height: { ideal: 1080 }, frameRate: { ideal: 10 }, ...PTZ },
  face: { width: { ideal: 640 }, height: { ideal: 360 }, frameRate: { ideal: 15 } },
};
/** What is taken out of the sound before it is sent. */
export interface SoundFilters {
  echo: boolean;
  noise: boolean;
}

/** A path from the root of a disk, a share or a home: no camera is called that, a film in place of one is. */
const PATH = /^(?:[\\/]|~[\\/]|[A-Za-z]:[\\/]|file:)/;

/**
 * The name of a device as people and the record see it. Chromium names a film that is played in place of a camera by its
 * path: of that only the file's name is told, since folders of a machine name people.
 */
export function deviceName(label: string): string {
  const name = PATH.test(label) ? (label.split(/[\\/]/).at(-1) ?? '') : label;
  return name.slice(0, 200);
}

/** What this machine has to choose from. */
export interface DeviceList {
  cameras: Device[];
  microphones: Device[];
  loudspeakers: Device[];
}

export async function listDevices(): Promise<DeviceList> {
  const all = await navigator.mediaDevices.enumerateDevices();
  const of = (kind: MediaDeviceKind): Device[] =>
    all
      .filter((info) => info.kind === kind && info.deviceId !== '')
      .map(({ deviceId, label }) => ({ id: deviceId, label: deviceName(label) }));
  return { cameras: of('videoinput'), microphones: of('audioinput'), loudspeakers: of('audiooutput') };
}

/**
 * Opens a camera: the one named, or the system's first.
 * @throws AppError `camera.absent`, `camera.denied`, `camera.busy` or `camera.failed`.
 */
export async function openCamera(purpose: Purpose, id?: string): Promise<MediaStreamTrack> {
  const chosen = id ? { deviceId: { exact: id } } : {};
  const wanted = { ...VIDEO[purpose], ...chosen };
  try {
    return await open('video', wanted);
  } catch (thrown) {
    if (!isOverconstrained(thrown) || purpose !== 'inspection') throw deviceError('camera', thrown);
  }
  // No mode of this camera is fast enough: a slow picture is better than none.
  const slower = { ...wanted, frameRate: { ideal: 30 } };
  return open('video', slower).catch((thrown: unknown) => {
    throw deviceError('camera', thrown);
  });
}

/** @throws AppError `microphone.absent`, `microphone.denied`, `microphone.busy` or `microphone.failed`. */
export async function openMicrophone(filters: SoundFilters, id?: string): Promise<MediaStreamTrack> {
  const chosen = id ? { deviceId: { exact: id } } : {};
  const wanted = { echoCancellation: filters.echo, noiseSuppression: filters.noise, autoGainControl: true };
  return open('audio', { ...wanted, ...chosen }).catch((thrown: unknown) => {
    throw deviceError('microphone', thrown);
  });
}

export const trackKind = (kind: DeviceKind): 'video' | 'audio' => (kind === 'camera' ? 'video' : 'audio');

async function open(kind: 'video' | 'audio', constraints: MediaTrackConstraints): Promise<MediaStreamTrack> {
  const stream = await navigator.mediaDevices.getUserMedia({ [kind]: constraints });
  const [track] = stream.getTracks();
  if (!track) throw new DOMException('no track', 'NotFoundError');
  return track;
}

const isOverconstrained = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && 'name' in thrown && thrown.name === 'OverconstrainedError';
