import { describe, expect, test } from 'vitest';
import { Problem } from '#lib/model/problem.ts';
import type { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { pullFeed } from '#lib/sync/pull.ts';
import type { StoreApi } from '#lib/sync/store-api.ts';
import { aDevice, aPerson, aStoredDocument } from '#tests/fixtures/a-device.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { AStore } from '#tests/fixtures/a-store.ts';

const feed = 'edit:main';

async function setUp() {
  const store = new AStore();
  const device = aDevice();
  await device.feeds.put({ id: feed, epoch: 'e1', cursor: 0, sweep: null });
  return { store, device, api: store.apiFor(() => aPerson()) };
}

describe('a long feed that is new here begins with its snapshot', () => {
  async function longFeed() {
    const { store, device, api } = await setUp();
    const guides = Array.from({ length: 1_200 }, (_, i) => aGuide({ title: `Guide ${i}` }));
    for (const guide of guides) store.put(feed, 'guide', guide);
    store.remove(feed, guides[5]!.id);
    const snap = store.pack(feed);
    store.put(feed, 'guide', { ...guides[7]!, title: 'Newer than the snapshot' });
    store.remove(feed, guides[1_199]!.id);
    let pages = 0;
    const counted: StoreApi = { ...api, changes: (...args) => ((pages += 1), api.changes(...args)) };
    return { store, device, api: counted, snap, pages: () => pages };
  }
  const titlesOf = async (device: Device) => {
    const rows = await device.documents.where({ feed }).toArray();
    return rows.map(({ id, rev, body }) => `${id} ${rev} ${(body as { title: string }).title}`).toSorted();
  };
  const titlesIn = (store: AStore) =>
    [...store.feeds.get(feed)!.rows.values()]
      .flatMap(({ id, rev, body, deleted }) => (deleted ? [] : [`${id} ${rev} ${String(body!['title'])}`]))
      .toSorted();

  test('and goes on with what changed since', async () => {
    const { store, device, api, snap, pages } = await longFeed();
    await pullFeed(device, api, feed, snap);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
    expect(await device.feeds.get(feed)).toMatchObject({ cursor: store.feeds.get(feed)!.seq });
    expect(pages()).toBe(1);
  });

  test('stopped in the middle of it, the next round goes on behind the rows that are here', async () => {
    const { store, device, api, snap } = await longFeed();
    const put = device.feeds.put.bind(device.feeds);
    let left = 2;
    device.feeds.put = ((row: never) => {
      if ((left -= 1) < 0) throw new Problem('offline');
      return put(row);
    }) as never;
    await expect(pullFeed(device, api, feed, snap)).rejects.toThrow(Problem);
    device.feeds.put = put;
    expect(await device.documents.count()).toBe(1_000);
    const cursor = (await device.feeds.get(feed))!.cursor;
    expect(cursor).toBeGreaterThan(900);
    expect(cursor).toBeLessThan(snap);
    await pullFeed(device, api, feed, snap);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
  });

  test('where it cannot be had, all comes page by page', async () => {
    const { store, device, api, snap } = await longFeed();
    await pullFeed(device, { ...api, snapshot: () => Promise.reject(new Problem('offline')) }, feed, snap);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
  });

  test('where it was replaced meanwhile, all comes page by page', async () => {
    const { store, device, api, snap } = await longFeed();
    await pullFeed(device, api, feed, snap - 1);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
  });

  test('but never where something is here already', async () => {
    const { store, device, api, snap } = await longFeed();
    await pullFeed(device, api, feed);
    const asked: unknown[] = [];
    await pullFeed(device, { ...api, snapshot: async (...args) => (asked.push(args), null) }, feed, snap);
    expect(asked).toEqual([]);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
  });

  test('and when the feed began anew, what the store does not have any more goes, and unsent work stays', async () => {
    const { store, device, api, snap } = await longFeed();
    const gone = aGuide({ title: 'Only here' });
    const mine = { ...aGuide({ title: 'Unsent' }), authorId: 'ann' };
    await device.documents.put(aStoredDocument({ feed, type: 'guide', body: gone }));
    await writeDocument(device, feed, 'guide', mine.id, mine);
    await device.feeds.put({ id: feed, epoch: 'e1', cursor: 0, sweep: [] });
    await pullFeed(device, api, feed, snap);
    expect(await device.documents.get([feed, gone.id])).toBeUndefined();
    expect(await device.documents.get([feed, mine.id])).toMatchObject({ body: mine, dirty: 1 });
    await device.documents.delete([feed, mine.id]);
    expect(await titlesOf(device)).toEqual(titlesIn(store));
  });
});
