import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import type { Blobs } from '../../server/src/blobs/blobs.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { routeFetch } from './a-workspace.ts';
import { World, type AClient } from './world.ts';

/** Stories of several steps that random schedules meet rarely. Each once showed a mistake, here or in a design before. */
let database: ADatabase;
let blobs: Blobs;
let world: World;
let ada: AClient;
let bob: AClient;
const main = 0;
const feed = 'edit:main';

beforeAll(async () => {
  database = await startDatabase({ isHasty: true });
  blobs = await openDiskBlobs(join(database.folder, 'blobs'));
  routeFetch();
});
afterAll(() => database?.stop());

beforeEach(async () => {
  world = await World.make(database.db, blobs, 1);
  [ada, bob] = [world.clients[0]!, world.clients[1]!];
  await all();
  await world.edit(ada, main, 0, 'title');
  await all();
});
afterEach(() => world?.end());

/** Everybody syncs, one after the other, each having heard of the others. */
async function all(): Promise<void> {
  for (const client of world.clients) {
    await client.process.look();
    await world.sync(client);
  }
}
async function guideOf({ mortal }: AClient): Promise<Guide> {
  const [row] = await mortal.device.documents.where({ feed }).toArray();
  return row?.body as Guide;
}
const clashes = () =>
  database.db.selectFrom('clash').select(['id', 'detail']).where('ws', '=', world.workspace.ws).execute();
const revisions = async () =>
  (
    await database.db
      .selectFrom('revision')
      .select('rev')
      .where('ws', '=', world.workspace.ws)
      .where('feed', '=', feed)
      .execute()
  ).length;

test('two type in the same place: the first stands for both, the second is kept beside it', async () => {
  await world.edit(ada, main, 0, 'title');
  await world.edit(bob, main, 0, 'title');
  const [first, second] = [(await guideOf(ada)).title, (await guideOf(bob)).title];
  await world.sync(ada);
  await world.sync(bob);
  expect((await guideOf(bob)).title).toBe(first);
  expect(await clashes()).toMatchObject([{ detail: [{ path: ['title'], mine: second, theirs: first }] }]);
  await world.expectAllIsWell();
});

test('two type in different places: both are there for both', async () => {
  await world.edit(ada, main, 0, 'step 0');
  await world.edit(bob, main, 0, 'step 1');
  await all();
  await all();
  const steps = Object.values((await guideOf(ada)).steps).map(({ title }) => title);
  expect(steps.filter((title) => title.startsWith('typed-'))).toHaveLength(2);
  expect(await clashes()).toEqual([]);
  await world.expectAllIsWell();
});

test('the answer is lost, somebody else goes on, and the same is sent again: once done, and the present is shown', async () => {
  await world.edit(ada, main, 0, 'title');
  const lostAt = async (n: number) =>
    world.sync(ada, [...Array.from({ length: n }, () => 'none' as const), 'lost-answer']);
  // Heads first, then the push of this feed after that of the feeds before it, which have nothing to send.
  const before = await revisions();
  for (let n = 1; (await revisions()) === before && n < 10; n += 1) await lostAt(n);
  expect((await ada.mortal.device.documents.where({ dirty: 1 }).toArray())[0]?.op).not.toBeNull();
  await bob.process.look();
  await world.sync(bob);
  await world.edit(bob, main, 0, 'title');
  const present = (await guideOf(bob)).title;
  await world.sync(bob);
  const made = await revisions();
  await ada.process.look();
  await world.sync(ada);
  expect((await guideOf(ada)).title).toBe(present);
  expect(await revisions()).toBe(made);
  expect(await clashes()).toEqual([]);
  await world.expectAllIsWell();
});

test('the same again while its author types on: what somebody else wrote in between stands', async () => {
  await world.edit(ada, main, 0, 'title');
  const before = await revisions();
  for (let n = 1; (await revisions()) === before && n < 10; n += 1)
    await world.sync(ada, [...Array.from({ length: n }, () => 'none' as const), 'lost-answer']);
  await bob.process.look();
  await world.sync(bob);
  await world.edit(bob, main, 0, 'title');
  await world.sync(bob);
  const theirs = (await guideOf(bob)).title;
  await ada.process.look();
  let hasTyped = false;
  await world.syncWith(ada, async (request, answer) => {
    const given = await answer(request);
    if (request.url.endsWith('/push') && !hasTyped) {
      hasTyped = true;
      await world.edit(ada, main, 0, 'step 0');
    }
    return given;
  });
  expect(hasTyped).toBe(true);
  await all();
  await all();
  expect((await guideOf(bob)).title).toBe(theirs);
  await world.expectAllIsWell();
});

test('typed on while a push was under way, in a place that somebody else changed: the store judges, not the device', async () => {
  await world.edit(ada, main, 0, 'title');
  const wordOfAda = (await guideOf(ada)).title;
  await world.sync(ada);
  await world.edit(bob, main, 0, 'description');
  const { device } = bob.mortal;
  const [row] = await device.documents.where({ feed }).toArray();
  // The request leaves with the description only; the title is typed before the answer is back.
  let typed = '';
  const meanwhile = async () => {
    await world.edit(bob, main, 0, 'title');
    typed = (await guideOf(bob)).title;
  };
  await world.syncWith(bob, async (request, answer) => {
    const given = await answer(request);
    if (request.url.endsWith('/push') && typed === '') await meanwhile();
    return given;
  });
  expect(row).toBeDefined();
  await all();
  expect(typed).not.toBe('');
  expect((await guideOf(bob)).title).toBe(wordOfAda);
  expect(JSON.stringify(await clashes())).toContain(typed);
  await world.expectAllIsWell();
});

test('typed while a page of changes is on its way: it stays where it was typed, and both are there in the end', async () => {
  await world.edit(bob, main, 0, 'description');
  const { description } = await guideOf(bob);
  await world.sync(bob);
  await ada.process.look();
  let typed = '';
  await world.syncWith(ada, async (request, answer) => {
    const given = await answer(request);
    if (request.url.includes(`${encodeURIComponent(feed)}/changes`) && typed === '') {
      await world.edit(ada, main, 0, 'title');
      typed = (await guideOf(ada)).title;
    }
    return given;
  });
  expect((await guideOf(ada)).title).toBe(typed);
  await all();
  expect(await guideOf(bob)).toMatchObject({ title: typed, description });
  await world.expectAllIsWell();
});

test('a role is taken away with work unsent: the feed leaves the disk, the work is set aside; given back, all is there', async () => {
  await world.edit(ada, main, 0, 'title');
  const word = (await guideOf(ada)).title;
  await world.workspace.grant(ada.person, 'main', 'reader');
  await all();
  expect(await guideOf(ada)).toBeUndefined();
  expect(JSON.stringify(await ada.mortal.device.orphans.toArray())).toContain(word);
  await world.workspace.grant(ada.person, 'main', 'author');
  await all();
  expect(await guideOf(ada)).toEqual(await guideOf(bob));
  await world.expectAllIsWell();
});

test('a guide is removed while somebody who has not heard of it writes on: it is there, with what they wrote', async () => {
  await world.edit(bob, main, 0, 'text');
  const { text } = await guideOf(bob);
  await world.remove(ada, main, 0);
  await world.sync(ada);
  await world.sync(bob);
  await all();
  expect((await guideOf(ada)).text).toBe(text);
  await world.expectAllIsWell();
});

test('a removed guide leaves every disk, also where it was at the end of a page', async () => {
  await world.remove(ada, main, 0);
  await all();
  for (const client of world.clients) expect(await guideOf(client)).toBeUndefined();
  await world.expectAllIsWell();
});

test('made and removed before anybody heard of it: the store is left as it was', async () => {
  const before = await database.db.selectFrom('doc').select('id').where('ws', '=', world.workspace.ws).execute();
  const draft = 2;
  await world.edit(ada, draft, 0, 'title');
  await world.remove(ada, draft, 0);
  await all();
  const after = await database.db.selectFrom('doc').select('id').where('ws', '=', world.workspace.ws).execute();
  expect(after).toEqual(before);
});

test('wherever in a round the worker dies, the next round finds what it needs', async () => {
  for (let steps = 0; steps < 90; steps += 1) {
    await world.edit(bob, main, 0, 'text');
    await world.sync(bob);
    await ada.process.look();
    await world.edit(ada, main, 0, 'description');
    await world.sync(ada, [], steps);
    if (steps % 15 === 14) await world.expectAllIsWell();
  }
  expect(world.faults.deaths).toBeGreaterThan(20);
});

test('every saved body but the present ones is gone: what was begun before is a clash, never an overwrite', async () => {
  await world.edit(bob, main, 0, 'title');
  const word = (await guideOf(bob)).title;
  await world.edit(ada, main, 0, 'title');
  const first = (await guideOf(ada)).title;
  await world.sync(ada);
  await world.run({ do: 'prune', what: 'old' });
  await world.sync(bob);
  expect((await guideOf(bob)).title).toBe(first);
  expect(JSON.stringify(await clashes())).toContain(word);
  await world.expectAllIsWell();
});

test('feeds begin anew with work unsent: it is merged into what there is', async () => {
  await world.edit(ada, main, 0, 'title');
  const word = (await guideOf(ada)).title;
  await world.run({ do: 'new-epochs' });
  await all();
  await all();
  expect((await guideOf(bob)).title).toBe(word);
  await world.expectAllIsWell();
});
