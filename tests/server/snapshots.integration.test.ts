import { afterAll, beforeAll, expect, test } from 'vitest';
import { brotliDecompressSync } from 'node:zlib';
import { readSnapshot } from '#lib/sync/store-api.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { ws } from '../../server/src/open-store.ts';
import { makeDueSnapshots, makeSnapshot, type SnapshotName } from '../../server/src/store/snapshots.ts';
import { aFlag, anOp, joinStore, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let db: Database;
let author: Client;
let reader: Client;
const feed = 'pub:main';
const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const at = new Date('2026-01-01T09:00:00.000Z');

beforeAll(async () => {
  store = await startStore();
  db = openDatabase(await store.databaseUrl(), log);
  author = await joinStore(store.url, await store.invite('author'), 'Ada');
  reader = await joinStore(store.url, await store.invite('reader'), 'Ron');
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

async function raise(count: number): Promise<void> {
  for (let left = count; left > 0; left -= 50)
    await reader.push(feed, ...Array.from({ length: Math.min(left, 50) }, () => anOp('flag', aFlag(reader.me.id))));
}
const addressOf = (name: SnapshotName) => `/snap/${encodeURIComponent(name.feed)}/${name.epoch}/${name.seq}`;
const snapOf = async (client: Client, id = feed) => (await client.heads()).feeds.find((head) => head.id === id)?.snap;
/** What one process made the others see at their next look. */
async function untilOffered(seq: number): Promise<void> {
  await expect.poll(() => snapOf(reader), { timeout: 10_000 }).toBe(seq);
}

test('a short feed has none, and a long one gets it when it is two hundred changes ahead', async () => {
  await raise(200);
  expect(await makeDueSnapshots(db, ws, at)).toEqual([]);
  await raise(1);
  const [made, ...others] = await makeDueSnapshots(db, ws, at);
  expect(others).toEqual([]);
  expect(made).toMatchObject({ feed, seq: 201 });
  await untilOffered(201);
  await raise(200);
  expect(await makeDueSnapshots(db, ws, at)).toEqual([]);
  await raise(1);
  expect(await makeDueSnapshots(db, ws, at)).toMatchObject([{ feed, seq: 402 }]);
  await untilOffered(402);
});

test('of a feed of many documents it is made anew when one in twenty has changed', async () => {
  const set = (documents: number) =>
    db.updateTable('snapshot').set({ documents, seq: 2 }).where('feed', '=', feed).execute();
  await set(8_001);
  expect(await makeDueSnapshots(db, ws, at)).toEqual([]);
  await set(7_900);
  expect(await makeDueSnapshots(db, ws, at)).toHaveLength(1);
});

test('it holds what a full pull brings, for whoever may read the feed, packed and plain', async () => {
  const name = (await makeSnapshot(db, ws, feed, at)) ?? { feed, epoch: await reader.epochOf(feed), seq: 402 };
  const full = await reader.pull(feed);
  const plain = await reader.ask(addressOf(name), { headers: { 'accept-encoding': 'identity' } });
  expect(plain.headers.get('content-encoding')).toBeNull();
  expect(plain.headers.get('cache-control')).toContain('immutable');
  expect(readSnapshot(await plain.text())).toEqual(full);
  const packed = await reader.ask(addressOf(name), { headers: { 'accept-encoding': 'gzip, br' } });
  expect(packed.headers.get('content-encoding')).toBe('br');
  expect(readSnapshot(await packed.text())).toEqual(full);
  const [{ bytes }] = (await db.selectFrom('snapshot').select('bytes').where('feed', '=', feed).execute()) as [
    { bytes: Buffer },
  ];
  expect(readSnapshot(brotliDecompressSync(bytes).toString())).toEqual(full);
  expect(bytes.length).toBeLessThan(JSON.stringify(full).length / 4);
});

test('what was removed is not in it', async () => {
  const flag = aFlag(reader.me.id);
  const [made] = await reader.push(feed, anOp('flag', flag));
  await reader.push(feed, anOp('flag', null, { id: flag.id, base: made!.rev }));
  const name = await makeSnapshot(db, ws, feed, at);
  const rows = readSnapshot(await (await reader.ask(addressOf(name!))).text());
  expect(rows.length).toBeGreaterThan(400);
  expect(rows.filter(({ id, deleted }) => id === flag.id || deleted)).toEqual([]);
});

test('nobody gets one of a feed that they may not read, or one that is not there', async () => {
  const name = (await makeSnapshot(db, ws, 'edit:main', at))!;
  const status = async (client: Client, wanted: SnapshotName) => (await client.ask(addressOf(wanted))).status;
  expect(await status(reader, name)).toBe(403);
  expect(await status(author, name)).toBe(200);
  expect(await status(author, { ...name, seq: name.seq + 1 })).toBe(404);
  expect(await status(author, { ...name, epoch: 'other' })).toBe(404);
  expect((await fetch(`${store.url}/v1${addressOf(name)}`)).status).toBe(401);
});

test('one that was read before the feed began anew, or before a newer one, takes no place', async () => {
  const before = (await makeSnapshot(db, ws, feed, at)) ?? { seq: 0 };
  expect(await makeSnapshot(db, ws, feed, at)).toBeNull();
  await db.updateTable('snapshot').set({ seq: 1_000_000 }).where('feed', '=', feed).execute();
  await raise(1);
  expect(await makeSnapshot(db, ws, feed, at)).toBeNull();
  expect(before.seq).toBeLessThan(1_000_000);
});

test('a feed that began anew offers none of before', async () => {
  await store.pause();
  await store.restart();
  await db.destroy();
  db = openDatabase(await store.databaseUrl(), log);
  expect((await db.selectFrom('snapshot').select('feed').execute()).length).toBeGreaterThan(0);
  await store.kill();
  expect(await store.command('new-epochs')).toMatch(/begin anew/);
  await store.restart();
  expect(await db.selectFrom('snapshot').select('feed').execute()).toEqual([]);
  expect(await snapOf(reader)).toBeUndefined();
});
