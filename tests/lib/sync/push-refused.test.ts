import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import { maxBlobBytes, type Op } from '#lib/model/sync.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { setAside } from '#lib/store/orphans.ts';
import { readLibrary } from '#lib/store/read.ts';
import { pushFeed } from '#lib/sync/push.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { aPerson, aStoredDocument, contentOf } from '#tests/fixtures/a-device.ts';
import { aGuide, aStep, stepsById, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import { aPush, edit, feed, save } from '#tests/fixtures/a-push.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

describe('what the store refuses', () => {
  const refusing = (api: StoreApi, status: 'forbidden' | 'invalid'): StoreApi => ({
    ...api,
    push: async (_, __, ops) => ({
      results: ops.map(({ op }) => ({ op, status, rev: null, body: null, message: 'Your role does not allow it.' })),
    }),
  });

  test.each(['forbidden', 'invalid'] as const)('(%s) is kept with the reason and not sent for ever', async (status) => {
    const { api, device } = aPush();
    const guide = aGuide();
    await save(device, guide);
    await pushFeed(device, refusing(api, status), edit);
    expect(await device.documents.get([feed, guide.id])).toMatchObject({
      dirty: 0,
      body: guide,
      refused: 'Your role does not allow it.',
    });
  });

  test('of a document that is gone there is set aside: nobody would meet it in its old place', async () => {
    const { api, device } = aPush();
    const guide = aGuide();
    const base = { ...guide, title: 'As it was' };
    await device.documents.put(
      aStoredDocument({ feed, type: 'guide', id: guide.id, body: guide, base, rev: 'r1', dirty: 1 }),
    );
    const gone: StoreApi = {
      ...api,
      push: async (_, __, ops) => ({
        results: ops.map(({ op }) => ({ op, status: 'forbidden', rev: 'r2', body: null, message: 'It was moved.' })),
      }),
    };
    await pushFeed(device, gone, edit);
    expect(await device.documents.toArray()).toEqual([]);
    expect((await device.orphans.toArray()).map(({ body }) => body)).toEqual([guide]);
  });

  test('is sent again once it was edited', async () => {
    const { store, api, device } = aPush();
    const guide = aGuide();
    await save(device, guide);
    await pushFeed(device, refusing(api, 'forbidden'), edit);
    await save(device, { ...guide, title: 'better' });
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'better' });
    expect(await device.documents.get([feed, guide.id])).toMatchObject({ refused: null });
  });

  test('does not hold up the rest of the same push', async () => {
    const { store, api, device } = aPush();
    const [good, bad] = [aGuide(), aGuide()];
    await save(device, good);
    await device.documents.put(aStoredDocument({ feed, type: 'guide', id: bad.id, body: { id: bad.id }, dirty: 1 }));
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, good.id)).toEqual(good);
    expect(await device.documents.get([feed, bad.id])).toMatchObject({ body: { id: bad.id }, dirty: 0 });
  });

  test.each(['document', 'blob'])(
    'because of a %s too large for any store is not sent, and the rest is',
    async (what) => {
      const { store, api, pushes, device } = aPush();
      const good = Array.from({ length: 4 }, () => aGuide());
      const sha256 = await keepBlob(device, new Blob(['x'.repeat(maxBlobBytes + 1)], { type: 'image/png' }));
      const picture = { sha256, width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };
      const long = aGuide({
        steps: stepsInAnyOrder(...Array.from({ length: 500 }, () => aStep({ text: 'x'.repeat(4000) }))),
      });
      const bad = what === 'document' ? long : aGuide({ steps: stepsById(aStep({ picture })) });
      for (const guide of [bad, ...good]) await save(device, guide);
      await pushFeed(device, api, edit);
      expect([...store.feeds.get(feed)!.rows.keys()].sort()).toEqual(good.map(({ id }) => id).sort());
      expect(pushes.flat()).toHaveLength(good.length);
      expect(store.blobs.size).toBe(0);
      const refused = 'It is too large. Split it in two.';
      expect(await readLibrary(device)).toContainEqual(expect.objectContaining({ id: bad.id, refused, guide: bad }));
    },
  );

  test('a removal that was refused gives the document back', async () => {
    const { api, device } = aPush();
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
    expect(await device.documents.get([feed, guide.id])).toMatchObject({ body: guide, dirty: 0, refused: 'No.' });
    await device.transaction('rw', device.tables, async () => {
      for (const row of await device.documents.toArray()) await setAside(device, row);
    });
    expect(await device.orphans.count(), 'a removal is no work to keep').toBe(0);
  });

  test('a removal that was refused of what is gone anyway leaves nothing', async () => {
    const { api, device } = aPush();
    await device.documents.put(aStoredDocument({ feed, type: 'guide', body: null, dirty: 1 }));
    await pushFeed(device, refusing(api, 'forbidden'), edit);
    expect(await device.documents.count()).toBe(0);
  });
});

/** What is asked for is done, and its answer never comes. */
const losing = (api: StoreApi): StoreApi => ({
  ...api,
  push: async (...args) => (await api.push(...args), Promise.reject(new Problem('offline'))),
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

  test('with too few results is not asked without end', async () => {
    const { device } = aPush();
    await save(device, aGuide());
    const pushing = pushFeed(
      device,
      limited(() => []),
      edit,
    );
    await expect(pushing).rejects.toMatchObject({ name: 'Problem' });
  });

  test('with results in another order does not mix up documents', async () => {
    const { device } = aPush();
    const [a, b] = [aGuide({ title: 'A' }), aGuide({ title: 'B' })];
    await save(device, a);
    await save(device, b);
    const swapped = limited((ops) =>
      ops.map(({ op, body }) => ({ op, status: 'applied', rev: op, body })).toReversed(),
    );
    await pushFeed(device, swapped, edit).catch(() => undefined);
    expect((await device.documents.get([feed, a.id]))?.body).toEqual(a);
  });

  test('with a lost answer, whatever happens here next, does not leave a ghost of what was removed', async () => {
    const { store, api, device } = aPush();
    const guide = aGuide();
    await save(device, guide);
    await expect(pushFeed(device, losing(api), edit)).rejects.toMatchObject({ code: 'offline' });
    await save(device, { ...guide, title: 'edited' });
    await writeDocument(device, feed, 'guide', guide.id, null);
    await pushFeed(device, api, edit);
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, guide.id)).toBeNull();
    expect(await device.documents.count()).toBe(0);
  });

  test('with a lost answer, an edit after that is no clash with oneself', async () => {
    const { store, api, device } = aPush();
    const guide = aGuide();
    await save(device, guide);
    await expect(pushFeed(device, losing(api), edit)).rejects.toMatchObject({ code: 'offline' });
    await save(device, { ...guide, title: 'edited' });
    await pushFeed(device, api, edit);
    expect(store.bodyOf(feed, guide.id)).toMatchObject({ title: 'edited' });
    expect(store.clashes).toEqual([]);
  });

  test('nothing changes here when the store cannot be reached', async () => {
    const { api, device } = aPush();
    await save(device, aGuide());
    await device.documents.toCollection().modify({ op: 'named' });
    const before = await contentOf(device);
    const off: StoreApi = { ...api, push: () => Promise.reject(new Problem('offline')) };
    await expect(pushFeed(device, off, edit)).rejects.toMatchObject({ code: 'offline' });
    expect(await contentOf(device)).toBe(before);
  });
});
