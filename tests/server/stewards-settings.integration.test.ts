import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AuditPage, Libraries, SignInGroups } from '#lib/model/steward.ts';
import { RetentionReply, type Retention } from '#lib/model/retention.ts';
import { DeletedGuides } from '#lib/model/sync.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { tidy } from '../../server/src/store/tidy.ts';
import { anOp, joinStore, statusOf, type Client } from './a-client.ts';
import { makeInvite, read, send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const dayMs = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * dayMs);
let store: StartedStore;
let db: Database;
let steward: Client;
const joinAs = async (role: string, library = '*') =>
  joinStore(store.url, (await makeInvite(steward, { role, library })).link, 'Ada');
const lastDeed = async () => (await read(steward, '/audit?limit=1', AuditPage)).records[0]!;

beforeAll(async () => {
  store = await startStore({
    env: {
      HANDRAIL_OIDC_ISSUER: 'https://id.example.com',
      HANDRAIL_OIDC_CLIENT_ID: 'handrail',
      HANDRAIL_OIDC_GROUPS: '{"Support staff":{"role":"author","library":"main"}}',
    },
  });
  db = openDatabase(await store.databaseUrl(), log);
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

describe('how long what is over is kept', () => {
  const put = (wish: object) => send(steward, 'PUT', '/retention', wish);
  const now = () => read(steward, '/retention', RetentionReply);
  const wish: Retention = { deletedDays: 5, deliveriesDays: 7, auditDays: 100 };

  test('is what the store says until a steward says otherwise, and that is in the log', async () => {
    expect(await now()).toEqual({ deletedDays: 30, deliveriesDays: 30, auditDays: null });
    expect(await put(wish)).toBe(204);
    expect(await now()).toEqual(wish);
    expect(await lastDeed()).toMatchObject({ actor: steward.me.id, action: 'retention-changed', detail: wish });
  });

  test('is not what makes no sense, and then nothing changes', async () => {
    await put(wish);
    for (const change of [{ deletedDays: 0 }, { auditDays: 3 }, { auditDays: 'never' }, { more: 1 }])
      expect(await put({ ...wish, ...change })).toBe(422);
    expect(await now()).toEqual(wish);
  });

  test('is what authors are told of deleted guides, and what the tidying obeys', async () => {
    await put(wish);
    const ann = await joinAs('author');
    const guide = ann.guide();
    const op = anOp('guide', guide);
    await ann.push('edit:main', op);
    await ann.push('edit:main', anOp('guide', null, { id: guide.id, base: op.op }));
    const deleted = await read(ann, '/deleted', DeletedGuides);
    expect(deleted.keptDays).toBe(5);
    const [one] = deleted.guides;
    expect(Date.parse(one!.keptUntil) - Date.parse(one!.at)).toBe(5 * dayMs);
    expect(await tidy(db, 'main', inDays(4))).toEqual({ forgotten: 0, records: 0 });
    expect((await tidy(db, 'main', inDays(6))).forgotten).toBeGreaterThan(0);
  });

  test('holds for deliveries, and for the audit log where it is not kept for ever', async () => {
    await put({ ...wish, auditDays: null });
    const row = {
      ws: 'main',
      id: randomUUID(),
      webhook: 'w',
      event: 'test',
      body: '{}',
      at: new Date(),
      next_at: null,
    };
    await db.insertInto('delivery').values(row).execute();
    const count = async () => (await db.selectFrom('delivery').select('id').where('id', '=', row.id).execute()).length;
    await tidy(db, 'main', inDays(6));
    expect(await count()).toBe(1);
    expect((await tidy(db, 'main', inDays(8))).records).toBe(0);
    expect(await count()).toBe(0);
    await put(wish);
    expect((await tidy(db, 'main', inDays(99))).records).toBe(0);
    expect((await tidy(db, 'main', inDays(101))).records).toBeGreaterThan(1);
    expect((await read(steward, '/audit', AuditPage)).records).toEqual([]);
  });
});

describe('a library', () => {
  test('is renamed, and whoever reads it hears so; nobody hears of another', async () => {
    expect(await send(steward, 'POST', '/libraries', { id: 'sales', name: 'Sales' })).toBe(204);
    const ann = await joinAs('author', 'sales');
    expect((await ann.heads()).libraries).toEqual([{ id: 'sales', name: 'Sales' }]);
    const etag = (await ann.ask('/heads')).headers.get('etag')!;
    expect((await ann.ask('/heads', { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect(await send(steward, 'PUT', '/libraries/sales', { name: 'Sales and service' })).toBe(204);
    expect((await ann.heads()).libraries).toEqual([{ id: 'sales', name: 'Sales and service' }]);
    expect((await ann.ask('/heads', { headers: { 'if-none-match': etag } })).status).toBe(200);
    expect((await steward.heads()).libraries?.map(({ id }) => id)).toEqual(['main', 'sales']);
    expect(await lastDeed()).toMatchObject({ action: 'library-renamed', target: 'sales' });
  });

  test('that is none is not renamed, and none gets a name that is none', async () => {
    expect(await send(steward, 'PUT', '/libraries/nowhere', { name: 'X' })).toBe(404);
    expect(await send(steward, 'PUT', '/libraries/main', { name: ' ' })).toBe(422);
    expect((await read(steward, '/libraries', Libraries)).libraries[0]).toEqual({ id: 'main', name: 'Main library' });
  });
});

describe('an app', () => {
  const anApp = () => ({ schemaVersion: 1, id: randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] });

  test('is switched off and on by stewards of the workspace only, and that is in the log', async () => {
    const ann = await joinAs('author');
    const app = anApp();
    const made = anOp('app', app);
    expect(await statusOf(ann, 'ws', made)).toBe('applied');
    const off = anOp('app', { ...app, isOff: true }, { base: made.op });
    expect(await statusOf(ann, 'ws', off)).toBe('forbidden');
    expect(await statusOf(steward, 'ws', off)).toBe('applied');
    expect(await lastDeed()).toMatchObject({ action: 'app-switched-off', target: app.id });
    for (const body of [app, { ...app, isOff: true, name: 'Mine' }, null])
      expect(await statusOf(ann, 'ws', anOp('app', body, { id: app.id, base: off.op }))).toBe('forbidden');
    expect(await statusOf(steward, 'ws', anOp('app', app, { base: off.op }))).toBe('applied');
    expect(await lastDeed()).toMatchObject({ action: 'app-switched-on', target: app.id });
  });

  test('loses an address, goes and comes back by stewards of the workspace only, and that is in the log', async () => {
    const ann = await joinAs('author');
    const app = anApp();
    const made = anOp('app', app);
    expect(await statusOf(ann, 'ws', made)).toBe('applied');
    const more = anOp('app', { ...app, origins: [...app.origins, 'https://eu.example.com'] }, { base: made.op });
    expect(await statusOf(ann, 'ws', more)).toBe('applied');
    expect(await statusOf(ann, 'ws', anOp('app', app, { base: more.op }))).toBe('forbidden');
    expect(await statusOf(ann, 'ws', anOp('app', null, { id: app.id, base: more.op }))).toBe('forbidden');
    const fewer = anOp('app', app, { base: more.op });
    expect(await statusOf(steward, 'ws', fewer)).toBe('applied');
    expect(await lastDeed()).toMatchObject({ action: 'app-addresses-changed', target: app.id });
    const gone = anOp('app', null, { id: app.id, base: fewer.op });
    expect(await statusOf(steward, 'ws', gone)).toBe('applied');
    expect(await lastDeed()).toMatchObject({ action: 'app-removed', target: app.id });
    expect((await ann.pull('ws')).find(({ id }) => id === app.id)).toMatchObject({ deleted: true });
    expect(await statusOf(steward, 'ws', anOp('app', app, { base: null }))).toBe('applied');
    expect(await lastDeed()).toMatchObject({ action: 'app-added', target: app.id });
    expect((await ann.pull('ws')).find(({ id }) => id === app.id)?.body).toEqual(app);
  });

  test('is not switched on by somebody who has not heard that it is off', async () => {
    const ann = await joinAs('author');
    const app = anApp();
    const made = anOp('app', app);
    await ann.push('ws', made);
    await steward.push('ws', anOp('app', { ...app, isOff: true }, { base: made.op }));
    await ann.push('ws', anOp('app', { ...app, name: 'The CRM' }, { base: made.op }));
    await ann.push('ws', anOp('app', null, { id: app.id, base: made.op }));
    const row = (await ann.pull('ws')).find(({ id }) => id === app.id);
    expect(row?.body).toMatchObject({ isOff: true, name: 'The CRM' });
  });
});

test('stewards see which groups of the provider become which teams', async () => {
  const { groups } = await read(steward, '/sign-in/groups', SignInGroups);
  expect(groups).toEqual([{ group: 'Support staff', team: 'support-staff', role: 'author', library: 'main' }]);
});
