import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Guide } from '#lib/model/guide.ts';
import { anOp, joinStore, type Client } from './a-client.ts';
import { makeInvite } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

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
