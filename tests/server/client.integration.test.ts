import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { deleteGuide, restoreGuide } from '#lib/authoring/removal.ts';
import type { Guide } from '#lib/model/guide.ts';
import { isEqual, type Json } from '#lib/model/merge.ts';
import type { Role } from '#lib/model/workspace.ts';
import { keepBlob } from '#lib/store/blobs.ts';
import { Device } from '#lib/store/device.ts';
import { writeDocument } from '#lib/store/edit.ts';
import { readBody } from '#lib/sync/bodies.ts';
import { join, storeApi, type StoreApi } from '#lib/sync/store-api.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aGuide, anEntry, aStep, stepsById, stepsInAnyOrder } from '#tests/fixtures/a-guide.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { startStore, type StartedStore } from './start-store.ts';

/** The extension's own sync against the real store: the two sides of the protocol cannot drift apart. */
let store: StartedStore;
const log = { info: () => undefined, error: () => undefined, debug: () => undefined };

beforeAll(async () => {
  store = await startStore();
});
afterAll(() => store?.stop());

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function aColleague(role: Role): Promise<{ device: Device; api: StoreApi; id: string }> {
  const joined = await join(await store.invite(role), role, 'test');
  const device = new Device(`handrail-${crypto.randomUUID()}`);
  return { device, api: storeApi(joined), id: joined.person.id };
}

test('a guide published on one device is read on another, picture and all, and offline after that', async () => {
  const author = await aColleague('author');
  const reader = await aColleague('reader');
  const guide = aGuide({ title: 'Published', revision: 1, authorId: author.id });
  const bytes = new Blob([JSON.stringify(guide)], { type: 'application/json' });
  const body = await keepBlob(author.device, bytes);
  await writeDocument(author.device, 'edit:main', 'guide', guide.id, guide);
  const entry = anEntry({ id: guide.id, title: guide.title, pages: guide.pages, body, authorId: author.id });
  await writeDocument(author.device, 'pub:main', 'entry', entry.id, entry);
  await syncRound(author.device, author.api, []);
  await syncRound(reader.device, reader.api, ['https://crm.example.com']);
  expect((await reader.device.documents.get(['pub:main', entry.id]))?.body).toEqual(entry);
  expect(await readBody(reader.device, null, entry)).toEqual(guide);
  expect(await reader.device.documents.get(['edit:main', guide.id])).toBeUndefined();
});

test('whoever joins the same store again has their drafts there, pictures and all', async () => {
  const before = await aColleague('author');
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const sha256 = await keepBlob(before.device, new Blob([png, before.id], { type: 'image/png' }));
  const picture = { sha256, width: 9, height: 9, frame: { x: 0, y: 0, width: 1, height: 1 } };
  const draft = aGuide({ steps: stepsById(aStep({ picture })), authorId: before.id });
  await writeDocument(before.device, `me:${before.id}`, 'guide', draft.id, draft);
  await syncRound(before.device, before.api, []);
  const again = await aColleague('author');
  await syncRound(before.device, again.api, []);
  const rows = await before.device.documents.where({ id: draft.id }).toArray();
  expect(rows).toMatchObject([{ feed: `me:${again.id}`, id: draft.id, dirty: 0, refused: null }]);
  await syncRound(again.device, again.api, []);
  const there = await again.device.documents.get([`me:${again.id}`, draft.id]);
  expect(there?.body).toEqual({ ...draft, authorId: again.id });
});

test('a guide that was deleted and then restored, by an author who did not write it, is there again as it was', async () => {
  const [author, other] = [await aColleague('author'), await aColleague('author')];
  const me = { id: other.id, name: 'other', role: 'author' } as const;
  const { id } = await createGuide(
    author.device,
    { ...me, id: author.id },
    { ...aGuide({ authorId: author.id }), id: crypto.randomUUID() },
  );
  const entry = await publishGuide(author.device, { ...me, id: author.id }, id);
  await syncRound(author.device, author.api, []);
  await syncRound(other.device, other.api, ['https://crm.example.com']);
  const deleted = await deleteGuide(other.device, me, id);
  await syncRound(other.device, other.api, []);
  await syncRound(author.device, author.api, []);
  expect(await author.device.documents.get(['pub:main', id])).toBeUndefined();
  await restoreGuide(other.device, me, deleted);
  await syncRound(other.device, other.api, []);
  await syncRound(author.device, author.api, []);
  expect(await author.device.documents.get(['pub:main', id])).toMatchObject({ body: entry, refused: null });
  expect(await other.device.documents.filter((row) => row.refused !== null || row.dirty === 1).count()).toBe(0);
});

test('an outbox of many megabytes arrives, but for what is too large by itself; that is kept here and says so', async () => {
  const { device, api, id } = await aColleague('author');
  const feed = `me:${id}`;
  const text = '€'.repeat(50_000);
  const drafts = Array.from({ length: 30 }, () => aGuide({ authorId: id, text }));
  const steps = stepsInAnyOrder(...Array.from({ length: 500 }, () => aStep({ text: 'x'.repeat(4000) })));
  const tooLarge = aGuide({ authorId: id, steps });
  for (const guide of [...drafts, tooLarge]) await writeDocument(device, feed, 'guide', guide.id, guide);
  await syncRound(device, api, []);
  const rows = await device.documents.where({ feed }).toArray();
  expect(rows.filter(({ rev, dirty }) => rev !== null && dirty === 0)).toHaveLength(drafts.length);
  const kept = { rev: null, body: tooLarge, refused: expect.stringContaining('too large') };
  expect(await device.documents.get([feed, tooLarge.id])).toMatchObject(kept);
});

test('two devices write while store and database are killed: nothing typed is lost, and all agree', async () => {
  const feed = 'edit:main';
  const people = [await aColleague('author'), await aColleague('expert')] as const;
  const guides = [aGuide({ authorId: people[0].id }), aGuide({ authorId: people[0].id })];
  for (const guide of guides) await writeDocument(people[0].device, feed, 'guide', guide.id, guide);
  for (const { device, api } of people) await syncRound(device, api, []);
  const fields = ['title', 'description', 'text'] as const;
  /** Every text somebody typed, unless they typed over it themselves before it was sent. */
  const typed = new Map<string, Device>();
  let isOver = false;
  let failed = 0;

  const write = async ({ device, api }: (typeof people)[number], who: number) => {
    for (let n = 0; !isOver; n += 1) {
      const base = guides[n % guides.length] ?? aGuide();
      const stored = await device.documents.get([feed, base.id]);
      const before = (stored?.body ?? base) as Guide;
      const field = fields[Math.floor(Math.random() * fields.length)] ?? 'text';
      const text = `${field} ${n} of ${who}`;
      if (stored?.dirty === 1) typed.delete(before[field]);
      await writeDocument(device, feed, 'guide', base.id, { ...before, [field]: text });
      typed.set(text, device);
      await syncRound(device, api, []).catch(() => (failed += 1));
      await pause(20);
    }
  };
  const writing = people.map(write);
  for (let i = 0; i < 4; i += 1) {
    await pause(400 + Math.random() * 400);
    if (i % 2) await store.killDatabase();
    else {
      await store.kill();
      await store.restart();
    }
  }
  await pause(500);
  isOver = true;
  await Promise.all(writing);
  await expect.poll(() => fetch(`${store.url}/readyz`).then(({ status }) => status), { timeout: 20_000 }).toBe(200);
  for (let round = 0; round < 3; round += 1) for (const { device, api } of people) await syncRound(device, api, []);

  const states = await Promise.all(
    people.map(({ device }) => device.documents.where('feed').equals(feed).sortBy('id')),
  );
  expect(failed).toBeGreaterThan(0);
  expect(states.flat().filter(({ dirty, refused }) => dirty || refused)).toEqual([]);
  expect(isEqual(states[0]?.map(({ body }) => body) as Json, states[1]?.map(({ body }) => body) as Json)).toBe(true);
  await using db = openDatabase(await store.databaseUrl(), log);
  const kept = JSON.stringify([
    await db.selectFrom('revision').select('body').execute(),
    await db.selectFrom('clash').select('detail').execute(),
  ]);
  expect([...typed.keys()].filter((text) => !kept.includes(`"${text}"`))).toEqual([]);
  expect(typed.size).toBeGreaterThan(5);
});
