import { hex } from '../../../shared/bytes';
import { AppError } from '../../../shared/errors';
import type { Inspection } from '../../../shared/record/state';
import { call } from '../../app/bridge';
import { grabFrame } from '../../call/frame-grab';
import { inscribeFrame } from '../../call/still-exif';

/** The element in which the company's picture is shown large: a frame is grabbed from what the officer sees. */
let shown: HTMLVideoElement | null = null;

export const showsRemote = (video: HTMLVideoElement | null): void => {
  shown = video;
};

/**
 * Puts a frame of the company's video on the record, as what it is.
 * @param from fingerprint of whose video it is.
 * @throws AppError `still.no-frame`, `store.*`, or why the record does not take it.
 */
export async function putFrame(inspection: Inspection, from: string): Promise<void> {
  if (!shown) throw new AppError('still.no-frame');
  const { delayMs, ...picture } = await grabFrame(shown);
  const frame = hex(crypto.getRandomValues(new Uint8Array(16)));
  const item = inspection.currentItem ?? undefined;
  const image = inscribeFrame(picture, { frame, item }, inspection);
  await call('frame.store', { case: inspection.id, frame, item, image, from, delayMs });
}
