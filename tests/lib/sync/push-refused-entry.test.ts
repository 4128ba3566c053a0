import { expect, test } from 'vitest';
import { publicationOf } from '#lib/model/publication.ts';
import type { OpResult } from '#lib/model/sync.ts';
import { readLibrary, readOne } from '#lib/store/read.ts';
import { pushFeed } from '#lib/sync/push.ts';
import { aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { aPush } from '#tests/fixtures/a-push.ts';

const pub = 'pub:main';
const message = 'A colleague has to approve it.';

/** A second publication that the store refuses; `now`: what readers have there; `working`: where the working copy is. */
async function refused(now: Pick<OpResult, 'rev' | 'body'>, working: string | null) {
  const { api, device } = aPush();
  const first = await publicationOf(aGuide(), '2026-11-20T10:00:00.000Z');
  const second = await publicationOf({ ...first.guide, title: 'Better' }, '2026-11-21T10:00:00.000Z');
  const entry = { feed: pub, type: 'entry', body: second.entry, base: first.entry, rev: 'r1', dirty: 1 } as const;
  await device.documents.put(aStoredDocument(entry));
  if (working) await device.documents.put(aStoredDocument({ feed: working, type: 'guide', body: second.guide }));
  await pushFeed(
    device,
    {
      ...api,
      push: async (_, __, ops) => ({ results: ops.map(({ op }) => ({ op, status: 'forbidden', message, ...now })) }),
    },
    { id: pub, epoch: 'e1', cursor: 0, sweep: null },
  );
  return { device, id: entry.body.id, first, second };
}

test('an entry that was refused shows what readers have by now, and the next one begins there', async () => {
  const { entry: theirs } = await publicationOf(aGuide({ title: 'Theirs' }), '2026-11-20T12:00:00.000Z');
  const { device, id } = await refused({ rev: 'r2', body: theirs }, 'edit:main');
  expect(await device.documents.get([pub, id])).toMatchObject({ rev: 'r2', refused: message });
  expect(await readOne(device, 'entry', id)).toEqual(theirs);
});

test('nobody has a guide that is gone at the store, and its author still reads why it was not published', async () => {
  const { device, id } = await refused({ rev: 'r2', body: null }, 'edit:main');
  expect(await readOne(device, 'entry', id)).toBeNull();
  expect(await readLibrary(device)).toMatchObject([
    { id, entry: null, status: 'archived', notPublished: message, guide: { revision: 1, isArchived: true } },
  ]);
});

test('an entry that was refused leaves nothing where its guide is gone as well', async () => {
  const { device } = await refused({ rev: 'r2', body: null }, null);
  expect(await device.documents.toArray()).toEqual([]);
});

test('a guide that lives in another library meanwhile is not taken back there', async () => {
  const { device, id, second } = await refused({ rev: 'r2', body: null }, 'edit:sales');
  expect(await readOne(device, 'guide', id)).toEqual(second.guide);
  expect(await device.documents.get([pub, id])).toBeUndefined();
});
