import { addComment, removeComment, resolveComment, restoreComment } from '#lib/authoring/comments.ts';
import { askForReview, giveReview, makePrivate, restoreReview, withdrawReview } from '#lib/authoring/reviews.ts';
import type { Answers } from '#lib/messages/answer.ts';
import { libraryApi } from '#lib/sync/library-api.ts';
import type { Desk } from './desk.ts';

type Names = Extract<
  keyof Answers,
  `review:${string}` | `comment:${string}` | `audience:${string}` | 'guide:make-private'
>;

/** What authors say to each other about a guide. */
export function reviewAnswers({ device, session }: Desk): Pick<Answers, Names> {
  const me = async () => (await session()).me;
  return {
    async 'review:ask'({ guideId, ...wish }) {
      await askForReview(device, await me(), guideId, wish);
      return null;
    },
    async 'review:reviewers'({ library }) {
      const joined = await session();
      return (await libraryApi(joined).reviewers(library)).filter(({ id }) => id !== joined.me.id);
    },
    'audience:teams': async ({ library }) => libraryApi(await session()).teams(library),
    'review:give': async (report) => giveReview(device, await me(), report),
    'review:withdraw': async ({ guideId }) => withdrawReview(device, await me(), guideId),
    async 'review:restore'({ review }) {
      await restoreReview(device, await me(), review);
      return null;
    },
    async 'guide:make-private'({ guideId }) {
      await makePrivate(device, await me(), guideId);
      return null;
    },
    'comment:add': async (report) => ({ commentId: (await addComment(device, await me(), report)).id }),
    async 'comment:resolve'({ commentId, isResolved }) {
      await resolveComment(device, await me(), commentId, isResolved);
      return null;
    },
    'comment:remove': async ({ commentId }) => removeComment(device, await me(), commentId),
    async 'comment:restore'({ comment }) {
      await restoreComment(device, await me(), comment);
      return null;
    },
  };
}
