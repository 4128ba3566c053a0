import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { operations, type Operation } from '../../server/src/operations.ts';
import { anOp, codeOf, joinStore, sha256, upload, type Client } from './a-client.ts';
import { send } from './a-steward.ts';
import { startStore, type StartedStore } from './start-store.ts';

/** The whole API is asked with secrets that are known here, with the log at its most talkative. None is in it. */
const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
const marks = {
  body: 'Quintessence',
  query: 'Zanzibar',
  cookie: 'Rumpelstilz',
  broken: 'Xanthippe',
  title: 'Wolpertinger',
};
const metricsToken = randomBytes(32).toString('base64url');
let store: StartedStore;
let db: Database;
let steward: Client;

beforeAll(async () => {
  store = await startStore({ env: { HANDRAIL_LOG: 'debug', HANDRAIL_METRICS_TOKEN: metricsToken } });
  db = openDatabase(await store.databaseUrl(), silent);
  steward = await joinStore(store.url, store.firstInvite!, 'Stella');
});
afterAll(async () => {
  await db.destroy();
  await store.stop();
});

/** One request to an operation, with secrets wherever one can put some. */
async function ask({ method, path }: Operation, token: string, body: string): Promise<number> {
  const filled = path.replace(/:\w+/g, (name) => (name === ':sha256' ? sha256('x') : 'pub:main'));
  const signal = AbortSignal.timeout(3_000);
  const response = await fetch(`${store.url}${filled}?code=${marks.query}&state=${marks.query}&before=${marks.query}`, {
    method: method.toUpperCase(),
    headers: { authorization: `Bearer ${token}`, cookie: `session=${marks.cookie}` },
    redirect: 'manual',
    signal,
    ...(method === 'get' ? {} : { body }),
  });
  await response.body?.cancel();
  return response.status;
}

test('no token, code, invite, cookie, query or body is ever in the log', async () => {
  const invite = codeOf(await store.invite('author'));
  const ann = await joinStore(store.url, await store.invite('author'), 'Ann');
  const wish = { name: marks.title, url: `https://example.com/${marks.title}`, events: ['published'] };
  const { secret } = await (await steward.ask('/webhooks', { method: 'POST', body: JSON.stringify(wish) })).json();
  await ann.push('edit:main', anOp('guide', ann.guide({ title: marks.title })));
  await upload(ann, JSON.stringify({ text: marks.title }));
  for (const operation of Object.values(operations)) {
    const bodies = [
      JSON.stringify({ invite, code: invite, verifier: ann.token, name: marks.body }),
      `{"${marks.broken}`,
    ];
    for (const token of [steward.token, 'x'.repeat(43), metricsToken])
      for (const body of bodies) await ask(operation, token, body);
  }
  // A bug: the database refuses what the store let through, and quotes it.
  const doc = db.schema.alterTable('doc');
  await doc.addColumn('luck', 'integer', (column) => column.notNull().defaultTo(1)).execute();
  await doc.alterColumn('luck', (column) => column.dropDefault()).execute();
  const op = anOp('guide', ann.guide({ title: marks.title }));
  expect(await send(ann, 'POST', '/feeds/edit:main/push', { epoch: await ann.epochOf('edit:main'), ops: [op] })).toBe(
    500,
  );

  // The log comes by a pipe of its own, and may come after the answer.
  await expect.poll(() => store.log()).toContain('"kind":"23502"');
  const log = store.log();
  for (const path of ['/v1/join', '/v1/feeds/pub:main/push', '/auth/callback', '/metrics', '/v1/live'])
    expect([path, log.includes(`"path":"${path}"`)]).toEqual([path, true]);
  expect(log).not.toContain('Failing row');
  const secrets = [steward.token, ann.token, invite, secret, metricsToken, ...Object.values(marks)];
  expect(secrets.filter((one) => log.includes(one))).toEqual([]);
}, 120_000);
