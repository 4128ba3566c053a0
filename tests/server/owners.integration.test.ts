import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { Colleagues } from '#lib/model/steward.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { tidy } from '../../server/src/store/tidy.ts';
import { anOp, joinStore, type Client } from './a-client.ts';
import { makeInvite, read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
let store: StartedStore;
let steward: Client;
const joinAs = async (role: string) =>
  joinStore(store.url, (await makeInvite(steward, { role, library: '*' })).link, role);

beforeAll(async () => {
  store = await startStore();
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
});
afterAll(() => store?.stop());

test('whose a shared guide is, the store lets its owner, their backup and stewards say, and nobody else', async () => {
  const [ann, ben, cleo] = [await joinAs('author'), await joinAs('author'), await joinAs('author')];
  const guide = ann.guide({ title: 'Kept right' });
  const [made] = await ann.push('edit:main', anOp('guide', guide));
  const take = (by: Client, ownerId: string, base: string) =>
    by.push('edit:main', anOp('guide', { ...guide, ownerId, backupId: ann.me.id }, { base })).then(([one]) => one!);
  expect((await take(cleo, cleo.me.id, made!.rev!)).status).toBe('forbidden');
  const given = await take(ann, ben.me.id, made!.rev!);
  expect(given).toMatchObject({ status: 'applied' });
  expect((await take(cleo, cleo.me.id, given.rev!)).status).toBe('forbidden');
  const taken = await take(steward, cleo.me.id, given.rev!);
  expect(taken).toMatchObject({ status: 'applied' });
  const { backupId: _, ...alone } = taken.body as unknown as Guide;
  const [left] = await cleo.push('edit:main', anOp('guide', alone, { base: taken.rev }));
  expect((await take(ann, ann.me.id, made!.rev!)).status, 'from when it was hers').toBe('forbidden');
  const mine = anOp('guide', { ...guide, ownerId: ben.me.id });
  const removeAndMake = [anOp('guide', null, { id: guide.id, base: left!.rev }), mine];
  const statuses = (await ben.push('edit:main', ...removeAndMake)).map(({ status }) => status);
  expect(statuses).toEqual(['applied', 'forbidden']);
  const [again] = await ben.push('edit:main', { ...mine, op: randomUUID() });
  expect(again?.status, 'once it is gone').toBe('forbidden');
  expect((await ben.push('edit:main', anOp('guide', alone)))[0]?.status, 'as it was').toBe('applied');
});

test('whoever leaves gives on what they own and back up, too, and a steward sees how much of each; its author stays', async () => {
  const [ann, ben, cleo] = [await joinAs('author'), await joinAs('author'), await joinAs('author')];
  const owned = ann.guide({ ownerId: ben.me.id, backupId: ann.me.id });
  const backed = ann.guide({ backupId: ben.me.id });
  const written = ben.guide({ backupId: ben.me.id });
  await ann.push('edit:main', anOp('guide', owned), anOp('guide', backed));
  await ben.push('edit:main', anOp('guide', written));
  const { people } = await read(steward, '/people', Colleagues);
  expect(people.find(({ id }) => id === ben.me.id)).toMatchObject({ guides: 3, owns: 1, backs: 1 });
  await send(steward, 'POST', `/people/${ben.me.id}/reassign`, { to: cleo.me.id });
  const bodies = (await ann.pull('edit:main')).map(({ body }) => body);
  expect(bodies).toContainEqual({ ...owned, ownerId: cleo.me.id });
  expect(bodies).toContainEqual({ ...backed, backupId: cleo.me.id });
  expect(bodies).toContainEqual({ ...written, authorId: cleo.me.id, backupId: cleo.me.id });
});

test('whoever left before cards said so is said to be gone once the store has tidied', async () => {
  const ann = await joinAs('author');
  await using db = openDatabase(await store.databaseUrl(), silent);
  await db.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', ann.me.id).execute();
  const cards = async () => (await steward.pull('ws')).filter(({ id }) => id === ann.me.id);
  await tidy(db, 'main', new Date());
  const [card] = await cards();
  expect(card?.body?.['isGone']).toBe(true);
  await tidy(db, 'main', new Date());
  expect(await cards(), 'and nothing is written again').toEqual([card]);
});
