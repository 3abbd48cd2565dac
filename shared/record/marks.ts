import { z } from 'zod';
import { RandomId } from './primitives';

/**
 * Marks that the lead officer draws over a picture: vectors beside it, never in it. A point is a part of the drawn
 * picture, 0 to 1 each way, so that a mark is at the same place of it on every screen and on paper.
 */

export const MARK_TOOLS = ['arrow', 'ellipse', 'line', 'text'] as const;
export type MarkTool = (typeof MARK_TOOLS)[number];

/** Few, light ones: each has a dark outline and so can be told from any picture. */
export const MARK_COLOURS = ['amber', 'cyan', 'pink'] as const;
export type MarkColour = (typeof MARK_COLOURS)[number];

/** A line by hand is thinned while it is drawn; this many points are a very long one. */
export const MAX_MARK_POINTS = 200;
export const MAX_MARK_TEXT = 40;
/** Marks that one picture takes, those that were undone among them. */
export const MAX_MARKS = 100;

const Unit = z.number().min(0).max(1);
export const MarkPoint = z.strictObject({ x: Unit, y: Unit });
export type MarkPoint = z.infer<typeof MarkPoint>;

/** One line, and nothing in it that cannot be seen: a text must show what it stores. */
export const MarkText = z
  .string()
  .min(1)
  .max(MAX_MARK_TEXT)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+$/u);

const colour = z.enum(MARK_COLOURS);
const pair = z.array(MarkPoint).length(2);

/** What a mark looks like. `points`: tail and head, two corners of the box, the way of the pen, the text's left end. */
export const MarkShape = z.discriminatedUnion('tool', [
  z.strictObject({ tool: z.literal('arrow'), colour, points: pair }),
  z.strictObject({ tool: z.literal('ellipse'), colour, points: pair }),
  z.strictObject({ tool: z.literal('line'), colour, points: z.array(MarkPoint).min(2).max(MAX_MARK_POINTS) }),
  z.strictObject({ tool: z.literal('text'), colour, points: z.array(MarkPoint).length(1), text: MarkText }),
]);
export type MarkShape = z.infer<typeof MarkShape>;

export const MARK_BODIES = {
  'mark.drawn': z.strictObject({ mark: RandomId, still: RandomId, shape: MarkShape }),
  'mark.undone': z.strictObject({ mark: RandomId, still: RandomId }),
} as const;

/** A mark on a still, as the record has it. */
export interface DrawnMark {
  id: string;
  shape: MarkShape;
}

/** The marks that count now. */
export const shownMarks = <M extends { undone: unknown }>(marks: readonly M[]): M[] =>
  marks.filter(({ undone }) => undone === null);
