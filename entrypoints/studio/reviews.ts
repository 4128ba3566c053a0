import { isAnywhere, roleIn, isAtLeast } from '#lib/model/feeds.ts';
import type { Comment } from '#lib/model/comment.ts';
import { isOwner } from '#lib/model/ownership.ts';
import { contentOfGuide } from '#lib/model/publication.ts';
import { approversOf, whyNotApproved, type Review } from '#lib/model/review.ts';
import type { LibraryItem } from '#lib/store/read.ts';
import type { StudioView } from './use-studio.ts';

/** What each guide that somebody said something of says now, as one hash. */
export async function contentsOf(
  items: readonly LibraryItem[],
  reviews: readonly Review[],
): Promise<ReadonlyMap<string, string>> {
  const spokenOf = new Set(reviews.map(({ guideId }) => guideId));
  const guides = items.flatMap(({ id, guide }) => (guide && spokenOf.has(id) ? [guide] : []));
  return new Map(await Promise.all(guides.map(async (guide) => [guide.id, await contentOfGuide(guide)] as const)));
}

/** One guide on which this person has something to do, and what. */
export interface Awaiting {
  item: LibraryItem;
  /** Requests that wait for an answer by this person. */
  asked: Review[];
  /** What colleagues want changed of their guide. */
  changes: Review[];
  /** Open comments of colleagues on their guide. */
  comments: Comment[];
  /** All approvals of what it says now, of as many as are needed: their guide may go to readers. */
  isApproved: boolean;
  /** Why the store did not publish it, for whoever tried to. */
  notPublished: string | null;
}

type View = Pick<StudioView, 'items' | 'reviews' | 'comments' | 'contents' | 'approvals' | 'session'>;

/** What awaits this person, guide by guide; the newest first. */
export function awaitingReviews(view: View): Awaiting[] {
  const { me } = view.session;
  if (!isAnywhere(me, 'author')) return [];
  return view.items.flatMap((item): Awaiting[] => {
    if (!item.guide || !mayWriteIn(view, item.library)) return [];
    const content = view.contents.get(item.id);
    const current = view.reviews.filter((one) => one.guideId === item.id && one.content === content);
    const isOwn = item.authorId === me.id || (item.guide !== null && isOwner(item.guide, me.id));
    const isPending = item.status === 'draft' || item.status === 'changed';
    const answers = view.reviews.filter((one) => one.raisedBy === me.id && one.guideId === item.id);
    const asked = view.reviews.filter(
      (one) =>
        isPending &&
        one.guideId === item.id &&
        one.verdict === 'asked' &&
        isFor(one, me.id) &&
        !isAnswered(one, answers),
    );
    const changes = current.filter((one) => isOwn && one.verdict === 'changes' && one.raisedBy !== me.id);
    const comments = view.comments.filter(
      (one) => isOwn && one.guideId === item.id && one.status === 'open' && one.raisedBy !== me.id,
    );
    const needed = view.approvals[item.library ?? ''] ?? 0;
    const approvers = content ? approversOf(view.reviews, item.id, content, me.id) : [];
    const isApproved = isOwn && isPending && approvers.length >= Math.max(1, needed);
    const notPublished = isPending && !isApproved ? item.notPublished : null;
    return asked.length + changes.length + comments.length > 0 || isApproved || notPublished !== null
      ? [{ item, asked, changes, comments, isApproved, notPublished }]
      : [];
  });
}

/** Asked of this person by somebody else, by name or as one of all. */
const isFor = (review: Review, personId: string): boolean =>
  review.raisedBy !== personId && (review.asked ?? personId) === personId;

/** A request waits until somebody said something after it, whatever was edited meanwhile. */
const isAnswered = (request: Review, answers: readonly Review[]): boolean =>
  answers.some(({ verdict, raisedAt }) => verdict !== 'asked' && raisedAt > request.raisedAt);

/** Did this person ask for a review of it, and nobody answered? */
export function isAsking({ reviews, session }: Pick<View, 'reviews' | 'session'>, guideId: string): boolean {
  const about = reviews.filter((one) => one.guideId === guideId);
  const request = about.find(({ verdict, raisedBy }) => verdict === 'asked' && raisedBy === session.me.id);
  return request !== undefined && !isAnswered(request, about);
}

/** May this person change it? A draft on this device is their own. */
export function mayChange(view: Pick<View, 'session'>, { guide, library }: Pick<LibraryItem, 'guide' | 'library'>) {
  return guide !== null && (library === null || mayWriteIn(view, library));
}

/** May this person write where a guide is shared? Nobody else sees a private draft, so nothing awaits there. */
export function mayWriteIn({ session }: Pick<View, 'session'>, library: string | null): boolean {
  const role = library === null ? null : roleIn(session.me, library);
  return role !== null && isAtLeast(role, 'author');
}

/** Why a library does not let this be published by this person yet; null where it does, or where nobody knows yet. */
export function lackingIn(
  view: Pick<View, 'reviews' | 'approvals' | 'session'>,
  library: string,
  guideId: string,
  content: string | null,
): string | null {
  const needed = view.approvals[library] ?? 0;
  if (needed === 0 || content === null) return null;
  return whyNotApproved(needed, approversOf(view.reviews, guideId, content, view.session.me.id));
}
