import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { contentOfGuide } from '#lib/model/publication.ts';
import { browser } from '#lib/platform/browser.ts';
import { readAll, readLibrary } from '#lib/store/read.ts';
import { aDesk } from '#tests/fixtures/a-desk.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

beforeEach(() => void (browser as unknown as { reset(): void }).reset());
afterEach(() => void vi.restoreAllMocks());

const done = { ok: true, value: null };

test('a draft is shared for review, reviewed, commented, and private again', async () => {
  const { device, fromOurs } = await aDesk({ role: 'author' });
  const guide = aGuide();
  const guideId = guide.id;
  await device.documents.put(aStoredDocument({ feed: 'me:ann', type: 'guide', body: guide }));
  expect(await fromOurs('review:ask', { guideId, library: 'main', asked: null, words: ' Step 2? ' })).toEqual(done);
  expect(await readAll(device, 'review')).toMatchObject([{ verdict: 'asked', words: 'Step 2?' }]);
  const content = await contentOfGuide(guide);
  const given = await fromOurs('review:give', { guideId, verdict: 'approved', words: '', content });
  expect(given).toMatchObject({ ok: true, value: { verdict: 'asked' } });
  expect(await fromOurs('review:withdraw', { guideId })).toMatchObject({ ok: true, value: { verdict: 'approved' } });
  expect(await fromOurs('review:restore', { review: (given as { value: object }).value })).toEqual(done);
  const added = await fromOurs('comment:add', { guideId, stepId: null, words: 'Why?' });
  const { commentId } = (added as { value: { commentId: string } }).value;
  expect(await fromOurs('comment:resolve', { commentId, isResolved: true })).toEqual(done);
  const removed = await fromOurs('comment:remove', { commentId });
  expect(removed).toMatchObject({ ok: true, value: { words: 'Why?', status: 'resolved' } });
  expect(await fromOurs('comment:restore', { comment: (removed as { value: object }).value })).toEqual(done);
  expect(await readAll(device, 'comment')).toMatchObject([{ id: commentId, status: 'resolved' }]);
  expect(await fromOurs('guide:make-private', { guideId })).toEqual(done);
  expect(await readLibrary(device)).toMatchObject([{ id: guideId, library: null }]);
});

test('a page may say nothing of a guide in somebody’s name', async () => {
  const { device, fromPage } = await aDesk({ role: 'author' });
  const guide = aGuide();
  await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body: guide }));
  const report = { guideId: guide.id, verdict: 'approved', words: '', content: await contentOfGuide(guide) };
  expect(await fromPage('review:give', report)).toMatchObject({ ok: false });
  expect(await fromPage('comment:add', { guideId: guide.id, stepId: null, words: 'Hi' })).toMatchObject({ ok: false });
  expect([...(await readAll(device, 'review')), ...(await readAll(device, 'comment'))]).toEqual([]);
});

test('a review is asked of colleagues, as the store says them, and not of oneself', async () => {
  const { fromOurs } = await aDesk({ role: 'author' });
  const people = ['ann', 'bea'].map((id) => ({ id, name: id }));
  vi.stubGlobal('fetch', async () => Response.json({ people }));
  expect(await fromOurs('review:reviewers', { library: 'main' })).toEqual({ ok: true, value: people.slice(1) });
  vi.unstubAllGlobals();
});
