import { z } from 'zod';
import {
  bilingual,
  containerNumber,
  declarationNumber,
  hsCode,
  sealNumber,
  text,
  usccNumber,
} from './case-fields';
import { DIRECTIONS, EXTENTS, ITEM_KINDS, ITEM_PICTURES, MODES, TRADE_MODES } from './codes';

export const CASE_FORMAT = 'yuanjian-case/1';

/** An officer's badge number (关员证号): capitals, digits and dashes. */
const badge = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9][A-Z0-9-]{0,31}$/);

const quantity = z.number().positive().max(1e12);
const kilograms = z.number().min(0).max(1e9);

const Declaration = z.strictObject({
  number: declarationNumber,
  direction: z.enum(DIRECTIONS),
  office: text(60),
  officeCode: z
    .string()
    .regex(/^\d{4}$/)
    .optional(),
  tradeMode: z.enum(TRADE_MODES),
  date: z.iso.date(),
});

const Premises = z.strictObject({
  name: text(100),
  address: text(200),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  radiusMetres: z.number().min(10).max(50_000),
});

const Company = z.strictObject({
  name: text(120),
  uscc: usccNumber,
  premises: Premises,
  contact: z.strictObject({ name: text(60), phone: text(40).optional() }).optional(),
});

const InstructionItem = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
    .meta({ description: 'Unique within the case; events refer to it' }),
  title: bilingual(80),
  requirement: bilingual(600, true),
  kind: z.enum(ITEM_KINDS),
  picture: z
    .enum(ITEM_PICTURES)
    .optional()
    .meta({ description: 'What the picture of what is wanted shows; by the kind if not given' }),
  container: containerNumber.optional(),
  line: z.int().min(1).max(999).optional(),
  stills: z.int().min(1).max(20).default(1).meta({ description: 'Stills needed at least' }),
});

const Instruction = z.strictObject({
  number: text(40),
  extent: z.enum(EXTENTS),
  mode: z.enum(MODES),
  items: z.array(InstructionItem).min(1).max(100),
});

const Container = z.strictObject({
  number: containerNumber,
  type: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{4}$/)
    .meta({ description: 'Size and type code, ISO 6346', examples: ['22G1', '45G1'] }),
  seal: sealNumber,
});

const GoodsLine = z.strictObject({
  line: z.int().min(1).max(999),
  hsCode,
  ciq: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  name: text(120),
  nameEn: text(200).optional(),
  specification: text(500).optional(),
  quantity,
  unit: text(20),
  grossWeightKg: kilograms.optional(),
  netWeightKg: kilograms.optional(),
  origin: text(60),
  marks: text(300, true).optional(),
  packaging: text(120).optional(),
});

const Officer = z.strictObject({ role: z.enum(['lead', 'second']), name: text(60), badge });

const Reinspection = z.strictObject({
  declaration: declarationNumber.optional(),
  officers: z.array(badge).min(1).max(20),
});

/**
 * The case file, version 1: what an inspection is about, before anything happened. Strict: a field that is not
 * known is an error, since it may be a misspelt one that was meant to matter.
 */
export const CaseFile = z.strictObject({
  format: z.literal(CASE_FORMAT),
  title: text(120).optional(),
  declaration: Declaration,
  company: Company,
  instruction: Instruction,
  containers: z.array(Container).max(50),
  goods: z.array(GoodsLine).min(1).max(200),
  officers: z.array(Officer).length(2),
  scheduledAt: z.iso.datetime({ offset: true }).optional(),
  reinspectionOf: Reinspection.optional(),
  limits: z.strictObject({ suspendMinutes: z.int().min(1).max(1440).default(10) }).prefault({}),
});

/** A checked case: numbers normalised, defaults filled in. */
export type CaseFile = z.output<typeof CaseFile>;
export type InstructionItem = CaseFile['instruction']['items'][number];
export type GoodsLine = CaseFile['goods'][number];

/** The JSON Schema (draft 2020-12) of the file as people write it, for editors; the checks of numbers go beyond it. */
export function caseJsonSchema(): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(CaseFile, { io: 'input' });
  return { $schema, title: 'Yuanjian case file', description: 'Explained in docs/CASE-FILE.md', ...rest };
}
