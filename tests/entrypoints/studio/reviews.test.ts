import { expect, test } from 'vitest';
import type { LibraryItem } from '#lib/store/read.ts';
import { aPerson } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { aComment, aReview } from '#tests/fixtures/a-review.ts';
import { awaitingReviews, contentsOf, isAsking, lackingIn } from '../../../entrypoints/studio/reviews.ts';

const guide = aGuide({ authorId: 'ann' });
const guideId = guide.id;
const item = (overrides = {}) =>
  ({
    id: guideId,
    guide,
    entry: null,
    library: 'main',
    status: 'draft',
    authorId: 'ann',
    notPublished: null,
    ...overrides,
  }) as LibraryItem;
const [content] = (await contentsOf([item()], [aReview({ guideId })])).values();
const by = (raisedBy: string, overrides = {}) => aReview({ guideId, raisedBy, content: content!, ...overrides });

function seenBy(who: string, reviews = [by('bea')], overrides = {}) {
  const session = { me: aPerson('author', who), storeUrl: '', token: '', workspace: 'W' };
  const contents = new Map([[guideId, content!]]);
  const view = { items: [item()], reviews, comments: [], contents, approvals: {}, session, ...overrides };
  const [one] = awaitingReviews(view);
  return (
    one && { asked: one.asked.length, changes: one.changes.length, comments: one.comments.length, ok: one.isApproved }
  );
}
const none = { asked: 0, changes: 0, comments: 0, ok: false };
const asked = by('ann', { verdict: 'asked' });

test('a request awaits whoever may review, or the one who is named, until they answered it', () => {
  expect(seenBy('bea', [asked])).toEqual({ ...none, asked: 1 });
  expect(seenBy('ann', [asked])).toBeUndefined();
  const named = { ...asked, asked: 'cyd' };
  expect(seenBy('bea', [named])).toBeUndefined();
  expect(seenBy('cyd', [named])).toEqual({ ...none, asked: 1 });
  expect(
    seenBy('bea', [asked, by('bea', { verdict: 'changes', words: 'No.', raisedAt: '2026-11-22T10:00:00.000Z' })]),
  ).toBeUndefined();
});

test('a request outlives edits and what was said before it, and ends with the publication', () => {
  const before = by('bea', { verdict: 'changes', words: 'No.', raisedAt: '2026-11-20T10:00:00.000Z' });
  expect(seenBy('bea', [{ ...asked, content: 'f'.repeat(64) }, before])).toEqual({ ...none, asked: 1 });
  expect(seenBy('bea', [asked], { items: [item({ status: 'changed' })] })).toEqual({ ...none, asked: 1 });
  expect(seenBy('bea', [asked], { items: [item({ status: 'published' })] })).toBeUndefined();
});

test('an author hears of changes, comments and approvals of their guide, and nobody else does', () => {
  expect(seenBy('ann', [by('bea', { verdict: 'changes', words: 'No.' })])).toEqual({ ...none, changes: 1 });
  const comments = [
    aComment({ guideId }),
    aComment({ guideId, status: 'resolved' }),
    aComment({ guideId, raisedBy: 'ann' }),
  ];
  expect(seenBy('ann', [], { comments })).toEqual({ ...none, comments: 1 });
  expect(seenBy('bea', [], { comments })).toBeUndefined();
  expect(seenBy('ann', [by('bea')])).toEqual({ ...none, ok: true });
  expect(seenBy('ann', [by('bea')], { approvals: { main: 2 } })).toBeUndefined();
  expect(seenBy('ann', [by('bea')], { items: [item({ status: 'published' })] })).toBeUndefined();
});

test('nothing awaits in a draft that nobody else has, nor readers', () => {
  expect(seenBy('bea', [asked], { items: [item({ library: null })] })).toBeUndefined();
  const session = { me: aPerson('reader', 'bea'), storeUrl: '', token: '', workspace: 'W' };
  expect(seenBy('bea', [asked], { session })).toBeUndefined();
});

test('what lacks approvals is said for the library that wants them, once the content is known', () => {
  const session = { me: aPerson('author', 'ann'), storeUrl: '', token: '', workspace: 'W' };
  const view = { reviews: [by('bea')], approvals: { main: 2 }, session };
  expect(lackingIn(view, 'main', guideId, content!)).toMatch(/It has 1 of 2/);
  expect(lackingIn(view, 'sales', guideId, content!)).toBeNull();
  expect(lackingIn(view, 'main', guideId, null)).toBeNull();
  expect(lackingIn({ ...view, approvals: { main: 1 } }, 'main', guideId, content!)).toBeNull();
});

test('a guide that the store did not publish awaits whoever tried to, until it is approved', () => {
  const items = [item({ notPublished: 'A colleague has to approve it.' })];
  expect(seenBy('ann', [], { items })).toEqual(none);
  expect(seenBy('ann', [by('bea')], { items })).toEqual({ ...none, ok: true });
  expect(seenBy('ann', [], { items: [item({ ...items[0], status: 'published' })] })).toBeUndefined();
});

test('a review is being asked for until anybody says something after it', () => {
  const session = { me: aPerson('author', 'ann'), storeUrl: '', token: '', workspace: 'W' };
  const isAsked = (...reviews: (typeof asked)[]) => isAsking({ reviews, session }, guideId);
  expect([isAsked(), isAsked(asked), isAsked({ ...asked, raisedBy: 'bea' })]).toEqual([false, true, false]);
  expect(isAsked(asked, by('bea', { raisedAt: '2026-11-22T10:00:00.000Z' }))).toBe(false);
});
