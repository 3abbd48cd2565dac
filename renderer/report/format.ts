/** How the record writes times and numbers: the same on every machine, whatever its zone and language. */

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** `2026-03-16 09:30:05`, in China Standard Time. */
export function chinaTime(wall: string): string {
  const at = new Date(Date.parse(wall) + CHINA_OFFSET_MS);
  return Number.isNaN(at.getTime()) ? wall : at.toISOString().slice(0, 19).replace('T', ' ');
}

/** `09:30:05`. */
export const chinaClock = (wall: string): string => chinaTime(wall).slice(11);

/** `5316 2026 1 161234567`: office, year, direction, serial. */
export const groupDeclaration = (number: string): string =>
  number.replace(/^(\d{4})(\d{4})(\d)(\d{9})$/, '$1 $2 $3 $4');

/** `CSQU 305438 3`. */
export const groupContainer = (number: string): string =>
  number.replace(/^([A-Z]{4})(\d{6})(\d)$/, '$1 $2 $3');

/** Hexadecimal in groups of eight, so that two can be compared by eye and lines can break. */
export const groupHex = (hex: string): string => (hex.match(/.{1,8}/g) ?? []).join(' ');

/** `1,234.5`; never in exponents. */
export const plainNumber = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 6 });
