import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { pullFeed } from '#lib/sync/pull.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const feed = 'edit:main';

async function setUp() {
  const store = new AStore();
  const device = aDevice();
  await device.feeds.put({ id: feed, epoch: 'e1', cursor: 0, sweep: null });
  return { store, device, api: store.apiFor(() => aPerson()) };
}
const dying = (api: StoreApi, after: number): StoreApi => {
  let left = after;
  return {
    ...api,
    changes: (...args) => (left-- > 0 ? api.changes(...args) : Promise.reject(new Problem('offline'))),
  };
};

test('everything of a feed comes, page by page, and the cursor stands at its head', async () => {
  const { store, device, api } = await setUp();
  const guides = Array.from({ length: 8 }, (_, i) => aGuide({ title: `Guide ${i}` }));
  for (const guide of guides) store.put(feed, 'guide', guide);
  await pullFeed(device, api, feed);
  expect(await device.documents.count()).toBe(8);
  for (const guide of guides) {
    expect(await device.documents.get([feed, guide.id])).toMatchObject({ body: guide, base: guide, dirty: 0 });
  }
  expect(await device.feeds.get(feed)).toEqual({ id: feed, epoch: 'e1', cursor: 8, sweep: null });
});

test('stopped between two pages it goes on where it was: rows and cursor moved together', async () => {
  const { store, device, api } = await setUp();
  for (let i = 0; i < 8; i += 1) store.put(feed, 'guide', aGuide());
  await expect(pullFeed(device, dying(api, 1), feed)).rejects.toMatchObject({ code: 'offline' });
  expect(await device.documents.count()).toBe(3);
  expect(await device.feeds.get(feed)).toMatchObject({ cursor: 3 });
  await pullFeed(device, api, feed);
  expect(await device.documents.count()).toBe(8);
});

test('what comes is no change of this device', async () => {
  const { store, device, api } = await setUp();
  const guide = aGuide();
  store.put(feed, 'guide', guide);
  await pullFeed(device, api, feed);
  expect(await device.documents.get([feed, guide.id])).not.toHaveProperty('editedAt');
  await writeDocument(device, feed, 'guide', guide.id, { ...guide, title: 'Mine' });
  const edited = await device.documents.get([feed, guide.id]);
  await device.documents.update([feed, guide.id], { dirty: 0 });
  store.put(feed, 'guide', { ...guide, title: 'Theirs' });
  await pullFeed(device, api, feed);
  expect(await device.documents.get([feed, guide.id])).toMatchObject({
    body: { title: 'Theirs' },
    editedAt: edited!.editedAt,
  });
});

test('what was removed there is removed here', async () => {
  const { store, device, api } = await setUp();
  const guide = aGuide();
  store.put(feed, 'guide', guide);
  await pullFeed(device, api, feed);
  store.remove(feed, guide.id);
  await pullFeed(device, api, feed);
  expect(await device.documents.count()).toBe(0);
});

test.each([false, true])('unsent work is not touched by what comes (removed there: %s)', async (isRemoved) => {
  const { store, device, api } = await setUp();
  const guide = aGuide();
  store.put(feed, 'guide', guide);
  await pullFeed(device, api, feed);
  await writeDocument(device, feed, 'guide', guide.id, { ...guide, title: 'typed here' });
  const before = await device.documents.get([feed, guide.id]);
  if (isRemoved) store.remove(feed, guide.id);
  else store.put(feed, 'guide', { ...guide, title: 'typed there' });
  await pullFeed(device, api, feed);
  expect(await device.documents.get([feed, guide.id])).toEqual(before);
});

test('a refused change is not lost to what comes', async () => {
  const { store, device, api } = await setUp();
  const guide = aGuide();
  store.put(feed, 'guide', guide);
  await pullFeed(device, api, feed);
  await device.documents.update([feed, guide.id], {
    body: { ...guide, title: 'typed here' },
    refused: 'No.',
    dirty: 0,
  });
  store.put(feed, 'guide', { ...guide, title: 'typed there' });
  await pullFeed(device, api, feed);
  expect(JSON.stringify([await device.documents.toArray(), await device.orphans.toArray()])).toContain('typed here');
});

test('a feed started anew is read from the beginning, and what is gone there goes here', async () => {
  const { store, device, api } = await setUp();
  const [kept, gone, unsent] = [aGuide(), aGuide(), aGuide()];
  store.put(feed, 'guide', kept);
  for (const guide of [kept, gone]) await device.documents.put(aStoredDocument({ feed, type: 'guide', body: guide }));
  await writeDocument(device, feed, 'guide', unsent.id, unsent);
  await device.feeds.put({ id: feed, epoch: 'e0', cursor: 99, sweep: null });
  await pullFeed(device, api, feed);
  expect((await device.documents.toArray()).map(({ id }) => id).sort()).toEqual([kept.id, unsent.id].sort());
  expect(await device.feeds.get(feed)).toMatchObject({ epoch: 'e1', sweep: null });
});

test('a refused change to what is gone there is set aside here', async () => {
  const { device, api } = await setUp();
  const gone = aGuide();
  const body = { ...gone, title: 'typed here' };
  await device.documents.put({ ...aStoredDocument({ feed, type: 'guide', body: gone }), body, refused: 'No.' });
  await device.feeds.put({ id: feed, epoch: 'e0', cursor: 99, sweep: null });
  await pullFeed(device, api, feed);
  expect(await device.documents.count()).toBe(0);
  expect(await device.orphans.toArray()).toMatchObject([{ body: { title: 'typed here' } }]);
});

test('a sweep that was interrupted still knows what it saw', async () => {
  const { store, device, api } = await setUp();
  const guides = Array.from({ length: 7 }, () => aGuide());
  const gone = aGuide();
  for (const guide of guides) store.put(feed, 'guide', guide);
  for (const guide of [...guides, gone])
    await device.documents.put(aStoredDocument({ feed, type: 'guide', body: guide }));
  await device.feeds.put({ id: feed, epoch: 'e0', cursor: 99, sweep: null });
  await expect(pullFeed(device, dying(api, 2), feed)).rejects.toMatchObject({ code: 'offline' });
  expect(await device.documents.count()).toBe(8);
  await pullFeed(device, api, feed);
  expect(await device.documents.count()).toBe(7);
});

describe('what this version does not understand', () => {
  test('documents of an unknown type are passed over', async () => {
    const { store, device, api } = await setUp();
    store.put(feed, 'poll', { id: 'p1', question: '?' });
    store.put(feed, 'guide', aGuide());
    await pullFeed(device, api, feed);
    expect((await device.documents.toArray()).map(({ type }) => type)).toEqual(['guide']);
    expect((await device.feeds.get(feed))?.cursor).toBe(2);
  });

  test('a malformed document stops nothing and changes no other', async () => {
    const { store, device, api } = await setUp();
    const entry = anEntry();
    store.put(feed, 'guide', { id: 'broken', title: 7 });
    store.put(feed, 'entry', entry);
    await pullFeed(device, api, feed);
    expect(await device.documents.get([feed, entry.id])).toMatchObject({ body: entry });
    expect((await device.feeds.get(feed))?.cursor).toBe(2);
  });
});

test('a feed that was withdrawn while its page was on the way leaves nothing on disk', async () => {
  const { store, device, api } = await setUp();
  store.put(feed, 'guide', aGuide());
  const late: StoreApi = {
    ...api,
    changes: async (...args) => {
      const changes = await api.changes(...args);
      await device.feeds.delete(feed);
      return changes;
    },
  };
  await pullFeed(device, late, feed);
  expect(await device.documents.count()).toBe(0);
});

test('nothing changes when the store cannot be reached', async () => {
  const { device, api } = await setUp();
  const before = await contentOf(device);
  await expect(pullFeed(device, dying(api, 0), feed)).rejects.toMatchObject({ code: 'offline' });
  expect(await contentOf(device)).toBe(before);
});

test('a store that always starts anew is not asked without end', async () => {
  const { device, api } = await setUp();
  let asked = 0;
  const endless: StoreApi = {
    ...api,
    changes: async () => {
      asked += 1;
      if (asked > 20) throw new Error('asked without end');
      return { epoch: `e${asked + 1}`, reset: true, rows: [], next: 0, more: true };
    },
  };
  await expect(pullFeed(device, endless, feed)).rejects.toMatchObject({ name: 'Problem' });
});

test('a store that always says "more" is not asked without end', async () => {
  const { device, api } = await setUp();
  let asked = 0;
  const endless: StoreApi = {
    ...api,
    changes: async (_, epoch, after) => {
      asked += 1;
      if (asked > 20) throw new Error('asked without end');
      return { epoch, reset: false, rows: [], next: after, more: true };
    },
  };
  await expect(pullFeed(device, endless, feed)).rejects.toMatchObject({ name: 'Problem' });
});
