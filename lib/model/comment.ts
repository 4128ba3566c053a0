import * as z from 'zod/mini';
import { Id, Time } from './ids.ts';

/** What an author writes to colleagues about a guide, or about one step of it. */
export const CommentReport = z.strictObject({
  guideId: Id,
  stepId: z.nullable(Id),
  words: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
});
export type CommentReport = z.infer<typeof CommentReport>;

/** A remark among the authors of a library. Readers never get it: it lives beside the working copy. */
export const Comment = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: Id,
  ...CommentReport.shape,
  raisedBy: z.string().check(z.maxLength(100)),
  raisedAt: Time,
  status: z.enum(['open', 'resolved']),
  resolvedBy: z.nullable(z.string().check(z.maxLength(100))),
  resolvedAt: z.nullable(Time),
});
export type Comment = z.infer<typeof Comment>;

/**
 * Whoever may write in the library comments in their own name, and resolves what anybody wrote; the words are their
 * author's, to change and to take away.
 */
export function mayComment(before: Comment | null, after: Comment | null, personId: string): boolean {
  if (after === null) return before === null || before.raisedBy === personId;
  if (after.raisedBy !== (before?.raisedBy ?? personId)) return false;
  const isSaidAnew = !before || before.words !== after.words || before.stepId !== after.stepId;
  if (before && before.guideId !== after.guideId) return false;
  if (isSaidAnew && after.raisedBy !== personId) return false;
  const isAsBefore =
    after.status === (before?.status ?? 'open') &&
    after.resolvedBy === (before?.resolvedBy ?? null) &&
    after.resolvedAt === (before?.resolvedAt ?? null);
  if (isAsBefore) return true;
  return after.status === 'open'
    ? after.resolvedBy === null && after.resolvedAt === null
    : after.resolvedBy === personId && after.resolvedAt !== null;
}
