import { CommentThread } from '#components/library/CommentThread.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import type { Comment } from '#lib/model/comment.ts';
import type { Guide } from '#lib/model/guide.ts';
import { stepsInOrder } from '#lib/model/guide-rules.ts';
import { mayWriteIn } from './reviews.ts';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  guide: Guide;
  /** Null: about the guide as a whole, or about steps that are gone. */
  stepId: string | null;
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
}

/** What authors say about a step, or about the guide, where it stands. Nothing at a draft that nobody else sees. */
export function GuideComments({ guide, stepId, view, attempt, toaster }: Props) {
  const guideId = guide.id;
  const library = view.items.find(({ id }) => id === guideId)?.library ?? null;
  if (!mayWriteIn(view, library)) return null;
  const { me } = view.session;
  const isHere = (id: string | null) => id !== null && Object.hasOwn(guide.steps, id);
  const comments = view.comments.filter(
    (one) => one.guideId === guideId && (stepId === null ? !isHere(one.stepId) : one.stepId === stepId),
  );
  const nameOf = (id: string) => (id === me.id ? 'you' : (view.names.get(id) ?? 'a colleague'));
  const number = stepsInOrder(guide).findIndex(({ id }) => id === stepId) + 1;
  const resolve = async ({ id: commentId }: Comment, isResolved: boolean) => {
    if ((await attempt('comment:resolve', { commentId, isResolved })) === undefined) return;
    const undo = () => void attempt('comment:resolve', { commentId, isResolved: !isResolved });
    toaster.say(isResolved ? 'Resolved.' : 'Reopened.', undo);
  };
  const remove = async ({ id: commentId }: Comment) => {
    const comment = await attempt('comment:remove', { commentId });
    if (comment) toaster.say('Comment deleted.', () => void attempt('comment:restore', { comment }));
  };
  return (
    <CommentThread
      about={stepId === null ? 'the guide' : `step ${number}`}
      comments={comments.map((comment) => ({
        comment,
        name: view.names.get(comment.raisedBy) ?? 'A colleague',
        isOwn: comment.raisedBy === me.id,
        resolvedBy: comment.resolvedBy && nameOf(comment.resolvedBy),
        place: comment.stepId !== null && stepId === null ? 'on a step that is gone' : null,
      }))}
      onAdd={(words) => void attempt('comment:add', { guideId, stepId, words })}
      onResolve={(comment, isResolved) => void resolve(comment, isResolved)}
      onRemove={(comment) => void remove(comment)}
    />
  );
}
