import type { Flag } from '../../../lib/model/flag.ts';
import type { Entry } from '../../../lib/model/guide.ts';
import { feedKind, type FeedKind } from '../../../lib/model/feeds.ts';
import { isEqual, type Json } from '../../../lib/model/merge.ts';
import type { Question } from '../../../lib/model/question.ts';
import type { Review, Verdict } from '../../../lib/model/review.ts';
import type { Present } from '#src/store/decide.ts';
import type { Write } from '#src/store/judge.ts';

/** Something that happened and that others want to hear of. */
export type Happening =
  | { event: 'published'; guideId: string; entry: Entry }
  | { event: 'flagged' | 'fixed'; guideId: string; flag: Flag }
  | { event: 'asked'; question: Question }
  | { event: `review-${Verdict}`; guideId: string; review: Review };

/**
 * What the writes of one push mean for those outside. `before`: what there was when it began; `said`: all that reviews had
 * said until then, the newest last.
 */
export function happeningsOf(
  feed: string,
  before: ReadonlyMap<string, Present>,
  writes: readonly Write[],
  said: ReadonlyMap<string, readonly Review[]>,
): Happening[] {
  const told = toldOf[feedKind(feed) ?? 'me'];
  const present = new Map(before);
  const words = new Map(said);
  return writes.flatMap((write) => {
    const was = present.get(write.id);
    present.set(write.id, write);
    if (write.deleted || !told.includes(write.type)) return [];
    if (write.type !== 'review') return happeningOf(write, was && !was.deleted ? was.body : null);
    const earlier = words.get(write.id) ?? [];
    const review = write.body as unknown as Review;
    words.set(write.id, [...earlier, review]);
    return isSaidAnew(review, earlier) ? [{ event: `review-${review.verdict}`, guideId: review.guideId, review }] : [];
  });
}

/**
 * Not what stood last, taken back or not, nor the very words of any time before, put back by an undo. Clocks of devices
 * say nothing about that.
 */
function isSaidAnew(review: Review, earlier: readonly Review[]): boolean {
  const last = earlier.at(-1);
  const isSame = last && (['verdict', 'content', 'asked'] as const).every((key) => last[key] === review[key]);
  return !isSame && !earlier.some((one) => isEqual(one as unknown as Json, review as unknown as Json));
}

/** What concerns others, by where it is: a working copy is its authors' own, what they say of it to each other is not. */
const toldOf: Record<FeedKind, readonly string[]> = {
  pub: ['entry', 'flag'],
  edit: ['review'],
  ws: ['question'],
  me: [],
};

function happeningOf({ id, type, body }: Write, before: unknown): Happening[] {
  if (type === 'entry') {
    const entry = body as unknown as Entry;
    // A guide that changed hands was not published anew.
    const isNews = before === null || (before as Entry).revision !== entry.revision;
    return isNews ? [{ event: 'published', guideId: id, entry }] : [];
  }
  if (type === 'question') {
    const question = body as unknown as Question;
    const isAsked = question.status === 'open' && (before as Question | null)?.status !== 'open';
    return isAsked ? [{ event: 'asked', question }] : [];
  }
  const flag = body as unknown as Flag;
  const was = (before as Flag | null)?.status;
  if (flag.status === 'open' && was !== 'open') return [{ event: 'flagged', guideId: flag.guideId, flag }];
  if (flag.status === 'fixed' && was !== 'fixed') return [{ event: 'fixed', guideId: flag.guideId, flag }];
  return [];
}
