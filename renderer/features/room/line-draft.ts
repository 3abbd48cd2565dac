import type { FoundGoods } from '../../../shared/record/bodies';
import type { GoodsLine } from '../../../shared/customs/case-schema';

/** What is compared on a goods line, in the order in which an officer looks at it. */
export const LINE_FIELDS = [
  'name',
  'quantity',
  'grossWeightKg',
  'netWeightKg',
  'origin',
  'hsCode',
  'marks',
  'packaging',
] as const;
export type LineField = (typeof LINE_FIELDS)[number];

/** The fields as they are typed. */
export type LineDraft = Record<LineField | 'opened' | 'sampled', string>;

const NUMBERS: ReadonlySet<keyof LineDraft> = new Set([
  'quantity',
  'grossWeightKg',
  'netWeightKg',
  'opened',
  'sampled',
]);

export const declaredText = (goods: GoodsLine, field: LineField): string => String(goods[field] ?? '');

export function draftOf(found: (FoundGoods & { opened?: number; sampled?: number }) | null): LineDraft {
  const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
  const fields = LINE_FIELDS.map((field) => [field, text(found?.[field])] as const);
  return {
    ...(Object.fromEntries(fields) as Record<LineField, string>),
    opened: text(found?.opened),
    sampled: text(found?.sampled),
  };
}

/** The fields that should be numbers and are not. */
export function invalidNumbers(draft: LineDraft): (keyof LineDraft)[] {
  return [...NUMBERS].filter((field) => {
    const value = draft[field].trim();
    return value !== '' && !(Number.isFinite(Number(value)) && Number(value) >= 0);
  });
}

/** What was found, without what was not looked at (left empty). */
export function foundOf(draft: LineDraft, unit: string): FoundGoods {
  const entries = LINE_FIELDS.flatMap((field) => {
    const value = draft[field].trim();
    return value === '' ? [] : [[field, NUMBERS.has(field) ? Number(value) : value] as const];
  });
  const found = Object.fromEntries(entries) as FoundGoods;
  return found.quantity === undefined ? found : { ...found, unit };
}

/** Whether a field was looked at and is not what was declared. */
export function differs(goods: GoodsLine, draft: LineDraft, field: LineField): boolean {
  const value = draft[field].trim();
  if (value === '') return false;
  const declared = declaredText(goods, field);
  return NUMBERS.has(field) ? Number(value) !== Number(declared) : value !== declared;
}
