/**
 * How every time of a record is shown: Beijing time, UTC+8 without daylight saving (GB/T 7408; China has kept one zone
 * since 1949 and no summer time since 1991). Pure arithmetic, so that a machine's own zone cannot change a word of a record.
 */

const OFFSET_MS = 8 * 60 * 60 * 1000;

/** Said once wherever people see times. */
export const BEIJING_ZONE = {
  zh: '时间均为北京时间（UTC+8）',
  en: 'Times are Beijing time (UTC+8)',
} as const;

/** `2026-03-16 09:30:05`. @param iso an instant as ISO 8601; anything else comes back as it is. */
export function beijingSecond(iso: string): string {
  const at = new Date(Date.parse(iso) + OFFSET_MS);
  return Number.isNaN(at.getTime()) ? iso : at.toISOString().slice(0, 19).replace('T', ' ');
}

/** `2026-03-16 09:30`. */
export const beijingMinute = (iso: string): string => beijingSecond(iso).slice(0, 16);

/** `09:30`. */
export const beijingClock = (iso: string): string => beijingSecond(iso).slice(11, 16);

/** `09:30:05`. */
export const beijingClockSecond = (iso: string): string => beijingSecond(iso).slice(11, 19);
