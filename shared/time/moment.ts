import { z } from 'zod';
import { AppError } from '../errors';

const Instant = z.iso.datetime({ offset: true });
const Day = z.iso.date();

/**
 * Reads a time that somebody asks about: an ISO 8601 instant with its zone, or a date, which stands for its first moment in
 * China Standard Time.
 * @throws AppError `time.unreadable`
 */
export function readMoment(text: string): Date {
  if (Day.safeParse(text).success) return new Date(`${text}T00:00:00+08:00`);
  if (Instant.safeParse(text).success) return new Date(text);
  throw new AppError('time.unreadable');
}
