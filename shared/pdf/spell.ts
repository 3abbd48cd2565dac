import { latin1, Ref, Stream, type Stored, type Value } from './values';

/** The one way in which this program writes values. What it has written can be read and written again, byte for byte. */

export function spellValue(value: Value): string {
  if (typeof value === 'string') return value;
  if (value instanceof Ref) return `${value.number} 0 R`;
  if (Array.isArray(value)) return `[${value.map(spellValue).join(' ')}]`;
  const entries = [...value].map(([key, entry]) => `${key} ${spellValue(entry)}`);
  return `<< ${entries.join(' ')} >>`;
}

/** An indirect object in pieces, so that a stream's bytes are not copied. */
export function spellObject(number: number, stored: Stored): Uint8Array[] {
  const head = `${number} 0 obj\n`;
  if (!(stored instanceof Stream)) return [latin1(`${head}${spellValue(stored)}\nendobj\n`)];
  return [
    latin1(`${head}${spellValue(stored.dict)}\nstream\n`),
    stored.data,
    latin1('\nendstream\nendobj\n'),
  ];
}
