/** Lengths of time and sizes of files, written the same in every language. */

/** `12:31`, or `1:02:31` from an hour on. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return seconds < 3600 ? rest : `${Math.floor(seconds / 3600)}:${rest}`;
}

/** `12.3 MiB`, or `1.20 GiB` from one on. */
export function mebibytes(bytes: number): string {
  const mebi = bytes / 1024 / 1024;
  return mebi < 1024 ? `${mebi.toFixed(1)} MiB` : `${(mebi / 1024).toFixed(2)} GiB`;
}

/** `120 m`, or `12.3 km` from ten kilometres on: nobody measures a place more exactly than that. */
export const metresText = (metres: number): string =>
  metres < 10_000 ? `${Math.round(metres)} m` : `${(metres / 1000).toFixed(1)} km`;
