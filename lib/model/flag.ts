import * as z from 'zod/mini';
import { Id, Time } from './ids.ts';
import { Trace } from './trace.ts';

export const FlagReason = z.enum(['moved', 'renamed', 'gone', 'wrong-text', 'other']);
export type FlagReason = z.infer<typeof FlagReason>;

/** What a reader fills in on the step, tip or tip sheet. */
export const FlagReport = z.strictObject({
  guideId: Id,
  stepId: z.nullable(Id),
  reason: FlagReason,
  note: z.string().check(z.maxLength(1000)),
  /** How the element was looked for when the report was begun; absent where there is no element. */
  trace: z.optional(Trace),
});
export type FlagReport = z.infer<typeof FlagReport>;

/** A reader's report that a guide no longer fits its app, and what became of it. */
export const Flag = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  guideId: Id,
  stepId: z.nullable(Id),
  /** The revision the reader was looking at. */
  revision: z.int().check(z.gte(0)),
  reason: FlagReason,
  note: z.string().check(z.maxLength(1000)),
  raisedBy: z.string().check(z.maxLength(100)),
  raisedAt: Time,
  status: z.enum(['open', 'fixed', 'declined']),
  answer: z.string().check(z.maxLength(1000)),
  resolvedBy: z.nullable(z.string().check(z.maxLength(100))),
  resolvedAt: z.nullable(Time),
  /** As in the report. Flags from before there were traces have none. */
  trace: z.optional(Trace),
});
export type Flag = z.infer<typeof Flag>;
