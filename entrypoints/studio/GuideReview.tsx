import { useState } from 'preact/hooks';
import { AskForReview } from '#components/library/AskForReview.tsx';
import type { Editing, EditingState } from '#components/library/editing.ts';
import { GiveReview } from '#components/library/GiveReview.tsx';
import { ReviewPanel } from '#components/library/ReviewPanel.tsx';
import type { Toaster } from '#components/ui/Toasts.tsx';
import { whyNotPublishable } from '#lib/model/guide-rules.ts';
import { ownerOf } from '#lib/model/ownership.ts';
import { approversOf, type Review, type ReviewReport } from '#lib/model/review.ts';
import { mainLibrary } from '#lib/model/workspace.ts';
import { publishingOf } from './publishing.ts';
import { ReviewerChoice } from './ReviewerChoice.tsx';
import { mayWriteIn } from './reviews.ts';
import type { StudioView, Try } from './use-studio.ts';

interface Props {
  state: EditingState;
  /** What it says now, as one hash; null until that is known. */
  content: string | null;
  editing: Editing;
  view: StudioView;
  attempt: Try;
  toaster: Toaster;
}

/** Ask colleagues about a guide, and say what one thinks of theirs. */
export function GuideReview({ state, content, editing, view, attempt, toaster }: Props) {
  const { guide } = state;
  const guideId = guide.id;
  const { me } = view.session;
  const [isBusy, setBusy] = useState(false);
  const { library, libraries } = publishingOf(view, guideId);
  const isPrivate = library === null;
  if (isPrivate ? libraries.length === 0 : !mayWriteIn(view, library)) return null;
  const reviews = view.reviews.filter((one) => one.guideId === guideId);
  const nameOf = (id: string) => view.names.get(id) ?? 'A colleague';
  const said = reviews
    .toSorted((a, b) => b.raisedAt.localeCompare(a.raisedAt))
    .map((review) => ({
      review,
      name: nameOf(review.raisedBy),
      isOwn: review.raisedBy === me.id,
      isCurrent: review.verdict === 'asked' || review.content === content,
      asked: review.asked && (review.asked === me.id ? 'you' : nameOf(review.asked)),
    }));
  // What readers have already waits for nobody.
  const isOut = guide.revision > 0 && !guide.hasChanges && !guide.isArchived;
  const isAsked = !isOut && said.some((one) => one.review.verdict === 'asked' && !one.isOwn);
  const needed = view.approvals[library ?? ''] ?? 0;
  const back = (before: Review | null) =>
    void (before ? attempt('review:restore', { review: before }) : attempt('review:withdraw', { guideId }));
  const ask = async (wish: { library: string | null; asked: string | null; words: string }) => {
    setBusy(true);
    await editing.flush();
    const before = reviews.find((one) => one.raisedBy === me.id) ?? null;
    const done = await attempt('review:ask', { guideId, ...wish });
    setBusy(false);
    if (done === undefined) return;
    const undo = isPrivate ? () => void attempt('guide:make-private', { guideId }) : () => back(before);
    toaster.say('Asked. Your colleagues find it under Reviews.', undo);
  };
  const give = async (verdict: ReviewReport['verdict'], words: string) => {
    if (content === null) return;
    const before = await attempt('review:give', { guideId, verdict, words, content });
    if (before === undefined) return;
    toaster.say(verdict === 'approved' ? 'Approved.' : 'Said. The author finds it under Reviews.', () => back(before));
  };
  const withdraw = async () => {
    const before = await attempt('review:withdraw', { guideId });
    if (before) toaster.say('Taken back.', () => back(before));
  };
  const makePrivate = async () => {
    await editing.flush();
    if ((await attempt('guide:make-private', { guideId })) === undefined) return;
    const undo = () => void attempt('review:ask', { guideId, library, asked: null, words: '' });
    toaster.say('Only you see it now.', undo);
  };
  const isOwner = ownerOf(guide) === me.id;
  const isOwn = isOwner || guide.authorId === me.id;
  const mayBePrivate = isOwner && !isPrivate && guide.revision === 0;
  return (
    <ReviewPanel
      said={said}
      needed={isOut ? 0 : needed}
      approved={content === null ? 0 : approversOf(reviews, guideId, content, me.id).length}
      onWithdraw={() => void withdraw()}
      onMakePrivate={mayBePrivate ? () => void makePrivate() : null}
    >
      {!isPrivate && (!isOwn || isAsked) && (
        <GiveReview
          isAsked={isAsked}
          isReady={content !== null && state.saving === 'saved'}
          onGive={(verdict, words) => void give(verdict, words)}
        />
      )}
      <AskForReview
        isPrivate={isPrivate}
        libraries={libraries}
        library={library ?? libraries[0]?.id ?? mainLibrary}
        Whom={ReviewerChoice}
        reason={whyNotPublishable(guide)}
        isBusy={isBusy}
        onAsk={(wish) => void ask(wish)}
      />
    </ReviewPanel>
  );
}
