import { z } from 'zod';
import { MARK_COLOURS, MARK_TOOLS, MAX_MARK_POINTS, MAX_MARKS, MarkPoint, MarkText } from '../record/marks';
import { RandomId } from '../record/primitives';

/** Languages that a machine may be able to read aloud. */
export const SPOKEN = ['zh', 'en'] as const;
export type Spoken = (typeof SPOKEN)[number];

/**
 * What the lead shows and how the company can be told it: messages of the control channel that live as long as the call.
 * Marks over a still come to the record as well, once they are finished (`mark.drawn`).
 */
export const GUIDANCE_MESSAGES = [
  /**
   * Lead → all: the points of a mark from number `from` on, in the place of what was there from that point on. A line by
   * hand sends what is new of it; an arrow sends its head again. `on`: the still it is over; null for the live picture.
   */
  z.strictObject({
    t: z.literal('mark'),
    id: RandomId,
    on: RandomId.nullable(),
    tool: z.enum(MARK_TOOLS),
    colour: z.enum(MARK_COLOURS),
    from: z
      .int()
      .min(0)
      .max(MAX_MARK_POINTS - 1),
    points: z.array(MarkPoint).min(1).max(MAX_MARK_POINTS),
    text: MarkText.optional(),
  }),
  /** Lead → all: takes these away again, those that came to the record excepted; null takes all. */
  z.strictObject({ t: z.literal('unmark'), ids: z.array(RandomId).min(1).max(MAX_MARKS).nullable() }),
  /** Lead → all: everybody looks at this still, the very same file; null goes back to the live picture. */
  z.strictObject({ t: z.literal('freeze'), still: RandomId.nullable() }),
  /** Company → officers: the languages in which its machine reads cue cards aloud; empty for none. */
  z.strictObject({ t: z.literal('voice'), speaks: z.array(z.enum(SPOKEN)).max(SPOKEN.length) }),
] as const;
