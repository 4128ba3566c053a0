import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import type { Op } from '#lib/model/sync.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { pushFeed } from '#lib/sync/push.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { aDevice, aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, anEntry } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const feed = 'edit:main';
const edit = { id: feed, epoch: 'e1', cursor: 0, sweep: null };

function setUp() {
  const store = new AStore();
  const api = store.apiFor(() => aPerson());
  const pushes: Op[][] = [];
  const watched: StoreApi = { ...api, push: (id, epoch, ops) => (pushes.push(ops), api.push(id, epoch, ops)) };
  return { store, api: watched, pushes, device: aDevice() };
}
const save = (device: Device, guide: ReturnType<typeof aGuide>) =>
  writeDocument(device, feed, 'guide', guide.id, guide);

test('what was edited here is at the store afterwards, and is not sent again', async () => {
  const { store, api, pushes, device } = setUp();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toEqual(guide);
  expect(pushes).toHaveLength(1);
  expect(await device.documents.get([feed, guide.id])).toMatchObject({ dirty: 0, op: null, base: guide });
});

test('only what belongs to the feed is sent', async () => {
  const { api, pushes, device } = setUp();
  const guide = aGuide();
  await writeDocument(device, 'me:ann', 'guide', guide.id, guide);
  await pushFeed(device, api, edit);
  expect(pushes).toEqual([]);
});

test('a large outbox goes in several pushes, none of them larger than the store takes', async () => {
  const { store, api, pushes, device } = setUp();
  for (let i = 0; i < 120; i += 1) await save(device, aGuide());
  await pushFeed(device, api, edit);
  expect(pushes.map((ops) => ops.length)).toEqual([50, 50, 20]);
  expect(store.feeds.get(feed)!.rows.size).toBe(120);
});

test('the name of a change is on disk before it is sent', async () => {
  const { api, device } = setUp();
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
  const { store, api, pushes, device } = setUp();
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
  const { store, api, device } = setUp();
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
  const { store, api, device } = setUp();
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
  const { store, api, device } = setUp();
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
  const { store, api, device } = setUp();
  const guide = aGuide();
  await save(device, guide);
  await pushFeed(device, api, edit);
  await writeDocument(device, feed, 'guide', guide.id, null);
  await pushFeed(device, api, edit);
  expect(store.bodyOf(feed, guide.id)).toBeNull();
  expect(await device.documents.count()).toBe(0);
});

test('a feed that was started anew takes nothing before it was read anew, and nothing is lost', async () => {
  const { store, api, device } = setUp();
  await save(device, aGuide());
  store.startAnew(feed, 'e2');
  await pushFeed(device, api, edit);
  expect(await device.documents.toArray()).toMatchObject([{ dirty: 1 }]);
  expect(store.history).toEqual([]);
});

describe('what the store refuses', () => {
  const refusing = (api: StoreApi, status: 'forbidden' | 'invalid'): StoreApi => ({
    ...api,
    push: async (_, __, ops) => ({
      results: ops.map(({ op }) => ({ op, status, rev: null, body: null, message: 'Your role does not allow it.' })),
    }),
  });

  test.each(['forbidden', 'invalid'] as const)('(%s) is kept with the reason and not sent for ever', async (status) => {
    const { api, device } = setUp();
    const guide = aGuide();
    await save(device, guide);
    await pushFeed(device, refusing(api, status), edit);
    expect(await device.documents.get([feed, guide.id])).toMatchObject({
      dirty: 0,
      body: guide,
      refused: 'Your role does not allow it.',
    });
  });

  test('is sent again once it was edited', async () => {
    const { store, api, device } = setUp();
    const guide = aGuide();
    await save(device, guide);
    await pushFeed(device, refusing(api, 'forbidden'), edit);
    await save(device, { ...guide, title: 'better' });
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'better' });
    expect(await device.documents.get([feed, guide.id])).toMatchObject({ refused: null });
  });

  test('does not hold up the rest of the same push', async () => {
    const { store, api, device } = setUp();
    const [good, bad] = [aGuide(), aGuide()];
    await save(device, good);
    await device.documents.put(aStoredDocument({ feed, type: 'guide', id: bad.id, body: { id: bad.id }, dirty: 1 }));
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, good.id)).toEqual(good);
    expect(await device.documents.get([feed, bad.id])).toMatchObject({ body: { id: bad.id }, dirty: 0 });
  });

  // Fails: the refused removal stays on this device as "gone", without a sign of it, though everybody else has the guide.
  test.fails('a removal that was refused gives the document back', async () => {
    const { api, device } = setUp();
    const guide = aGuide();
    await save(device, guide);
    await pushFeed(device, api, edit);
    await writeDocument(device, feed, 'guide', guide.id, null);
    const present = await device.documents.get([feed, guide.id]);
    const forbid: StoreApi = {
      ...api,
      push: async (_, __, ops) => ({
        results: ops.map(({ op }) => ({ op, status: 'forbidden', rev: present!.rev, body: guide, message: 'No.' })),
      }),
    };
    await pushFeed(device, forbid, edit);
    expect((await device.documents.get([feed, guide.id]))?.body).toEqual(guide);
  });
});

describe('blobs', () => {
  test('are at the store before the document that refers to them', async () => {
    const { store, api, device } = setUp();
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
    const { store, api, device } = setUp();
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
});

describe('a store that answers strangely', () => {
  const limited = (reply: (ops: Op[]) => unknown): StoreApi => {
    let calls = 0;
    return {
      ...new AStore().apiFor(() => aPerson()),
      push: async (_, __, ops) => {
        calls += 1;
        if (calls > 5) throw new Error('asked without end');
        return { results: reply(ops) } as never;
      },
    };
  };

  // Fails: an answer without results leaves everything dirty, and the push is sent again at once, without end.
  test.fails('with too few results is not asked without end', async () => {
    const { device } = setUp();
    await save(device, aGuide());
    const pushing = pushFeed(
      device,
      limited(() => []),
      edit,
    );
    await expect(pushing).rejects.toMatchObject({ name: 'Problem' });
  });

  test('with results in another order does not mix up documents', async () => {
    const { device } = setUp();
    const [a, b] = [aGuide({ title: 'A' }), aGuide({ title: 'B' })];
    await save(device, a);
    await save(device, b);
    const swapped = limited((ops) =>
      ops.map(({ op, body }) => ({ op, status: 'applied', rev: op, body })).toReversed(),
    );
    await pushFeed(device, swapped, edit).catch(() => undefined);
    expect((await device.documents.get([feed, a.id]))?.body).toEqual(a);
  });

  test('nothing changes here when the store cannot be reached', async () => {
    const { api, device } = setUp();
    await save(device, aGuide());
    await device.documents.toCollection().modify({ op: 'named' });
    const before = await contentOf(device);
    const off: StoreApi = { ...api, push: () => Promise.reject(new Problem('offline')) };
    await expect(pushFeed(device, off, edit)).rejects.toMatchObject({ code: 'offline' });
    expect(await contentOf(device)).toBe(before);
  });
});
