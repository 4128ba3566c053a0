import * as z from 'zod/mini';
import { Comment, CommentReport } from '#lib/model/comment.ts';
import { Id } from '#lib/model/ids.ts';
import { Review, ReviewReport, type Reviewer } from '#lib/model/review.ts';
import type { TeamName } from '#lib/model/steward.ts';
import { LibraryId } from '#lib/model/workspace.ts';
import { extension } from './message.ts';

const OneGuide = z.strictObject({ guideId: Id });
const OneComment = z.strictObject({ commentId: Id });

/** What authors say to each other about a guide before readers get it. */
export const reviewProtocol = {
  /** A draft goes into this library, or (null) where this person publishes by default, for those who write there to read. */
  'review:ask': extension(
    z.strictObject({
      guideId: Id,
      library: z.nullable(LibraryId),
      asked: z.nullable(z.string().check(z.minLength(1), z.maxLength(100))),
      words: z.string().check(z.trim(), z.maxLength(2000)),
    }),
  ).replies<null>(),
  /** Of which colleagues one may ask it in that library. Asks the store. */
  'review:reviewers': extension(z.strictObject({ library: LibraryId })).replies<Reviewer[]>(),
  /** For which teams a guide of that library may be. Asks the store. */
  'audience:teams': extension(z.strictObject({ library: LibraryId })).replies<TeamName[]>(),
  /** Replies what the same person said before, which is what `review:restore` takes. */
  'review:give': extension(ReviewReport).replies<Review | null>(),
  'review:withdraw': extension(OneGuide).replies<Review | null>(),
  'review:restore': extension(z.strictObject({ review: Review })).replies<null>(),
  /** A draft that was shared for review is its author's own again. */
  'guide:make-private': extension(OneGuide).replies<null>(),
  'comment:add': extension(CommentReport).replies<{ commentId: string }>(),
  'comment:resolve': extension(z.strictObject({ commentId: Id, isResolved: z.boolean() })).replies<null>(),
  /** Replies it, which is what `comment:restore` takes. */
  'comment:remove': extension(OneComment).replies<Comment>(),
  'comment:restore': extension(z.strictObject({ comment: Comment })).replies<null>(),
};
