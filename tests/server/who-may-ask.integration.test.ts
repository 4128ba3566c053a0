import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { JoinReply } from '#lib/model/sync.ts';
import type { Role } from '#lib/model/workspace.ts';
import type { Access } from '../../server/src/access/may-ask.ts';
import { createInvite } from '../../server/src/access/invites.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { operations } from '../../server/src/operations.ts';
import { foundWorkspace, join } from '../../server/src/store/people.ts';
import { aGuide } from '#tests/fixtures/a-guide.ts';
import { anOp, codeOf, sha256 } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

const log = { info: () => undefined, error: () => undefined, debug: () => undefined };
const roles: readonly Role[] = ['reader', 'author', 'expert', 'steward'];
const libraries = ['main', 'sales'];
const nobody = randomUUID();

type Name = keyof typeof operations;
interface Asked {
  path?: string;
  init?: RequestInit;
}
const json = (body: unknown): Asked => ({ init: { body: JSON.stringify(body) } });
const about = (path: string, body?: unknown): Asked => ({ path, ...(body === undefined ? {} : json(body)) });

/**
 * Every operation, who may ask it, and a question that changes nothing when it is heard. A new operation does not
 * compile before somebody has said here whom it is for.
 */
const questions: { [N in Name]: [access: Access, asked: (library: string, feed: string) => Asked] } = {
  joinPage: ['public', () => ({})],
  join: ['public', () => json({})],
  signInOffer: ['public', () => ({})],
  signInStart: ['public', () => ({})],
  signInCallback: ['public', () => ({})],
  signIn: ['public', () => json({})],
  heads: ['person', () => ({})],
  changes: ['feed', (_, feed) => about(`/v1/feeds/${feed}/changes`)],
  snapshot: ['feed', (_, feed) => about(`/v1/snap/${feed}/e/1`)],
  push: ['feed', (_, feed) => about(`/v1/feeds/${feed}/push`, { epoch: 'e', ops: [anOp('guide', aGuide())] })],
  live: ['person', () => ({})],
  reviewers: ['history', (_, feed) => about(`/v1/feeds/${feed}/reviewers`)],
  teamNames: ['history', (_, feed) => about(`/v1/feeds/${feed}/teams`)],
  revisions: ['history', (_, feed) => about(`/v1/feeds/${feed}/documents/${nobody}/revisions`)],
  restore: ['history', (_, feed) => about(`/v1/feeds/${feed}/documents/${nobody}/restore`, { op: nobody, rev: 'r' })],
  move: ['history', (_, feed) => about(`/v1/feeds/${feed}/documents/${nobody}/move`, { to: feed.split(':').at(-1) })],
  deleted: ['person', () => ({})],
  clashes: ['person', () => ({})],
  resolveClash: [
    'history',
    (_, feed) => about(`/v1/feeds/${feed}/clashes/${nobody}/resolve`, { op: nobody, keep: 'theirs' }),
  ],
  putBlob: ['person', () => ({ path: `/v1/blobs/${sha256('x')}`, init: { body: 'y' } })],
  getBlob: ['person', () => about(`/v1/blobs/${sha256('x')}`)],
  wantedBlobs: ['person', () => json({ hashes: [] })],
  myDevices: ['person', () => ({})],
  revokeDevice: ['person', () => about(`/v1/devices/${nobody}`)],
  allDevices: ['workspace', () => ({})],
  people: ['workspace', () => ({})],
  disablePerson: ['workspace', () => about(`/v1/people/${nobody}/disable`)],
  enablePerson: ['workspace', () => about(`/v1/people/${nobody}/enable`)],
  reassignGuides: ['workspace', () => about(`/v1/people/${nobody}/reassign`, { to: nobody })],
  grants: ['library', () => ({})],
  changeGrant: ['library', (library) => json({ library, principal: `person:${nobody}`, role: 'author' })],
  libraries: ['library', () => ({})],
  makeLibrary: ['workspace', () => json({ id: 'main', name: 'Again' })],
  renameLibrary: ['workspace', () => about('/v1/libraries/none', { name: 'None' })],
  signInGroups: ['library', () => ({})],
  retention: ['workspace', () => ({})],
  putRetention: ['workspace', () => json({ deletedDays: 0 })],
  teams: ['library', () => ({})],
  putTeam: ['workspace', () => about('/v1/teams/t', { name: 'T', members: [nobody] })],
  removeTeam: ['workspace', () => about('/v1/teams/none')],
  invites: ['library', () => ({})],
  makeInvite: ['library', (library) => json({ role: 'reader', library, uses: 1 })],
  revokeInvite: ['library', () => about(`/v1/invites/${nobody}`)],
  audit: ['workspace', () => ({})],
  exportAudit: ['workspace', () => ({})],
  webhooks: ['workspace', () => ({})],
  addWebhook: ['workspace', () => json({ name: 'w', url: 'https://w.example', events: ['fixed'], library: 'none' })],
  removeWebhook: ['workspace', () => about(`/v1/webhooks/${nobody}`)],
  pauseWebhook: ['workspace', () => about(`/v1/webhooks/${nobody}/pause`)],
  resumeWebhook: ['workspace', () => about(`/v1/webhooks/${nobody}/resume`)],
  renewWebhookSecret: ['workspace', () => about(`/v1/webhooks/${nobody}/secret`)],
  testWebhook: ['workspace', () => about(`/v1/webhooks/${nobody}/test`)],
  deliveries: ['workspace', () => about(`/v1/webhooks/${nobody}/deliveries`)],
  sendAgain: ['workspace', () => about(`/v1/webhooks/${nobody}/deliveries/${nobody}/again`)],
  sharePage: ['public', () => about(`/share/${nobody}`)],
  shares: ['person', () => about(`/v1/guides/${nobody}/shares`)],
  makeShare: ['person', () => about(`/v1/guides/${nobody}/shares`, { days: 7 })],
  revokeShare: ['person', () => about(`/v1/shares/${nobody}`)],
  apiPage: ['public', () => ({})],
  openapi: ['public', () => ({})],
  isAlive: ['public', () => ({})],
  isReady: ['public', () => ({})],
  metrics: ['public', () => ({})],
};
const names = Object.keys(operations) as Name[];

let store: StartedStore;
let db: Database;
/** By what they are and where: `author of *`, `steward of sales`. */
const people = new Map<string, { token: string; id: string; role: Role; library: string }>();
const deadTokens = new Map<string, string>();

async function joinBy(link: string): Promise<{ token: string; id: string }> {
  const body = JSON.stringify({ invite: codeOf(link), name: 'Somebody', device: 'test' });
  const reply = JoinReply.parse(await (await fetch(`${store.url}/v1/join`, { method: 'POST', body })).json());
  return { token: reply.token, id: reply.person.id };
}

async function ask(name: Name, token: string | null, library = 'main', feed = 'pub:main'): Promise<number> {
  const { path = operations[name].path, init = {} } = questions[name][1](library, feed);
  const headers = token === null ? {} : { authorization: `Bearer ${token}` };
  const method = operations[name].method.toUpperCase();
  const response = await fetch(`${store.url}${path}`, { method, ...init, headers });
  // Some answers are streams without an end.
  await response.body?.cancel();
  return response.status;
}

beforeAll(async () => {
  store = await startStore();
  db = openDatabase(await store.databaseUrl(), log);
  const steward = await joinBy(store.firstInvite!);
  const bySteward = (path: string, body: unknown) =>
    fetch(`${store.url}/v1${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { authorization: `Bearer ${steward.token}` },
    });
  expect((await bySteward('/libraries', { id: 'sales', name: 'Sales' })).status).toBe(204);
  const invite = async (role: Role, library: string) => {
    const { link } = await (await bySteward('/invites', { role, library })).json();
    return link as string;
  };
  for (const library of ['*', ...libraries])
    for (const role of roles)
      people.set(`${role} of ${library}`, { ...(await joinBy(await invite(role, library))), role, library });

  const stewardOf = async () => joinBy(await invite('steward', '*'));
  const [revoked, expired, disabled] = [await stewardOf(), await stewardOf(), await stewardOf()];
  // Each token was good once, and the store remembers it.
  for (const { token } of [revoked, expired, disabled]) expect(await ask('heads', token)).toBe(200);
  await db
    .updateTable('token')
    .set({ expires_at: new Date(0) })
    .where('person', '=', expired.id)
    .execute();
  await fetch(`${store.url}/v1/devices/this`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${revoked.token}` },
  });
  await bySteward(`/people/${disabled.id}/disable`, {});
  await foundWorkspace(db, 'other', 'Another', new Date());
  const { code } = await createInvite(db, 'other', { role: 'steward' }, new Date());
  const foreign = await join(db, 'other', { invite: code, name: 'Mallory', device: 'test' }, new Date());
  for (const [name, token] of Object.entries({ revoked, expired, disabled, foreign }))
    deadTokens.set(name, token.token);
  deadTokens.set('made up', 'x'.repeat(43));
});
afterAll(async () => {
  await db?.destroy();
  await store?.stop();
});

test('every operation is for whom it was meant', () => {
  expect(names.map((name) => [name, operations[name].access])).toEqual(names.map((name) => [name, questions[name][0]]));
});

describe.each(names)('%s', (name) => {
  const [access] = questions[name];

  test('is closed to tokens that are missing, wrong, dead or of another workspace', async () => {
    for (const [what, token] of [['missing', null] as const, ...deadTokens])
      expect([what, (await ask(name, token)) === 401]).toEqual([what, access !== 'public']);
  });

  test('answers each role as it should, in its own library and in another', async () => {
    const feeds = ['ws', ...libraries.flatMap((library) => [`pub:${library}`, `edit:${library}`]), `me:${nobody}`, 'x'];
    for (const [who, { token, role, library }] of people) {
      const isIn = (place: string) => library === '*' || library === place;
      const isSteward = role === 'steward';
      if (access === 'feed' || access === 'history') {
        for (const feed of feeds) {
          const [kind, place = ''] = feed.split(':');
          const isAuthor = role !== 'reader';
          const reads = kind === 'ws' || (isIn(place) && (kind === 'pub' || (kind === 'edit' && isAuthor)));
          const may = reads && (access === 'feed' || isAuthor);
          expect([who, feed, (await ask(name, token, 'main', feed)) !== 403]).toEqual([who, feed, may]);
        }
      } else if (access === 'library') {
        const isConfined = JSON.stringify(questions[name][1]('QQ', '')).includes('QQ');
        for (const place of libraries) {
          const may = isSteward && (!isConfined || isIn(place));
          expect([who, place, (await ask(name, token, place)) !== 403]).toEqual([who, place, may]);
        }
      } else {
        const may = access !== 'workspace' || (isSteward && library === '*');
        const status = await ask(name, token);
        expect([who, status !== 403 && status !== 401]).toEqual([who, may]);
      }
    }
  });
});

test('a question that is heard is not broken: nothing above was answered with a bug', async () => {
  const { token } = people.get('steward of *')!;
  for (const name of names) expect([name, (await ask(name, token)) >= 500]).toEqual([name, false]);
});
