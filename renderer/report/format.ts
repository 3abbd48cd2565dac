/** How the record writes numbers: the same on every machine, whatever its language. */

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

/** `北纬 22.50000° 东经 114.20000°`; degrees to about a metre. */
export function coordinates(latitude: number, longitude: number): string {
  const north = `${latitude < 0 ? '南纬' : '北纬'} ${Math.abs(latitude).toFixed(5)}°`;
  const east = `${longitude < 0 ? '西经' : '东经'} ${Math.abs(longitude).toFixed(5)}°`;
  return `${north}，${east}`;
}
