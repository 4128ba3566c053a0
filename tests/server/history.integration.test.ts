import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Clashes, DeletedGuides, Revisions } from '#lib/model/sync.ts';
import { aStep } from '#tests/fixtures/a-guide.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { tidy } from '../../server/src/store/tidy.ts';
import { anOp, joinStore, upload, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

const feed = 'edit:main';
const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
let store: StartedStore;
let ann: Client;
let ben: Client;
let rita: Client;

beforeAll(async () => {
  store = await startStore();
  ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  ben = await joinStore(store.url, await store.invite('author'), 'Ben');
  rita = await joinStore(store.url, await store.invite('reader'), 'Rita');
});
afterAll(() => store.stop());

const revisionsOf = async (client: Client, id: string, query = '') =>
  Revisions.parse(await (await client.ask(`/feeds/${feed}/documents/${id}/revisions${query}`)).json());
const deletedFor = async (client: Client) => DeletedGuides.parse(await (await client.ask('/deleted')).json()).guides;
const clashesFor = async (client: Client) => Clashes.parse(await (await client.ask('/clashes')).json()).clashes;
const post = (client: Client, path: string, body: object) =>
  client.ask(path, { method: 'POST', body: JSON.stringify(body) });
const titleNow = async (client: Client, id: string) =>
  (await client.pull(feed)).find((row) => row.id === id)?.body?.['title'];

/** A guide with these titles, one after the other; the first by Ann, the others by Ben. */
async function aStory(...titles: string[]) {
  const guide = ann.guide({ title: titles[0]!, revision: 0 });
  const revs = [anOp('guide', guide)];
  await ann.push(feed, revs[0]!);
  for (const title of titles.slice(1)) {
    revs.push(anOp('guide', { ...guide, title }, { base: revs.at(-1)!.op }));
    await ben.push(feed, revs.at(-1)!);
  }
  return { guide, revs: revs.map(({ op }) => op) };
}

test('the history says who saved what and when, newest first, page by page', async () => {
  const { guide, revs } = await aStory('one', 'two', 'three');
  const whole = await revisionsOf(ann, guide.id);
  expect(whole.revisions.map(({ rev, author, body }) => [rev, author, body?.['title']])).toEqual([
    [revs[2], ben.me.id, 'three'],
    [revs[1], ben.me.id, 'two'],
    [revs[0], ann.me.id, 'one'],
  ]);
  expect([whole.more, whole.older]).toEqual([false, null]);
  expect(Date.now() - Date.parse(whole.revisions[0]!.at)).toBeLessThan(60_000);
  const first = await revisionsOf(ann, guide.id, '?limit=2');
  expect([first.revisions.length, first.more, first.older?.['title']]).toEqual([2, true, 'one']);
  const rest = await revisionsOf(ann, guide.id, `?limit=2&before=${first.revisions[1]!.seq}`);
  expect(rest.revisions.map(({ rev }) => rev)).toEqual([revs[0]]);
});

test('an older revision becomes the newest, for every device, once', async () => {
  const { guide, revs } = await aStory('one', 'two');
  const head = (await ann.heads()).feeds.find(({ id }) => id === feed)!.seq;
  const wish = { op: randomUUID(), rev: revs[0]! };
  for (const _ of [1, 2])
    expect((await post(ann, `/feeds/${feed}/documents/${guide.id}/restore`, wish)).status).toBe(200);
  expect((await ben.pull(feed, head)).map(({ id, rev, body }) => [id, rev, body?.['title']])).toEqual([
    [guide.id, wish.op, 'one'],
  ]);
  expect((await revisionsOf(ann, guide.id)).revisions).toHaveLength(3);
});

test('a restored state does not undo that the guide was published or withdrawn since', async () => {
  const guide = ann.guide({ title: 'draft', revision: 0, hasChanges: false });
  const first = anOp('guide', guide);
  const second = anOp('guide', { ...guide, title: 'out', revision: 4 }, { base: first.op });
  await ann.push(feed, first, second);
  await post(ann, `/feeds/${feed}/documents/${guide.id}/restore`, { op: randomUUID(), rev: first.op });
  const body = (await revisionsOf(ann, guide.id)).revisions[0]!.body;
  expect(body).toMatchObject({ title: 'draft', revision: 4, hasChanges: true });
});

test('what was deleted is listed for authors with who did it, and comes back with pictures that only its author sent', async () => {
  const frame = { x: 0, y: 0, width: 1, height: 1 };
  const step = aStep({ picture: { sha256: await upload(ann, '{"picture":1}'), width: 1, height: 1, frame } });
  const guide = ann.guide({ title: 'Lost', steps: { [step.id]: step }, revision: 0 });
  const made = anOp('guide', guide);
  await ann.push(feed, made);
  await ann.push(feed, anOp('guide', null, { id: guide.id, base: made.op }));
  const found = (await deletedFor(ben)).find(({ id }) => id === guide.id);
  expect(found).toMatchObject({ feed, rev: made.op, body: { title: 'Lost' }, entry: null, author: ann.me.id });
  expect(await deletedFor(rita)).toEqual([]);
  // On a device of his own it could be an undo, too: he may name the picture without having it.
  expect((await ben.push(feed, anOp('guide', guide)))[0]!.status).toBe('applied');
  const again = (await revisionsOf(ben, guide.id)).revisions[0]!.rev;
  await ben.push(feed, anOp('guide', null, { id: guide.id, base: again }));
  const wish = { op: randomUUID(), rev: made.op };
  expect((await post(ben, `/feeds/${feed}/documents/${guide.id}/restore`, wish)).status).toBe(200);
  expect(await titleNow(ann, guide.id)).toBe('Lost');
  expect((await deletedFor(ben)).filter(({ id }) => id === guide.id)).toEqual([]);
});

test('a draft that became a shared guide was not deleted', async () => {
  const guide = ann.guide({ title: 'Moved', revision: 0 });
  const draft = anOp('guide', guide);
  await ann.push(`me:${ann.me.id}`, draft);
  await ann.push(feed, anOp('guide', guide));
  await ann.push(`me:${ann.me.id}`, anOp('guide', null, { id: guide.id, base: draft.op }));
  expect((await deletedFor(ann)).filter(({ id }) => id === guide.id)).toEqual([]);
});

test('readers see no history, and nobody that of the drafts of others', async () => {
  const { guide, revs } = await aStory('one');
  expect((await rita.ask(`/feeds/${feed}/documents/${guide.id}/revisions`)).status).toBe(403);
  expect((await rita.ask(`/feeds/pub:main/documents/${guide.id}/revisions`)).status).toBe(403);
  const wish = { op: randomUUID(), rev: revs[0] };
  expect((await post(rita, `/feeds/${feed}/documents/${guide.id}/restore`, wish)).status).toBe(403);
  expect((await ben.ask(`/feeds/me:${ann.me.id}/documents/${guide.id}/revisions`)).status).toBe(403);
});

test('a revision of another document is none of this one', async () => {
  const one = await aStory('one');
  const other = await aStory('other');
  const wish = { op: randomUUID(), rev: other.revs[0] };
  expect((await post(ann, `/feeds/${feed}/documents/${one.guide.id}/restore`, wish)).status).toBe(404);
  expect(await titleNow(ann, one.guide.id)).toBe('one');
});

/** Ann and Ben both changed the title: Ben's stands, Ann's is the one that lost. */
async function aClash() {
  const { guide, revs } = await aStory('before', 'from Ben');
  const late = anOp('guide', { ...guide, title: 'from Ann' }, { base: revs[0]! });
  expect((await ann.push(feed, late))[0]!.status).toBe('clash');
  return { guide, op: late.op, path: `/feeds/${feed}/clashes/${late.op}/resolve` };
}

test('a clash shows both values and what stands, and taking the one that lost is a new revision', async () => {
  const { guide, op, path } = await aClash();
  const clash = (await clashesFor(ben)).find((one) => one.op === op);
  expect(clash).toMatchObject({ id: guide.id, author: ann.me.id, title: 'from Ben' });
  expect(clash!.differences).toEqual([{ path: ['title'], mine: 'from Ann', theirs: 'from Ben', now: 'from Ben' }]);
  expect(await clashesFor(rita)).toEqual([]);
  const wish = { op: randomUUID(), keep: 'mine' };
  for (const _ of [1, 2]) expect((await post(ben, path, wish)).status).toBe(200);
  expect(await titleNow(ann, guide.id)).toBe('from Ann');
  expect((await revisionsOf(ann, guide.id)).revisions).toHaveLength(3);
  expect((await clashesFor(ben)).filter((one) => one.op === op)).toEqual([]);
  expect((await post(ann, path, { op: randomUUID(), keep: 'theirs' })).status).toBe(409);
});

test('keeping what stands changes nothing and ends the clash; a reader may decide none', async () => {
  const { guide, op, path } = await aClash();
  expect((await post(rita, path, { op: randomUUID(), keep: 'theirs' })).status).toBe(403);
  expect((await post(ann, path, { op: randomUUID(), keep: 'neither' })).status).toBe(422);
  expect((await post(ann, path, { op: randomUUID(), keep: 'theirs' })).status).toBe(200);
  expect((await revisionsOf(ann, guide.id)).revisions).toHaveLength(2);
  expect((await clashesFor(ann)).filter((one) => one.op === op)).toEqual([]);
});

test('where the document is gone, the value that lost has no place any more and nothing is written', async () => {
  const { guide, path } = await aClash();
  const { rev } = (await revisionsOf(ann, guide.id)).revisions[0]!;
  await ann.push(feed, anOp('guide', null, { id: guide.id, base: rev }));
  expect((await post(ann, path, { op: randomUUID(), keep: 'mine' })).status).toBe(409);
  expect((await revisionsOf(ann, guide.id)).revisions).toHaveLength(3);
});

test('after 30 days what was deleted is let go, and a change from before then still applies only once', async () => {
  const { guide, revs } = await aStory('private', 'gone soon');
  await ann.push(feed, anOp('guide', null, { id: guide.id, base: revs[1]! }));
  const db = openDatabase(await store.databaseUrl(), log);
  const day = 24 * 60 * 60 * 1000;
  try {
    expect((await tidy(db, 'main', new Date(Date.now() + 29 * day))).forgotten).toBe(0);
    expect((await tidy(db, 'main', new Date(Date.now() + 31 * day))).forgotten).toBeGreaterThan(1);
    const left = await db.selectFrom('revision').select('body').where('id', '=', guide.id).execute();
    expect(left.filter(({ body }) => body !== null)).toEqual([]);
  } finally {
    await db.destroy();
  }
  await ann.push(feed, anOp('guide', { ...guide, title: 'private' }, { op: revs[0]! }));
  expect(await titleNow(ann, guide.id)).toBeUndefined();
});
