import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { maxBlobBytes } from '#lib/model/sync.ts';
import { anOp, codeOf, joinStore, sha256, upload, type Client } from '#tests/server/a-client.ts';
import { send } from '#tests/server/a-steward.ts';
import { startStore, type StartedStore } from '#tests/server/start-store.ts';
import { openDatabase } from '../../server/src/db/database.ts';
import { silent } from './a-database.ts';
import { aRequest, type Described, type Sent } from './requests.ts';

/** So many requests are a flood, which the store would hold off before it looked at any of them. */
const anyNumber = { HANDRAIL_LIMIT_PER_DEVICE: '0', HANDRAIL_LIMIT_PER_ADDRESS: '0' };
const requests = Number(process.env['HANDRAIL_FUZZ_REQUESTS'] ?? 10_000);
let store: StartedStore;
let steward: Client;
let author: Client;
let reader: Client;
/** Whom the steward of the made-up requests may harm. */
let victim: string;
let described: Described;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  store = await startStore({ env: anyNumber });
  steward = await joinStore(store.url, await store.invite('steward'), 'Steward');
  author = await joinStore(store.url, await store.invite('author'), 'Ada');
  reader = await joinStore(store.url, await store.invite('reader'), 'Ron');
  const revoked = await joinStore(store.url, await store.invite('author'), 'Gone');
  const expired = await joinStore(store.url, await store.invite('author'), 'Late');
  expect(await send(steward, 'POST', `/people/${revoked.me.id}/disable`)).toBe(204);
  const db = openDatabase(await store.databaseUrl(), silent);
  const ended = (client: Client, set: object) =>
    db.updateTable('token').set(set).where('person', '=', client.me.id).execute();
  victim = revoked.me.id;
  await ended(revoked, { revoked_at: new Date(0) });
  await ended(expired, { expires_at: new Date(0) });
  await db.destroy();
  await author.push('edit:main', anOp('guide', author.guide()));
  Object.assign(tokens, {
    steward: steward.token,
    author: author.token,
    'author again': author.token,
    reader: reader.token,
    revoked: revoked.token,
    expired: expired.token,
    wrong: 'x'.repeat(43),
    none: '',
  });
  described = (await (await fetch(`${store.url}/v1/openapi.json`)).json()) as Described;
});
afterAll(() => store?.stop());

async function asked({ method, path, headers, body }: Sent): Promise<{ status: number; text: string }> {
  const isStream = path.startsWith('/v1/live');
  const response = await fetch(store.url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body: body as BodyInit }),
  });
  if (isStream) await response.body?.cancel();
  return { status: response.status, text: isStream ? '' : await response.text() };
}

/** All that a request without rights or form may not change. */
async function contents(): Promise<string> {
  await using db = openDatabase(await store.databaseUrl(), silent);
  const tables = [
    'feed',
    'doc',
    'revision',
    'clash',
    'blob',
    'person',
    'library',
    'grant',
    'team',
    'invite',
    'identity',
    'audit',
  ] as const;
  const all = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(all.map((rows) => rows.map((row) => JSON.stringify(row)).sort()));
}

const pushTo = (client: Client, feed: string, body: string) =>
  client.ask(`/feeds/${feed}/push`, { method: 'POST', body });

async function* aByteTooMany(): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(1_000_000).fill(32);
  for (let sent = 0; sent < maxBlobBytes; sent += piece.length) yield piece.subarray(0, maxBlobBytes - sent);
  yield piece.subarray(0, 1);
  // Open until the answer is here: whoever still sends to a connection that was closed hears of that instead.
  await new Promise((resolve) => setTimeout(resolve, 500));
}

test.each([
  [
    'a body that is too large',
    async () => pushTo(author, 'edit:main', JSON.stringify({ epoch: 'e', ops: [], x: 'x'.repeat(3_000_000) })),
    413,
  ],
  [
    'a key named __proto__ in a document',
    async () => {
      const guide = JSON.stringify(author.guide()).replace('{', '{"__proto__":{"isAdmin":true},');
      const epoch = await author.epochOf('edit:main');
      const op = JSON.stringify(anOp('guide', JSON.parse(guide) as object)).replace(
        /"body":\{[^]*\}$/,
        `"body":${guide}}`,
      );
      return pushTo(author, 'edit:main', `{"epoch":"${epoch}","ops":[${op}]}`);
    },
    'invalid',
  ],
  [
    'bytes that are not what their name says',
    () => author.ask(`/blobs/${sha256('a')}`, { method: 'PUT', body: '{"b":1}' }),
    422,
  ],
  [
    'bytes above the limit, sent in pieces',
    () => {
      const body = Readable.toWeb(Readable.from(aByteTooMany())) as unknown as BodyInit;
      return author.ask(`/blobs/${sha256('a')}`, { method: 'PUT', body, duplex: 'half' } as RequestInit);
    },
    413,
  ],
  ['a name of a blob that climbs', () => author.ask('/blobs/..%2f..%2fpostgres-password'), 422],
  ['a document whose name no database can hold', () => author.ask('/feeds/edit:main/documents/%00/revisions'), 422],
  ['a feed of somebody else', () => author.ask(`/feeds/me:${reader.me.id}/changes`), 403],
  [
    'a push into the drafts of somebody else',
    async () =>
      pushTo(author, `me:${reader.me.id}`, JSON.stringify({ epoch: 'e', ops: [anOp('guide', author.guide())] })),
    403,
  ],
  ['working copies, for a reader', () => reader.ask('/feeds/edit:main/changes'), 403],
  [
    'an invite that is made up',
    () =>
      fetch(`${store.url}/v1/join`, {
        method: 'POST',
        body: JSON.stringify({ invite: 'x'.repeat(43), name: 'A', device: '' }),
      }),
    403,
  ],
  [
    'a code of a sign-in that nobody was given',
    () =>
      fetch(`${store.url}/v1/sign-in`, {
        method: 'POST',
        body: JSON.stringify({ code: 'x'.repeat(43), verifier: 'v'.repeat(43), device: '' }),
      }),
    404,
  ],
] as const)('%s is refused, and nothing is changed', async (_what, ask, expected) => {
  const before = await contents();
  const response = await ask();
  const text = await response.text();
  if (typeof expected === 'number') expect(response.status, text).toBe(expected);
  else expect(text).toContain(`"status":"${expected}"`);
  expect(await contents()).toBe(before);
});

test('an invite for one lets in one, however often its code comes', async () => {
  const link = await store.invite('reader');
  await using db = openDatabase(await store.databaseUrl(), silent);
  const count = async () => (await db.selectFrom('person').select('id').execute()).length;
  await db.updateTable('invite').set({ uses_most: 1 }).where('uses', '=', 0).execute();
  const before = await count();
  const join = () =>
    fetch(`${store.url}/v1/join`, {
      method: 'POST',
      body: JSON.stringify({ invite: codeOf(link), name: 'B', device: '' }),
    });
  const statuses = (await Promise.all(Array.from({ length: 6 }, join))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(await count()).toBe(before + 1);
});

test('what was uploaded by one is not there for another, though they know its name', async () => {
  const name = await upload(author, JSON.stringify({ secret: randomUUID() }));
  expect((await reader.ask(`/blobs/${name}`)).status).toBe(404);
});

// Last, because its many wrong tries to come in close the doors to this address for a minute.
test('none of those who may not changes anything', { timeout: 60_000 }, async () => {
  const before = await contents();
  const closed = Object.fromEntries(Object.entries(tokens).filter(([name]) => !/author|reader|steward/.test(name)));
  const isGuarded = (sent: Sent) => !/^\/(auth|v1\/(join|sign-in))/.test(sent.path);
  await fc.assert(
    fc.asyncProperty(
      aRequest(described, ['edit:main', 'pub:main', 'main', author.me.id], closed).filter(isGuarded),
      async (sent) => {
        const { status } = await asked(sent);
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: 400 },
  );
  expect(await contents()).toBe(before);
});

test(
  `${requests} made-up requests, half fitting and half hostile: none is answered with a failure of the store, and it lives on`,
  { timeout: 60_000 + requests * 30 },
  async () => {
    const instance = await (await fetch(`${store.url}/healthz`)).json();
    const statuses = new Map<number, number>();
    const bad: string[] = [];
    const known = [
      'edit:main',
      'pub:main',
      'ws',
      `me:${author.me.id}`,
      `me:${reader.me.id}`,
      victim,
      'main',
      randomUUID(),
      sha256('x'),
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.array(aRequest(described, known, tokens), { minLength: 10, maxLength: 10 }),
        async (batch) => {
          const answers = await Promise.all(batch.map(asked));
          for (const [i, { status, text }] of answers.entries()) {
            statuses.set(status, (statuses.get(status) ?? 0) + 1);
            if (status >= 500) bad.push(`${status} ${JSON.stringify(batch[i]).slice(0, 600)} → ${text.slice(0, 200)}`);
          }
          expect(bad).toEqual([]);
        },
      ),
      { numRuns: Math.ceil(requests / 10), endOnFailure: true },
    );
    process.stdout.write(`fuzz: ${JSON.stringify([...statuses].sort(([a], [b]) => a - b))}\n`);
    // Both sides were really met: what is done, and what is refused in each of its ways.
    for (const status of [200, 401, 403, 404, 422])
      expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(5);
    expect(await (await fetch(`${store.url}/healthz`)).json()).toEqual(instance);
    expect((await author.heads()).feeds.length).toBeGreaterThan(2);
  },
);
