import 'fake-indexeddb/auto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { openDiskBlobs } from '../../server/src/blobs/disk-blobs.ts';
import { startDatabase, type ADatabase } from './a-database.ts';
import { routeFetch } from './a-workspace.ts';
import { World } from './world.ts';

/** Whoever says that nothing was lost has to be right about what somebody had seen. */
let database: ADatabase;
let world: World;
const main = 0;

beforeAll(async () => {
  database = await startDatabase({ isHasty: true });
  routeFetch();
  world = await World.make(database.db, await openDiskBlobs(join(database.folder, 'blobs')), 1);
  for (const client of world.clients) await world.sync(client);
});
afterAll(async () => {
  await world?.end();
  await database?.stop();
});

test('whoever removes a guide and makes it anew in several goes, all before the store hears of it, has seen what was there', async () => {
  const ada = world.clients[0]!;
  await world.edit(ada, main, 0, 'title');
  await world.sync(ada);
  await world.remove(ada, main, 0);
  await world.edit(ada, main, 0, 'description');
  // Of this place they see now what stands in a new guide; what they removed stood there before.
  await world.edit(ada, main, 0, 'title');
  await world.expectAllIsWell();
});

test('and what they had typed over before they removed it', async () => {
  const ada = world.clients[0]!;
  await world.edit(ada, main, 0, 'title');
  await world.sync(ada);
  await world.edit(ada, main, 0, 'title');
  await world.remove(ada, main, 0);
  await world.edit(ada, main, 0, 'description');
  await world.edit(ada, main, 0, 'title');
  await world.expectAllIsWell();
});

test('who typed over what they never saw is found out', async () => {
  const [ada, bob] = [world.clients[0]!, world.clients[1]!];
  await world.edit(ada, main, 0, 'title');
  await world.sync(ada);
  // As a store would that takes whatever comes last.
  const feed = 'edit:main';
  const [row] = await bob.mortal.device.documents.where({ feed }).toArray();
  const { id, rev } = (await ada.mortal.device.documents.where({ feed }).first())!;
  await world.edit(bob, main, 0, 'title');
  await bob.mortal.device.documents.update([feed, id], { rev, base: row!.body });
  await world.sync(bob);
  const { title } = (await bob.mortal.device.documents.get([feed, id]))!.body as Guide;
  await expect(world.expectAllIsWell()).rejects.toThrow(new RegExp(`SILENT OVERWRITE of typed-\\d+ by ${title}`));
});
