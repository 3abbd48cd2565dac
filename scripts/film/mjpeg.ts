/** A raw .mjpeg film is JPEG pictures one after the other, without a container. */

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** Chromium's file camera plays every .mjpeg at 30 frames a second, whatever it was drawn for. */
const CHROMIUM_RATE = 30;

/**
 * Cuts a raw .mjpeg into its pictures by their marker segments.
 * @throws Error with the byte offset where the bytes are not a JPEG.
 */
export function splitFrames(film: Uint8Array): Uint8Array[] {
  const frames: Uint8Array[] = [];
  let at = 0;
  while (at < film.length) {
    const end = frameEnd(film, at);
    frames.push(film.subarray(at, end));
    at = end;
  }
  return frames;
}

function frameEnd(film: Uint8Array, start: number): number {
  if (film[start] !== 0xff || film[start + 1] !== SOI)
    throw new Error(`No JPEG at byte ${start} of the film`);
  let at = start + 2;
  while (at + 4 <= film.length && film[at] === 0xff && film[at + 1] !== EOI) {
    const scan = film[at + 1] === SOS;
    at += 2 + ((film[at + 2] ?? 0) << 8) + (film[at + 3] ?? 0);
    // Coded data: 0xff is followed by 0 (stuffing) or a restart marker, until the next real marker.
    if (scan) while (at < film.length && !isMarker(film, at)) at += 1;
  }
  if (film[at] !== 0xff || film[at + 1] !== EOI)
    throw new Error(`The JPEG at byte ${start} of the film has no end`);
  return at + 2;
}

function isMarker(film: Uint8Array, at: number): boolean {
  const next = film[at + 1] ?? 0;
  return film[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7);
}

/** The same film with every picture `times` times: what makes one drawn at 30/times frames a second play at its speed. */
export function repeatFrames(film: Uint8Array, times: number): Uint8Array {
  const frames = splitFrames(film).flatMap((frame) => Array.from({ length: times }, () => frame));
  const out = new Uint8Array(frames.reduce((sum, frame) => sum + frame.length, 0));
  let at = 0;
  for (const frame of frames) {
    out.set(frame, at);
    at += frame.length;
  }
  return out;
}

const RATE_NOTE = 'yuanjian film, frames a second: ';

/** The picture with a comment segment that says at how many frames a second the film was drawn. */
export function withRate(jpeg: Uint8Array, rate: number): Uint8Array {
  const note = new TextEncoder().encode(`${RATE_NOTE}${rate}`);
  const segment = Uint8Array.of(0xff, 0xfe, (note.length + 2) >> 8, (note.length + 2) & 0xff, ...note);
  const out = new Uint8Array(jpeg.length + segment.length);
  out.set(jpeg.subarray(0, 2));
  out.set(segment, 2);
  out.set(jpeg.subarray(2), 2 + segment.length);
  return out;
}

/**
 * The film as Chromium should be given it: one of ours stretched to its own speed, any other as it is, since nobody
 * said at what speed it was taken.
 */
export function atOwnSpeed(film: Uint8Array): Uint8Array {
  const head = new TextDecoder('latin1').decode(film.subarray(0, 128));
  const rate = Number(new RegExp(`${RATE_NOTE}([\\d.]+)`).exec(head)?.[1] ?? CHROMIUM_RATE);
  const times = Math.round(CHROMIUM_RATE / rate);
  return times > 1 ? repeatFrames(film, times) : film;
}
