import * as z from 'zod/mini';
import { Id, Sha256, Time } from './ids.ts';

const Words = z.string().check(z.trim(), z.maxLength(2000));
const PersonId = z.string().check(z.minLength(1), z.maxLength(100));

/** `asked`: please look at it. `approved`: this may go to readers. `changes`: not like this. */
export const Verdict = z.enum(['asked', 'approved', 'changes']);
export type Verdict = z.infer<typeof Verdict>;

/** What somebody says to a guide that they have looked at. */
export const ReviewReport = z.strictObject({
  guideId: Id,
  verdict: z.enum(['approved', 'changes']),
  words: Words,
  /** What they looked at; see `contentOf`. */
  content: Sha256,
});
export type ReviewReport = z.infer<typeof ReviewReport>;

/**
 * What one person says of one guide at present. One document per person and guide, which nobody else writes, so that
 * nobody speaks twice; it counts for the very content that it names, and for no other.
 */
export const Review = z.object({
  schemaVersion: z.int().check(z.gte(1)),
  id: z.string().check(z.maxLength(120)),
  guideId: Id,
  verdict: Verdict,
  words: Words,
  content: Sha256,
  /** Of whom a review is asked; null: of anybody who may write in the library. */
  asked: z.nullable(PersonId),
  raisedBy: z.string().check(z.minLength(1), z.maxLength(80)),
  raisedAt: Time,
});
export type Review = z.infer<typeof Review>;

/** Those of whom a review may be asked: whoever may write in the library. */
export const Reviewers = z.object({ people: z.array(z.object({ id: PersonId, name: z.string() })) });
export type Reviewer = z.infer<typeof Reviewers>['people'][number];

export const reviewId = (guideId: string, personId: string): string => `${guideId}.${personId}`;

/** Everybody speaks for themselves. */
export function mayReview(before: Review | null, after: Review | null, personId: string): boolean {
  if (after === null) return before === null || before.raisedBy === personId;
  const isOwn = (before ?? after).raisedBy === personId;
  return isOwn && after.raisedBy === personId && after.id === reviewId(after.guideId, personId);
}

/** How many approvals a publication may need at most. */
export const approvalsMost = 5;

type Said = Pick<Review, 'guideId' | 'verdict' | 'content' | 'raisedBy'>;

/** Who approved this very content; whoever publishes it does not count for themselves. */
export function approversOf(reviews: readonly Said[], guideId: string, content: string, publisherId: string): string[] {
  const counts = (one: Said) =>
    one.guideId === guideId && one.verdict === 'approved' && one.content === content && one.raisedBy !== publisherId;
  return [...new Set(reviews.filter(counts).map(({ raisedBy }) => raisedBy))];
}

/** Why this may not be published yet, in words for whoever wants to; null when it may. */
export function whyNotApproved(needed: number, approvers: readonly string[]): string | null {
  const missing = needed - approvers.length;
  if (missing <= 0) return null;
  const had = approvers.length > 0 ? ` It has ${approvers.length} of ${needed}.` : '';
  return missing === needed && needed === 1
    ? 'In this library a colleague has to approve exactly this before it is published.'
    : `In this library ${needed} colleagues have to approve exactly this before it is published.${had}`;
}
