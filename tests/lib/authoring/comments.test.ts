import { expect, test } from 'vitest';
import { addComment, removeComment, resolveComment, restoreComment, sharedFeedOf } from '#lib/authoring/comments.ts';
import { readAll, readOne } from '#lib/store/read.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

const [ann, bea] = [aPerson('author', 'ann'), aPerson('author', 'bea')];
const guide = aGuide();

async function withGuide(feed = 'edit:main') {
  const device = aDevice();
  await device.documents.put(aStoredDocument({ feed, type: 'guide', body: guide }));
  return device;
}
const report = { guideId: guide.id, stepId: null, words: 'Is that still true?' };

test('a comment stands beside the working copy, signed, and waits here while the store is away', async () => {
  const device = await withGuide('edit:sales');
  const comment = await addComment(device, ann, report);
  expect(comment).toMatchObject({ ...report, raisedBy: 'ann', status: 'open', resolvedBy: null });
  expect(await device.documents.get(['edit:sales', comment.id])).toMatchObject({ dirty: 1, body: comment });
});

test('a colleague resolves it and opens it again; the words stay', async () => {
  const device = await withGuide();
  const comment = await addComment(device, ann, report);
  await resolveComment(device, bea, comment.id, true);
  const resolved = await readOne(device, 'comment', comment.id);
  expect(resolved).toMatchObject({ words: report.words, raisedBy: 'ann', status: 'resolved', resolvedBy: 'bea' });
  await resolveComment(device, ann, comment.id, false);
  expect(await readOne(device, 'comment', comment.id)).toEqual(comment);
});

test('who wrote it deletes it, nobody else does, and the undo brings back the very one', async () => {
  const device = await withGuide();
  const comment = await addComment(device, ann, report);
  await resolveComment(device, ann, comment.id, true);
  const before = await contentOf(device);
  await expect(removeComment(device, bea, comment.id)).rejects.toMatchObject({ code: 'not-allowed' });
  expect(await contentOf(device)).toBe(before);
  const removed = await removeComment(device, ann, comment.id);
  expect(await readAll(device, 'comment')).toEqual([]);
  await restoreComment(device, ann, removed);
  expect(await readAll(device, 'comment')).toMatchObject([{ ...removed, resolvedAt: expect.any(String) }]);
});

test.each([
  ['of a reader', aPerson('reader', 'rob'), 'edit:main', 'not-allowed'],
  ['on a draft that nobody else sees', ann, 'me:ann', 'invalid'],
] as const)('a comment %s is refused, and nothing changes', async (_, me, feed, code) => {
  const device = await withGuide(feed);
  const before = await contentOf(device);
  await expect(addComment(device, me, report)).rejects.toMatchObject({ code });
  expect(await contentOf(device)).toBe(before);
});

test('what is not there is said not to be', async () => {
  const device = await withGuide();
  const gone = crypto.randomUUID();
  for (const asking of [
    resolveComment(device, ann, gone, true),
    removeComment(device, ann, gone),
    sharedFeedOf(device, gone),
  ])
    await expect(asking).rejects.toMatchObject({ code: 'not-found' });
});
