import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#lib/model/workspace.ts';
import type { Op } from '#lib/model/sync.ts';
import { aGuide, aStep } from '#tests/fixtures/a-guide.ts';
import { aFlag, anOp, joinStore, publishedEntry, sha256, statusOf, upload, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

let store: StartedStore;
const people = {} as Record<Role, Client>;

beforeAll(async () => {
  store = await startStore();
  for (const role of ['reader', 'author', 'expert', 'steward'] as const) {
    people[role] = await joinStore(store.url, await store.invite(role), role);
  }
});
afterAll(() => store?.stop());

const anApp = () => ({ schemaVersion: 1, id: randomUUID(), name: 'CRM', origins: ['https://crm.example.com'] });
const aPicture = () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(randomUUID())]);

test('every feed a person may read is in their heads, and no other', async () => {
  for (const [role, client] of Object.entries(people)) {
    const ids = (await client.heads()).feeds.map(({ id }) => id);
    const mine = ['ws', 'pub:main', ...(role === 'reader' ? [] : ['edit:main']), `me:${client.me.id}`];
    expect(ids, role).toEqual(mine);
  }
});

const everybody = ['reader', 'author', 'expert', 'steward'] as const;
const authors = ['author', 'expert', 'steward'];

describe('what each role may write', () => {
  const cases: [name: string, feed: (c: Client) => string, op: (c: Client) => Promise<Op>, who: readonly string[]][] = [
    ['an app', () => 'ws', async () => anOp('app', anApp()), authors],
    ['a published entry', () => 'pub:main', async (c) => anOp('entry', await publishedEntry(c)), authors],
    ['a working copy', () => 'edit:main', async (c) => anOp('guide', c.guide()), authors],
    ['a draft of their own', (c) => `me:${c.me.id}`, async (c) => anOp('guide', c.guide()), everybody],
    ['a flag of their own', () => 'pub:main', async (c) => anOp('flag', aFlag(c.me.id)), everybody],
    ["a flag in another's name", () => 'pub:main', async () => anOp('flag', aFlag(randomUUID())), []],
    [
      'a person',
      () => 'ws',
      async () => anOp('person', { schemaVersion: 1, id: randomUUID(), name: 'X', role: 'steward' }),
      [],
    ],
    [
      'the name of the workspace',
      () => 'ws',
      async () => anOp('workspace', { schemaVersion: 1, name: 'Acme' }, { id: 'workspace' }),
      ['steward'],
    ],
  ];
  test.each(cases)('%s', async (_name, feedOf, opOf, who) => {
    for (const role of everybody) {
      const client = people[role];
      const status = await statusOf(client, feedOf(client), await opOf(client));
      if (who.includes(role)) expect(['applied', 'same', 'clash'], role).toContain(status);
      else expect(status, role).toBe('forbidden');
    }
  });
});

test("nobody reads or writes another's drafts, and a reader sees no working copies", async () => {
  const { reader, author, steward } = people;
  const closed: [Client, string][] = [
    [steward, `me:${author.me.id}`],
    [author, `me:${reader.me.id}`],
    [reader, 'edit:main'],
    [reader, 'edit:other'],
    [author, 'nonsense'],
    [author, 'me:../ws'],
  ];
  for (const [client, feed] of closed) {
    const path = `/feeds/${encodeURIComponent(feed)}`;
    expect((await client.ask(`${path}/changes`)).status, feed).toBe(403);
    const body = JSON.stringify({ epoch: 'e', ops: [anOp('guide', aGuide())] });
    expect((await client.ask(`${path}/push`, { method: 'POST', body })).status, feed).toBe(403);
  }
  expect((await author.ask('/feeds/pub:other/changes')).status).toBe(404);
});

test('no guarded address opens without a token that was given out', async () => {
  const guarded: [string, RequestInit][] = [
    ['/heads', {}],
    ['/feeds/ws/changes', {}],
    ['/feeds/ws/push', { method: 'POST', body: '{}' }],
    [`/blobs/${sha256('x')}`, {}],
    [`/blobs/${sha256('x')}`, { method: 'PUT', body: 'x' }],
    ['/blobs/wanted', { method: 'POST', body: '{"hashes":[]}' }],
  ];
  const headers: Record<string, string>[] = [
    {},
    { authorization: 'Bearer' },
    { authorization: `Bearer ${'x'.repeat(43)}` },
    { authorization: `Basic ${people.author.token}` },
    { cookie: `token=${people.author.token}` },
  ];
  for (const [path, init] of guarded) {
    for (const each of headers) {
      const response = await fetch(`${store.url}/v1${path}`, { ...init, headers: each });
      expect(response.status, path).toBe(401);
      expect(await response.json()).toMatchObject({ problem: 'signed-out' });
    }
  }
});

describe('a blob', () => {
  test('is read by whoever may read a document that refers to it, and by nobody else', async () => {
    const { reader, author, expert } = people;
    const picture = await upload(author, aPicture());
    const canRead = async (client: Client) => {
      const response = await client.ask(`/blobs/${picture}`);
      await response.arrayBuffer();
      return response.status === 200;
    };
    expect([await canRead(author), await canRead(expert), await canRead(reader)]).toEqual([true, false, false]);
    const step = { picture: { sha256: picture, width: 10, height: 10, frame: { x: 0, y: 0, width: 1, height: 1 } } };
    const made = aStep(step);
    await author.push('edit:main', anOp('guide', author.guide({ steps: { [made.id]: made } })));
    expect([await canRead(expert), await canRead(reader)]).toEqual([true, false]);
    const entry = { ...(await publishedEntry(author)), pictures: [picture] };
    const [published] = await author.push('pub:main', anOp('entry', entry));
    expect(await canRead(reader)).toBe(true);
    await author.push('pub:main', anOp('entry', null, { id: entry.id, base: published?.rev ?? '' }));
    expect(await canRead(reader)).toBe(false);
  });

  test('comes back as it was, never to be asked for again', async () => {
    const bytes = aPicture();
    const name = await upload(people.author, bytes);
    const response = await people.author.ask(`/blobs/${name}`);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(response.headers.get('cache-control')).toMatch(/private.*immutable/);
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const head = await people.author.ask(`/blobs/${name}`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(bytes.length)]);
  });

  test('must be sent before a document refers to it, even if somebody else has sent it', async () => {
    const { author, reader } = people;
    const secret = await upload(author, JSON.stringify({ only: randomUUID() }));
    const wanted = await reader.ask('/blobs/wanted', { method: 'POST', body: JSON.stringify({ hashes: [secret] }) });
    expect(await wanted.json()).toEqual({ wanted: [secret] });
    const step = { sha256: secret, width: 1, height: 1, frame: { x: 0, y: 0, width: 1, height: 1 } };
    const made = aStep({ picture: step });
    const [result] = await reader.push(
      `me:${reader.me.id}`,
      anOp('guide', reader.guide({ steps: { [made.id]: made } })),
    );
    expect(result).toMatchObject({ status: 'invalid', message: expect.stringContaining(secret) });
    expect((await reader.ask(`/blobs/${secret}`)).status).toBe(404);
  });
});

describe('what browsers are told', () => {
  test('extensions may read answers, pages of the web may not', async () => {
    const allowed = async (origin: string) =>
      (await fetch(`${store.url}/v1/openapi.json`, { headers: { origin } })).headers.get('access-control-allow-origin');
    expect(await allowed('chrome-extension://abcdefgh')).toBe('chrome-extension://abcdefgh');
    expect(await allowed('moz-extension://0b6b-1')).toBe('moz-extension://0b6b-1');
    for (const origin of ['https://evil.example', 'null', 'chrome-extension://a.evil.example', store.url]) {
      expect(await allowed(origin), origin).toBeNull();
    }
  });

  test('the join page runs nothing but its own, and does not know the code', async () => {
    const response = await fetch(`${store.url}/join`);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(await response.text()).toContain('popup');
  });
});
