import type { GoodsLine } from '../../shared/customs/case-file';
import type { FoundGoods } from '../../shared/record/bodies';
import { plainNumber } from './format';
import type { TextKey } from './words';

/** One field of a goods line as declared and as found; null where nothing was said. */
export interface GoodsRow {
  label: TextKey;
  declared: string | null;
  found: string | null;
  differs: boolean;
}

/** The fields of a goods line side by side; a field that neither side speaks of is left out. */
export function goodsRows(line: GoodsLine, found: FoundGoods): GoodsRow[] {
  const amount = (value: number | undefined, unit: string | undefined): string | null =>
    value === undefined ? null : [plainNumber(value), unit ?? ''].join(' ').trim();
  const unit = found.unit ?? line.unit;
  const rows: [TextKey, string | null, string | null][] = [
    ['goodsName', line.name, found.name ?? null],
    ['hsCode', line.hsCode, found.hsCode ?? null],
    ['specification', line.specification ?? null, null],
    ['quantity', amount(line.quantity, line.unit), amount(found.quantity, unit)],
    ['gross', amount(line.grossWeightKg, 'kg'), amount(found.grossWeightKg, 'kg')],
    ['net', amount(line.netWeightKg, 'kg'), amount(found.netWeightKg, 'kg')],
    ['origin', line.origin, found.origin ?? null],
    ['marks', line.marks ?? null, found.marks ?? null],
    ['packaging', line.packaging ?? null, found.packaging ?? null],
  ];
  return rows
    .filter(([, declared, seen]) => declared !== null || seen !== null)
    .map(([label, declared, seen]) => ({
      label,
      declared,
      found: seen,
      differs: seen !== null && seen !== declared,
    }));
}

/** Which fields an officer has said something of, and which of the declared ones nobody looked at. */
export function checkedOf(rows: readonly GoodsRow[]): { checked: TextKey[]; unchecked: TextKey[] } {
  const labels = (wanted: boolean) =>
    rows.filter(({ found }) => (found !== null) === wanted).map(({ label }) => label);
  return { checked: labels(true), unchecked: labels(false) };
}
