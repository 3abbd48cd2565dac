import { AppError } from '../../shared/errors';
import { turnedText } from '../../shared/inert';

/**
 * Refuses what a person is about to write where a text could be read otherwise than it was written. Only for writing: what
 * others wrote long ago stays valid, and is shown with such characters spelled out.
 * @throws AppError `text.turned` with the name of the `field`.
 */
export function assertStraight(written: object): void {
  const field = turnedText(written);
  if (field !== null) throw new AppError('text.turned', { field });
}
