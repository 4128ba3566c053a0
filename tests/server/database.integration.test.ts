import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { migrate } from '../../server/src/db/migrate.ts';
import { ws } from '../../server/src/open-store.ts';
import { createInvite } from '../../server/src/access/invites.ts';
import { foundWorkspace } from '../../server/src/store/people.ts';
import { push } from '../../server/src/store/push.ts';
import { anOp, codeOf, joinStore, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
let db: Database;
let author: Client;
const log = { info: () => undefined, error: () => undefined, debug: () => undefined };

beforeAll(async () => {
  store = await startStore();
  db = openDatabase(await store.databaseUrl(), log);
  author = await joinStore(store.url, await store.invite('author'));
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

const inviteWith = async (wish: { uses?: number; expiresAt?: Date }) =>
  `${store.url}/join#${(await createInvite(db, ws, { role: 'reader', ...wish }, new Date())).code}`;
const people = async () => (await db.selectFrom('person').select('id').execute()).length;

test('an expired invite lets nobody in and changes nothing', async () => {
  const before = await people();
  const link = await inviteWith({ expiresAt: new Date(Date.now() - 1_000) });
  await expect(joinStore(store.url, link)).rejects.toThrow(/403 .*not-allowed/);
  expect(await people()).toBe(before);
});

test('an invite lets in as many as it says, even if all come at once', async () => {
  const link = await inviteWith({ uses: 2 });
  const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => joinStore(store.url, link)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
});

test('neither codes nor tokens are in the database', async () => {
  const link = await inviteWith({});
  await joinStore(store.url, link);
  const rows = [
    await db.selectFrom('invite').select(['hash', 'label']).execute(),
    await db.selectFrom('token').select(['hash', 'device']).execute(),
  ];
  expect(JSON.stringify(rows)).not.toContain(codeOf(link));
  expect(JSON.stringify(rows)).not.toContain(author.token);
});

test('what lost is kept beside what stands', async () => {
  const guide = author.guide({ title: 'One' });
  const [first] = await author.push('edit:main', anOp('guide', guide));
  const base = first?.rev ?? '';
  await author.push('edit:main', anOp('guide', { ...guide, title: 'Two' }, { base }));
  const late = anOp('guide', { ...guide, title: 'Three' }, { base });
  await author.push('edit:main', late);
  await author.push('edit:main', late);
  const clashes = await db.selectFrom('clash').select(['op', 'detail']).where('id', '=', guide.id).execute();
  expect(clashes).toEqual([{ op: late.op, detail: [{ path: ['title'], mine: 'Three', theirs: 'Two' }] }]);
});

test('every state of a document is kept with who made it', async () => {
  const guide = author.guide({ title: 'One' });
  const [first] = await author.push('edit:main', anOp('guide', guide));
  await author.push('edit:main', anOp('guide', { ...guide, title: 'Two' }, { base: first?.rev ?? '' }));
  const history = await db
    .selectFrom('revision')
    .select(['body', 'author'])
    .where('id', '=', guide.id)
    .orderBy('seq')
    .execute();
  expect(history).toMatchObject([{ body: { title: 'One' } }, { body: { title: 'Two' }, author: author.me.id }]);
});

test('what another process writes shows in the heads within two seconds', async () => {
  const before = (await author.heads()).feeds;
  const epoch = await author.epochOf('edit:main');
  const op = anOp('guide', author.guide());
  await push(db, { ws, feed: 'edit:main', person: author.me, epoch, ops: [op], at: new Date() });
  for (let i = 0; i < 20 && JSON.stringify((await author.heads()).feeds) === JSON.stringify(before); i += 1)
    await delay(100);
  expect((await author.heads()).feeds).not.toEqual(before);
});

test('a role that was taken away does not write, even while the token is remembered', async () => {
  const fallen = await joinStore(store.url, await store.invite('author'));
  await fallen.heads();
  await db.updateTable('grant').set({ role: 'reader' }).where('principal', '=', `person:${fallen.me.id}`).execute();
  await expect(fallen.push('edit:main', anOp('guide', author.guide()))).rejects.toThrow(/403/);
});

test('starting again changes neither tables nor feeds', async () => {
  const feeds = () =>
    db.selectFrom('feed').select(['id', 'epoch', 'seq']).where('kind', '!=', 'me').orderBy('id').execute();
  const before = await feeds();
  await Promise.all([migrate(db), migrate(db)]);
  await foundWorkspace(db, ws, 'Another name', new Date());
  expect(await feeds()).toEqual(before);
});
