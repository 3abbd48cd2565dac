/**
 * Names that makers of virtual cameras give to what they install, and names of films that are played in place of a camera.
 * A name proves nothing either way: it can be changed, and a picture held before a real camera has a real camera's name.
 */
const VIRTUAL: readonly RegExp[] = [
  /\bobs\b|obs[ -_]?cam|obs virtual/i,
  /many ?cam/i,
  /snap ?camera|snap ?cam\b/i,
  /x ?split/i,
  /v4l2 ?loopback|\bloopback\b|dummy video/i,
  /e2e ?soft|\bvcam\b/i,
  /\bndi\b|newtek/i,
  /mmhmm|ecamm|\bcamo\b|prism live|streamlabs|splitcam|sparkocam|youcam|webcammax|altercam|cyberlink/i,
  /droid ?cam|iriun|epoc ?cam|ivcam/i,
  /virtual|fake[ _-]?device|虚拟/i,
  /\.(?:mjpe?g|y4m|mp4|mkv|avi|webm)$/i,
];

/** Whether a camera's name looks like that of a virtual camera, so that people look twice. */
export const looksVirtual = (name: string): boolean => VIRTUAL.some((pattern) => pattern.test(name));
