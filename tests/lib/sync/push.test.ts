import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { maxHashesPerRequest } from '#lib/model/sync.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { pushFeed } from '#lib/sync/push.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { aPush, edit, feed, save } from '#tests/fixtures/a-push.ts';

test('what was edited here is at the store afterwards, and is not sent again', async () => {
  const { store, api, pushes, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toEqual(guide);
  expect(pushes).toHaveLength(1);
  expect(await device.documents.get([feed, guide.id])).toMatchObject({ dirty: 0, op: null, base: guide });
});

test('only what belongs to the feed is sent', async () => {
  const { api, pushes, device } = aPush();
  const guide = aGuide();
  await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
  await pushFeed(device, api, edit);
  expect(pushes).toEqual([]);
});

test('a large outbox goes in several pushes, none of them larger than the store takes', async () => {
  const { store, api, pushes, device } = aPush();
  for (let i = 0; i < 120; i += 1) await save(device, aGuide());
  await pushFeed(device, api, edit);
  expect(pushes.map((ops) => ops.length)).toEqual([50, 50, 20]);
  expect(store.feeds.get(feed)!.rows.size).toBe(120);
});

test('large documents go in several pushes, too, counted in bytes', async () => {
  const { store, api, pushes, device } = aPush();
  // 1.2 MB of characters, 3.6 MB of bytes.
  for (let i = 0; i < 24; i += 1) await save(device, aGuide({ text: '€'.repeat(50_000) }));
  await pushFeed(device, api, edit);
  expect(pushes.map((ops) => ops.length)).toEqual([13, 11]);
  expect(store.feeds.get(feed)!.rows.size).toBe(24);
});

test('the name of a change is on disk before it is sent', async () => {
  const { api, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  let onDisk: string | null | undefined;
  await pushFeed(
    device,
    {
      ...api,
      push: async (id, epoch, ops) => {
        onDisk = (await device.documents.get([feed, guide.id]))?.op;
        expect(ops[0]?.op).toBe(onDisk);
        return api.push(id, epoch, ops);
      },
    },
    edit,
  );
  expect(onDisk).toMatch(/^[0-9a-f-]{36}$/);
});

test('after a lost answer the same change goes under the same name and has one effect', async () => {
  const { store, api, pushes, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  const deaf: StoreApi = {
    ...api,
    push: async (...args) => {
      await api.push(...args);
      throw new Problem('offline');
    },
  };
  await expect(pushFeed(device, deaf, edit)).rejects.toMatchObject({ code: 'offline' });
  expect(await device.documents.get([feed, guide.id])).toMatchObject({ dirty: 1, body: guide });
  await pushFeed(device, api, edit);
  expect(new Set(pushes.map(([op]) => op?.op)).size).toBe(1);
  expect(store.history).toHaveLength(1);
});

test('what was typed while the push was under way is kept and sent next', async () => {
  const { store, api, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  let isFirst = true;
  const slow: StoreApi = {
    ...api,
    push: async (...args) => {
      const reply = await api.push(...args);
      if (isFirst) await save(device, { ...guide, title: 'Typed meanwhile' });
      isFirst = false;
      return reply;
    },
  };
  await pushFeed(device, slow, edit);
  expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'Typed meanwhile' });
  expect(store.clashes).toEqual([]);
});

test('two people who changed different things both keep theirs; who changed the same is told of a clash', async () => {
  const { store, api, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  store.put(feed, 'guide', { ...guide, description: 'theirs' });
  await save(device, { ...guide, title: 'mine' });
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'mine', description: 'theirs' });
  store.put(feed, 'guide', { ...guide, title: 'theirs too' });
  await save(device, { ...guide, title: 'mine again' });
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'theirs too' });
  expect(store.clashes).toMatchObject([{ detail: [{ path: ['title'], mine: 'mine again' }] }]);
  expect(await device.documents.get([feed, guide.id])).toMatchObject({ dirty: 0, body: { title: 'theirs too' } });
});

test('an edit beats a removal, wherever each was made', async () => {
  const { store, api, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  store.put(feed, 'guide', { ...guide, title: 'edited there' });
  await writeDocument(device, feed, 'guide', guide.id, null);
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'edited there' });
  expect(await device.documents.get([feed, guide.id])).toMatchObject({ dirty: 0, body: { title: 'edited there' } });
});

test('a removal that both sides know leaves nothing here', async () => {
  const { store, api, device } = aPush();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  await writeDocument(device, feed, 'guide', guide.id, null);
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toBeNull();
  expect(await device.documents.count()).toBe(0);
});

test('a feed that was started anew takes nothing before it was read anew, and nothing is lost', async () => {
  const { store, api, device } = aPush();
  await save(device, aGuide());
  store.startAnew(feed, 'e2');
  await pushFeed(device, api, edit);
  expect(await device.documents.toArray()).toMatchObject([{ dirty: 1 }]);
  expect(store.history).toEqual([]);
});

describe('blobs', () => {
  test('are at the store before the document that refers to them', async () => {
    const { store, api, device } = aPush();
    const body = await keepBlob(device, new Blob(['{}'], { type: 'application/json' }));
    const entry = anEntry({ body });
    await writeDocument(device, 'pub:main', 'entry', entry.id, entry);
    let hadBlob = false;
    const watched: StoreApi = { ...api, push: (...args) => ((hadBlob = store.blobs.has(body)), api.push(...args)) };
    await pushFeed(device, watched, { ...edit, id: 'pub:main' });
    expect(hadBlob).toBe(true);
    expect(await device.blobs.get(body)).toMatchObject({ unsent: 0 });
  });

  test('that the store has are not sent, and no document goes while one of its blobs did not arrive', async () => {
    const { store, api, device } = aPush();
    const [there, missing] = [await keepBlob(device, new Blob(['a'])), await keepBlob(device, new Blob(['b']))];
    store.blobs.set(there, new Blob(['a']));
    const entry = anEntry({ body: there, pictures: [missing] });
    await writeDocument(device, 'pub:main', 'entry', entry.id, entry);
    const sent: string[] = [];
    const broken: StoreApi = {
      ...api,
      putBlob: async (sha256) => {
        sent.push(sha256);
        throw new Problem('offline');
      },
    };
    await expect(pushFeed(device, broken, { ...edit, id: 'pub:main' })).rejects.toMatchObject({ code: 'offline' });
    expect(sent).toEqual([missing]);
    expect(store.bodyOf('pub:main', entry.id)).toBeNull();
    expect(await device.blobs.get(missing)).toMatchObject({ unsent: 1 });
  });

  test('are asked for in portions that the store takes', async () => {
    const { store, api, device } = aPush();
    for (let entries = 0; entries < 30; entries += 1) {
      const pictures = await Promise.all(
        Array.from({ length: 20 }, (_, picture) => keepBlob(device, new Blob([`${entries} ${picture}`]))),
      );
      const entry = anEntry({ body: pictures[0]!, pictures });
      await writeDocument(device, 'pub:main', 'entry', entry.id, entry);
    }
    const asked: number[] = [];
    const counted: StoreApi = { ...api, blobsWanted: (hashes) => (asked.push(hashes.length), api.blobsWanted(hashes)) };
    await pushFeed(device, counted, { ...edit, id: 'pub:main' });
    expect(asked).toEqual([maxHashesPerRequest, 600 - maxHashesPerRequest]);
    expect(store.blobs.size).toBe(600);
  });
});
