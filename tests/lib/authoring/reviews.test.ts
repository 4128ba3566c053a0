import { describe, expect, test } from 'vitest';
import { publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide } from '#lib/authoring/removal.ts';
import { askForReview, giveReview, makePrivate, restoreReview, withdrawReview } from '#lib/authoring/reviews.ts';
import { saveGuide } from '#lib/authoring/saving.ts';
import type { Guide } from '#lib/model/guide.ts';
import { contentOfGuide } from '#lib/model/publication.ts';
import { readAll, readLibrary, readOne } from '#lib/store/read.ts';
import { readLastLibrary } from '#lib/store/settings.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { aComment } from '#tests/fixtures/a-review.ts';

const [ann, bea] = [aPerson('author', 'ann'), aPerson('author', 'bea')];
const plain = { library: null, asked: null, words: '' };

async function withGuide(guide: Guide, feed = 'me:ann', approvals: Record<string, number> = {}) {
  const device = aDevice();
  await device.documents.bulkPut([
    aStoredDocument({ feed, type: 'guide', body: guide }),
    aStoredDocument({
      feed: 'ws',
      id: 'workspace',
      type: 'workspace',
      body: { schemaVersion: 1, name: 'W', approvals },
    }),
  ]);
  return device;
}

describe('asking for a review', () => {
  test('makes a draft a working copy of the library, which readers have nothing of', async () => {
    const guide = aGuide();
    const device = await withGuide(guide);
    await askForReview(device, ann, guide.id, { library: 'sales', asked: 'bea', words: 'Step 2?' });
    expect(await device.documents.get(['edit:sales', guide.id])).toMatchObject({ body: guide, dirty: 1 });
    expect(await device.documents.get(['me:ann', guide.id])).toMatchObject({ body: null, dirty: 1 });
    expect(await readAll(device, 'entry')).toEqual([]);
    expect(await readLibrary(device)).toMatchObject([{ id: guide.id, status: 'draft', library: 'sales' }]);
    const said = { verdict: 'asked', asked: 'bea', words: 'Step 2?', raisedBy: 'ann' };
    expect(await readAll(device, 'review')).toMatchObject([{ ...said, content: await contentOfGuide(guide) }]);
    expect(await readLastLibrary(device)).toBe('sales');
  });

  test.each([
    ['for what could not be published', { title: '' }, ann, 'invalid'],
    ['by a reader', {}, aPerson('reader', 'ann'), 'not-allowed'],
  ] as const)('%s is refused, and nothing changes', async (_, overrides, me, code) => {
    const guide = aGuide(overrides);
    const device = await withGuide(guide);
    const before = await contentOf(device);
    await expect(askForReview(device, me, guide.id, plain)).rejects.toMatchObject({ code });
    expect(await contentOf(device)).toBe(before);
  });

  test('of a draft is undone by making it private again; others cannot do that, nor with what was published', async () => {
    const guide = aGuide();
    const device = await withGuide(guide);
    await askForReview(device, ann, guide.id, plain);
    await expect(makePrivate(device, bea, guide.id)).rejects.toMatchObject({ code: 'not-allowed' });
    await makePrivate(device, ann, guide.id);
    expect(await device.documents.get(['me:ann', guide.id])).toMatchObject({ body: guide });
    expect(await readLibrary(device)).toMatchObject([{ id: guide.id, library: null }]);
    expect(await readAll(device, 'review')).toEqual([]);
    const handedOver = aGuide({ authorId: 'ann', ownerId: 'bea' });
    const hers = await withGuide(handedOver, 'edit:main');
    await expect(makePrivate(hers, ann, handedOver.id)).rejects.toMatchObject({ code: 'not-allowed' });
    await makePrivate(hers, bea, handedOver.id);
    expect(await readLibrary(hers)).toMatchObject([{ id: handedOver.id, library: null }]);
    const published = aGuide({ revision: 1 });
    const other = await withGuide(published, 'edit:main');
    await expect(makePrivate(other, ann, published.id)).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('survives a deletion that is undone: it is shared as it was', async () => {
    const guide = aGuide();
    const device = await withGuide(guide);
    await askForReview(device, ann, guide.id, { ...plain, library: 'sales' });
    await restoreGuide(device, ann, await deleteGuide(device, ann, guide.id));
    expect(await readLibrary(device)).toMatchObject([{ id: guide.id, library: 'sales' }]);
  });
});

describe('a review', () => {
  test('is one per person, may be changed and taken back, and each can be undone', async () => {
    const guide = aGuide();
    const device = await withGuide(guide, 'edit:main');
    const content = await contentOfGuide(guide);
    const approval = { guideId: guide.id, verdict: 'approved', words: '', content } as const;
    expect(await giveReview(device, bea, approval)).toBeNull();
    const first = (await readAll(device, 'review'))[0]!;
    expect(first).toMatchObject({ ...approval, raisedBy: 'bea' });
    expect(await giveReview(device, bea, { ...approval, verdict: 'changes', words: 'No.' })).toEqual(first);
    expect(await readAll(device, 'review')).toMatchObject([{ verdict: 'changes', words: 'No.' }]);
    await restoreReview(device, bea, first);
    expect(await readAll(device, 'review')).toEqual([first]);
    expect(await withdrawReview(device, bea, guide.id)).toEqual(first);
    expect(await readAll(device, 'review')).toEqual([]);
  });

  test('in the name of another is refused, and so is a wish for changes that says none', async () => {
    const guide = aGuide();
    const device = await withGuide(guide, 'edit:main');
    const content = await contentOfGuide(guide);
    await giveReview(device, bea, { guideId: guide.id, verdict: 'approved', words: '', content });
    const [theirs] = await readAll(device, 'review');
    const before = await contentOf(device);
    await expect(restoreReview(device, ann, theirs!)).rejects.toMatchObject({ code: 'not-allowed' });
    const silent = { guideId: guide.id, verdict: 'changes', words: '', content } as const;
    await expect(giveReview(device, ann, silent)).rejects.toMatchObject({ code: 'invalid' });
    expect(await contentOf(device)).toBe(before);
  });
});

describe('where a library wants approvals', () => {
  test('a guide is published once a colleague approved exactly what it says; an edit voids that', async () => {
    const guide = aGuide();
    const device = await withGuide(guide, 'me:ann', { main: 1 });
    await expect(publishGuide(device, ann, guide.id)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await readAll(device, 'entry')).toEqual([]);
    await askForReview(device, ann, guide.id, plain);
    const approve = async () => {
      const content = await contentOfGuide((await readOne(device, 'guide', guide.id))!);
      await giveReview(device, bea, { guideId: guide.id, verdict: 'approved', words: '', content });
    };
    await approve();
    await saveGuide(device, guide, { ...guide, title: 'Another title' });
    await expect(publishGuide(device, ann, guide.id)).rejects.toMatchObject({ code: 'not-allowed' });
    await approve();
    await expect(publishGuide(device, bea, guide.id)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await publishGuide(device, ann, guide.id)).toMatchObject({ title: 'Another title', revision: 1 });
  });

  test('another library does not', async () => {
    const guide = aGuide();
    const device = await withGuide(guide, 'me:ann', { sales: 1 });
    expect(await publishGuide(device, ann, guide.id)).toMatchObject({ revision: 1 });
  });
});

test('comments of colleagues do not hinder anybody', async () => {
  const guide = aGuide({ revision: 1 });
  const device = await withGuide(guide, 'edit:main');
  await device.documents.put(
    aStoredDocument({ feed: 'edit:main', type: 'comment', body: aComment({ guideId: guide.id }) }),
  );
  expect(await publishGuide(device, ann, guide.id)).toMatchObject({ revision: 2 });
});
