/**
 * A length of time in seconds with three digits behind the point, as a clock's difference is written: `+0.120 秒`.
 * @param signed whether a plus stands before what is not negative.
 */
export function seconds(ms: number, signed = false): string {
  const rounded = Math.round(ms);
  const sign = rounded < 0 ? '−' : signed ? '+' : '';
  return `${sign}${(Math.abs(rounded) / 1000).toFixed(3)} 秒`;
}
