import { expect, test } from 'vitest';
import type { Entry } from '#lib/model/guide.ts';
import { publicationOf } from '#lib/model/publication.ts';
import type { OpResult } from '#lib/model/sync.ts';
import { readOne } from '#lib/store/read.ts';
import { takeBackPublication } from '#lib/sync/take-back.ts';
import { aDevice, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';

async function published(revision: number, since = {}) {
  const device = aDevice();
  const draft = aGuide({ revision: revision - 1 });
  const { guide, entry } = await publicationOf(draft, '2026-11-21T10:00:00.000Z');
  const body = { ...guide, ...since };
  await device.documents.put(aStoredDocument({ feed: 'edit:main', type: 'guide', body }));
  return { device, entry, guide: body, now: () => readOne(device, 'guide', guide.id) };
}

/** What the store has of it: an entry of that revision, none any more, or never one. */
const storeWith = (entry: Entry, revision: number | null | undefined): Pick<OpResult, 'rev' | 'body'> => ({
  rev: revision === undefined ? null : 'r1',
  body: typeof revision === 'number' ? { ...entry, revision } : null,
});

test.each([
  ['a draft again', 1, undefined, { revision: 0, hasChanges: false, isArchived: false }],
  ['a draft again, published twice meanwhile', 2, undefined, { revision: 0, hasChanges: false, isArchived: false }],
  ['changed since it was published', 3, 2, { revision: 2, hasChanges: true, isArchived: false }],
  ['changed since, published twice meanwhile', 4, 2, { revision: 2, hasChanges: true, isArchived: false }],
  ['withdrawn, as it was', 3, null, { revision: 2, hasChanges: true, isArchived: true }],
])('what readers did not get is %s, and what was typed since stays', async (_, revision, standing, after) => {
  const { device, entry, guide, now } = await published(revision, { title: 'Typed since' });
  await takeBackPublication(device, 'pub:main', entry, storeWith(entry, standing));
  expect(await now()).toEqual({ ...guide, ...after });
});

test('a colleague’s publication of the same or of a later revision stands', async () => {
  const first = await published(2);
  await takeBackPublication(first.device, 'pub:main', first.entry, storeWith(first.entry, 2));
  expect(await first.now()).toEqual(first.guide);
  const later = await published(2, { revision: 3 });
  await takeBackPublication(later.device, 'pub:main', later.entry, storeWith(later.entry, null));
  expect(await later.now()).toEqual(later.guide);
});
