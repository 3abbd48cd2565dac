/**
 * How the camera's picture is sent (CALL.md, "Picture quality"): inspection wants detail more than motion, so the frame
 * rate falls before the resolution, and the picture is 1280×720 within the first second. Only the very first frames are small:
 * a whole one takes two busy machines so long to encode, send and decode that it would be seen later than a small one and it.
 */

import type { CameraPlace } from '../../shared/protocol/camera';

interface Size {
  width: number;
  height: number;
}

/** Width and height: the longest sides of the picture that is sent; the camera itself stays at its highest resolution for stills. */
export interface PictureSettings extends Size {
  maxBitrate: number;
  /** Detail matters more than motion; every frame costs two machines their time. */
  maxFps: number;
  /** Where the bandwidth estimate begins; Chromium's own 300 kbit/s shows 320×180 for the first four seconds. */
  startKbps: number;
}

/** The company's camera: what the officers inspect. */
export const INSPECTION_PICTURE: PictureSettings = {
  width: 1280,
  height: 720,
  maxBitrate: 4_000_000,
  maxFps: 20,
  startKbps: 2500,
};
/** The company's other camera, beside the one that is looked at: where people and doors are, not what a label says. */
export const OVERVIEW_PICTURE: PictureSettings = {
  width: 480,
  height: 270,
  maxBitrate: 200_000,
  maxFps: 6,
  startKbps: 2500,
};
/** An officer's face: small, so that it takes nothing from the picture that matters. */
export const FACE_PICTURE: PictureSettings = {
  width: 640,
  height: 360,
  maxBitrate: 500_000,
  maxFps: 12,
  startKbps: 300,
};

/** Longest sides of the first frames of a connection. */
const OPENING_SIZE = { width: 320, height: 180 };

/** What this machine sends to everybody, and how: `picture` is asked anew whenever a sender is set up. */
export interface Outgoing {
  stream: MediaStream;
  /** The track of a second camera; empty without one. */
  second: MediaStream;
  picture: (place: CameraPlace) => PictureSettings;
}

/** By how much a camera's picture has to be divided to fit; `opening` as for `applyPicture`. */
export function scaleDown(camera: Size, to: Size, opening = false): number {
  const whole = Math.max(1, Math.min(camera.width / to.width, camera.height / to.height));
  return opening ? Math.max(whole, scaleDown(camera, OPENING_SIZE)) : whole;
}

/**
 * Sets a sender up; call again when its track changed. Senders without a video track are left alone.
 * @param opening whether nothing was sent yet: then the picture is no larger than `OPENING_SIZE`.
 */
export async function applyPicture(
  sender: RTCRtpSender,
  settings: PictureSettings,
  opening = false,
): Promise<void> {
  const track = sender.track;
  if (track?.kind !== 'video') return;
  track.contentHint = 'detail';
  const parameters = sender.getParameters() as RTCRtpSendParameters & { degradationPreference?: string };
  if (parameters.encodings.length === 0) return;
  const { width = settings.width, height = settings.height } = track.getSettings();
  parameters.degradationPreference = 'maintain-resolution';
  for (const encoding of parameters.encodings) {
    encoding.maxBitrate = settings.maxBitrate;
    encoding.maxFramerate = settings.maxFps;
    encoding.scaleResolutionDownBy = scaleDown({ width, height }, settings, opening);
  }
  await sender.setParameters(parameters);
}

const CODECS = /^(VP8|VP9|H264|H265|AV1)\//i;

/**
 * Adds the start bitrate to the video codecs of a description that came from the other side: Chromium's sender reads it
 * there. (Our own description is left as the browser made it.)
 */
export function withStartBitrate(sdp: string, startKbps: number): string {
  const parameter = `x-google-start-bitrate=${startKbps}`;
  const sections = sdp.split(/(?=^m=)/m);
  return sections
    .map((section) => (section.startsWith('m=video') ? inVideo(section, parameter) : section))
    .join('');
}

function inVideo(section: string, parameter: string): string {
  const payloads = [...section.matchAll(/^a=rtpmap:(\d+) (.+?)\r?$/gm)]
    .filter(([, , codec]) => codec !== undefined && CODECS.test(codec))
    .map(([, payload]) => payload);
  let result = section;
  for (const payload of payloads) {
    const format = new RegExp(`^(a=fmtp:${payload} [^\\r\\n]*)`, 'm');
    result = format.test(result)
      ? result.replace(format, `$1;${parameter}`)
      : result.replace(
          new RegExp(`^(a=rtpmap:${payload} [^\\r\\n]*)(\\r?\\n)`, 'm'),
          `$1$2a=fmtp:${payload} ${parameter}$2`,
        );
  }
  return result;
}
