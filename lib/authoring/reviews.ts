import { readDocument } from '#lib/model/documents.ts';
import { draftFeed, editFeedOf, libraryOf, mayWrite } from '#lib/model/feeds.ts';
import type { Guide } from '#lib/model/guide.ts';
import { whyNotPublishable } from '#lib/model/guide-rules.ts';
import { ownerOf } from '#lib/model/ownership.ts';
import { Problem } from '#lib/model/problem.ts';
import { contentOfGuide } from '#lib/model/publication.ts';
import { reviewId, type Review, type ReviewReport } from '#lib/model/review.ts';
import type { Me } from '#lib/model/sync.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { rowOf } from '#lib/store/read.ts';
import { writeLastLibrary } from '#lib/store/settings.ts';
import { chosenLibrary } from './chosen-library.ts';
import { sharedFeedOf } from './comments.ts';

export interface ReviewWish {
  /** Where a draft goes, so that those who write there can read it; null: where this person publishes by default. */
  library: string | null;
  asked: string | null;
  words: string;
}

/**
 * Ask colleagues to look at a guide as it is now. A draft becomes a working copy of the library that it is meant for:
 * whoever may write there may read it then, readers may not.
 */
export async function askForReview(device: Device, me: Me, guideId: string, wish: ReviewWish): Promise<void> {
  const { guide } = await readGuide(device, guideId);
  const reason = whyNotPublishable(guide);
  if (reason) throw new Problem('invalid', reason);
  const library = await chosenLibrary(device, me, guideId, wish.library);
  const edit = editFeedOf(library);
  const content = await contentOfGuide(guide);
  const { asked, words } = wish;
  const review = reviewOf(me, { guideId, verdict: 'asked', words, content, asked });
  if (!mayWrite({ feed: edit, type: 'review', before: null, after: review }, me))
    throw new Problem('not-allowed', 'Only authors of a library ask for a review in it.');
  await device.transaction('rw', device.documents, async () => {
    const { row, guide: now } = await readGuide(device, guideId);
    if (row.feed !== edit) {
      await writeDocument(device, edit, 'guide', guideId, now);
      await writeDocument(device, row.feed, 'guide', guideId, null);
    }
    await writeDocument(device, edit, 'review', review.id, review);
  });
  if (wish.library === library) await writeLastLibrary(device, library);
}

/** Say what one thinks of a guide, instead of what one said before. Replies that, for the undo. */
export async function giveReview(device: Device, me: Me, report: ReviewReport): Promise<Review | null> {
  if (report.verdict === 'changes' && report.words === '')
    throw new Problem('invalid', 'Say what should be changed, so that its author knows what to do.');
  return put(device, me, report.guideId, reviewOf(me, { ...report, asked: null }));
}

/** Take back what one said of a guide. Replies it, for the undo. */
export async function withdrawReview(device: Device, me: Me, guideId: string): Promise<Review | null> {
  return put(device, me, guideId, null);
}

/** Undo of either: exactly what was said before. */
export async function restoreReview(device: Device, me: Me, review: Review): Promise<void> {
  await put(device, me, review.guideId, review);
}

/** A guide that was shared for review only is its owner's own again; what was said to it stays with the store. */
export async function makePrivate(device: Device, me: Me, guideId: string): Promise<void> {
  await device.transaction('rw', device.documents, async () => {
    const { row, guide } = await readGuide(device, guideId);
    if (guide.revision > 0 || ownerOf(guide) !== me.id)
      throw new Problem('not-allowed', 'Only the owner of a guide that was never published makes it private again.');
    if (libraryOf(row.feed) === null) return;
    const own = await rowOf(device, 'review', reviewId(guideId, me.id));
    if (own) await writeDocument(device, own.feed, 'review', own.id, null);
    await writeDocument(device, row.feed, 'guide', guideId, null);
    await writeDocument(device, draftFeed(me.id), 'guide', guideId, guide);
  });
}

async function put(device: Device, me: Me, guideId: string, after: Review | null): Promise<Review | null> {
  const feed = await sharedFeedOf(device, guideId);
  const id = reviewId(guideId, me.id);
  const row = await rowOf(device, 'review', id);
  const before = row && readDocument('review', row.body);
  if (!mayWrite({ feed, type: 'review', before, after }, me))
    throw new Problem('not-allowed', 'Only authors of the library review its guides, each for themselves.');
  await writeDocument(device, feed, 'review', id, after);
  return before;
}

function reviewOf(me: Me, said: Omit<Review, 'schemaVersion' | 'id' | 'raisedBy' | 'raisedAt'>): Review {
  const { guideId } = said;
  const raisedAt = new Date().toISOString();
  return { schemaVersion: 1, id: reviewId(guideId, me.id), ...said, raisedBy: me.id, raisedAt };
}

async function readGuide(device: Device, guideId: string) {
  const row = await rowOf(device, 'guide', guideId);
  const guide: Guide | null = row && readDocument('guide', row.body);
  if (!row || !guide) throw new Problem('not-found', 'This guide does not exist any more.');
  return { row, guide };
}
