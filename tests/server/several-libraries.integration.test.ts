import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGuide, publishGuide } from '#lib/authoring/guides.ts';
import { draftFeed } from '#lib/model/feeds.ts';
import { raiseFlag } from '#lib/reading/flags.ts';
import { readAll, readLibrary } from '#lib/store/read.ts';
import { readSession } from '#lib/store/settings.ts';
import { readBody } from '#lib/sync/bodies.ts';
import { libraryApi } from '#lib/sync/library-api.ts';
import { syncRound } from '#lib/sync/sync.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { joinStore, type Client } from './a-client.ts';
import { joinWithDevice } from './a-joined-device.ts';
import { makeInvite, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let steward: Client;

beforeAll(async () => {
  store = await startStore();
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
  await send(steward, 'POST', '/libraries', { id: 'sales', name: 'Sales' });
});
afterAll(() => store?.stop());

const aColleague = async (role: string, library: string) =>
  joinWithDevice((await makeInvite(steward, { role, library })).link, `${role} of ${library}`);

test('a guide of another library reaches whoever reads that one, with its body, and nobody else', async () => {
  const author = await aColleague('author', 'sales');
  const [reader, stranger] = [await aColleague('reader', 'sales'), await aColleague('author', 'main')];
  const session = (await readSession(author.device))!;
  expect(session.libraries).toEqual([{ id: 'sales', name: 'Sales' }]);
  const { me } = session;
  const draft = await createGuide(author.device, me, { ...aGuide({ authorId: me.id }), kind: 'walkthrough' });
  const entry = await publishGuide(author.device, me, draft.id);
  await syncRound(author.device, author.api, []);
  expect(await author.device.documents.filter((row) => row.refused !== null || row.dirty === 1).count()).toBe(0);
  for (const { device, api } of [reader, stranger]) await syncRound(device, api, ['https://crm.example.com']);
  expect(await readAll(reader.device, 'entry')).toEqual([entry]);
  expect(await readBody(reader.device, null, entry)).toMatchObject({ id: draft.id });
  expect(await readLibrary(reader.device)).toMatchObject([{ id: draft.id, library: 'sales' }]);
  expect(await readLibrary(stranger.device)).toEqual([]);
  const { me: rita } = (await readSession(reader.device))!;
  const flag = await raiseFlag(reader.device, rita, { guideId: draft.id, stepId: null, reason: 'gone', note: '' });
  await syncRound(reader.device, reader.api, []);
  await syncRound(author.device, author.api, []);
  expect(await readAll(author.device, 'flag')).toEqual([flag]);
});

test('a review is asked of those who may write in that library, and readers do not learn who they are', async () => {
  const people = await Promise.all(
    [
      ['author', 'sales'],
      ['author', 'main'],
      ['expert', '*'],
      ['reader', 'sales'],
    ].map(async ([role, library]) => {
      const { device, token } = await aColleague(role!, library!);
      return { me: (await readSession(device))!.me.id, api: libraryApi({ storeUrl: store.url, token }) };
    }),
  );
  const [sales, main, both, reader] = people as [
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
    (typeof people)[0],
  ];
  const team = { name: 'Trainers', members: [reader.me] };
  const reviewers = async () => (await sales.api.reviewers('sales')).map(({ id }) => id);
  const known = await reviewers();
  expect(known).toEqual(expect.arrayContaining([sales.me, both.me, steward.me.id]));
  for (const { me } of [main, reader]) expect(known).not.toContain(me);
  await expect(reader.api.reviewers('sales')).rejects.toMatchObject({ code: 'not-allowed' });
  await expect(main.api.reviewers('sales')).rejects.toMatchObject({ code: 'not-allowed' });
  await send(steward, 'PUT', '/teams/trainers', team);
  await send(steward, 'PUT', '/grants', { library: 'sales', principal: 'team:trainers', role: 'author' });
  expect(await reviewers()).toContain(reader.me);
  await send(steward, 'POST', `/people/${both.me}/disable`);
  expect(await reviewers()).not.toContain(both.me);
});

test('authors learn which teams a guide may be for, readers only in which they are themselves', async () => {
  const [author, reader] = [await aColleague('author', 'sales'), await aColleague('reader', 'sales')];
  const { me } = (await readSession(reader.device))!;
  await send(steward, 'PUT', '/teams/closers', { name: 'Closers', members: [me.id] });
  const teamsAsked = ({ token }: { token: string }) => libraryApi({ storeUrl: store.url, token }).teams('sales');
  expect(await teamsAsked(author)).toContainEqual({ id: 'closers', name: 'Closers' });
  await expect(teamsAsked(reader)).rejects.toMatchObject({ code: 'not-allowed' });
  const authorization = `Bearer ${reader.token}`;
  const byOwnDrafts = await fetch(`${store.url}/v1/feeds/${draftFeed(me.id)}/teams`, { headers: { authorization } });
  expect(byOwnDrafts.status).toBe(422);
  for (const { device, api } of [author, reader]) await syncRound(device, api, []);
  expect((await readSession(reader.device))!.me.teams).toEqual(['closers']);
  expect((await readSession(author.device))!.me.teams).toEqual([]);
});
