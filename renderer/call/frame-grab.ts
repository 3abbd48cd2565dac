import type { Bytes } from '../../shared/bytes';
import { AppError } from '../../shared/errors';
import { StillEncoder } from './still-encoder';

/** A picture that comes at all comes within this; one that does not is no picture of now. */
const FRAME_MS = 2000;

export interface GrabbedFrame {
  jpeg: Bytes;
  width: number;
  height: number;
  /** From the camera's exposure to this screen, as the browser estimates it; null where it cannot. */
  delayMs: number | null;
}

/**
 * The next frame of the video that a screen shows, as it arrived: reduced and compressed, so never an original.
 * @throws AppError `still.no-frame` when the video stands still, `still.no-picture`.
 */
export async function grabFrame(video: HTMLVideoElement): Promise<GrabbedFrame> {
  const delayMs = await nextFrame(video);
  const picture = await createImageBitmap(video).catch((cause: unknown) => {
    throw new AppError('still.no-frame', {}, { cause });
  });
  const { width, height } = picture;
  const encoder = new StillEncoder();
  try {
    return { jpeg: await encoder.original(picture), width, height, delayMs };
  } finally {
    encoder.close();
  }
}

/** Waits for a frame. @returns its delay. @throws AppError `still.no-frame` when none comes. */
function nextFrame(video: HTMLVideoElement): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      video.cancelVideoFrameCallback(handle);
      reject(new AppError('still.no-frame'));
    }, FRAME_MS);
    const handle = video.requestVideoFrameCallback((_now, { captureTime, expectedDisplayTime }) => {
      clearTimeout(timer);
      const delay = captureTime === undefined ? NaN : Math.round(expectedDisplayTime - captureTime);
      // The two clocks are only estimated against each other; what cannot be is not told.
      resolve(delay >= 0 && delay <= 600_000 ? delay : null);
    });
  });
}
