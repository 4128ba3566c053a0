import { chmod, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/src/db/database.ts';
import { anOp, joinStore, upload, type Client } from './a-client.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
const token = 'a-token-for-prometheus';
const env = { HANDRAIL_METRICS_TOKEN: token, HANDRAIL_LIMIT_PER_DEVICE: '60', HANDRAIL_LIMIT_PER_ADDRESS: '200' };
let store: StartedStore;
let ann: Client;
beforeAll(async () => {
  store = await startStore({ env });
  ann = await joinStore(store.url, await store.invite('author'), 'Wilhelmine');
});
afterAll(() => store.stop());

const metrics = async (shown: string | null = token) =>
  fetch(`${store.url}/metrics`, { headers: shown === null ? {} : { authorization: `Bearer ${shown}` } });
const valueOf = (text: string, line: string) =>
  Number(
    text
      .split('\n')
      .find((one) => one.startsWith(line))
      ?.split(' ')
      .at(-1),
  );

test('whoever shows the token reads how the store does, and nothing of people and guides', async () => {
  for (const wrong of [null, 'another-token-altogether', ann.token]) expect((await metrics(wrong)).status).toBe(401);
  const title = 'Quintessence';
  await ann.push('edit:main', anOp('guide', ann.guide({ title })));
  await upload(ann, '{"a":"picture"}');
  await fetch(`${store.url}/v1/no-such-thing/${title}`);
  const response = await metrics();
  expect(response.headers.get('content-type')).toContain('text/plain');
  const text = await response.text();
  expect(valueOf(text, 'handrail_http_requests_total{method="POST",route="/v1/feeds/:id/push",status="200"}')).toBe(1);
  expect(valueOf(text, 'handrail_http_requests_total{method="GET",route="none",status="404"}')).toBe(1);
  expect([valueOf(text, 'handrail_database_up'), valueOf(text, 'handrail_blobs')]).toEqual([1, 1]);
  expect(valueOf(text, 'handrail_blob_bytes')).toBe(15);
  expect(valueOf(text, 'process_resident_memory_bytes')).toBeGreaterThan(1_000_000);
  for (const never of [title, 'Wilhelmine', ann.me.id, ann.token]) expect(text).not.toContain(never);
});

test('it is ready only where tables and pictures can be worked with, and says what is not so', async () => {
  const ready = async () => {
    const response = await fetch(`${store.url}/readyz`);
    return [response.status, ((await response.json()) as { message?: string }).message ?? ''];
  };
  expect(await ready()).toEqual([200, '']);
  const db = openDatabase(await store.databaseUrl(), silent);
  const gone = db.deleteFrom('migration').where('id', '=', '0030-webhooks.sql').returning(['id', 'at']);
  const row = await gone.executeTakeFirstOrThrow();
  expect(await ready()).toEqual([503, expect.stringContaining('1 migration')]);
  await db.insertInto('migration').values(row).execute();
  await db.destroy();

  const arriving = join(store.data, 'blobs', '.arriving');
  await rename(arriving, `${arriving}.away`);
  expect(await ready()).toEqual([503, expect.stringContaining('cannot be written')]);
  await rename(`${arriving}.away`, arriving);
  await chmod(arriving, 0o700);
  expect(await ready()).toEqual([200, '']);
});

test('a device that never pauses is told when to come back, others of its address go on', async () => {
  const ben = await joinStore(store.url, await store.invite('author'), 'Ben');
  const all = await Promise.all(Array.from({ length: 70 }, () => ben.ask('/devices')));
  const refused = all.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(10);
  expect(Number(refused[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await refused[0]!.json()).toMatchObject({
    problem: 'too-many',
    message: expect.stringContaining('Try again'),
  });
  expect((await ann.ask('/devices')).status).toBe(200);
});

test('tokens made up without end are refused, and whoever has a good one is not', async () => {
  const made = () => fetch(`${store.url}/v1/heads`, { headers: { authorization: `Bearer ${'y'.repeat(43)}` } });
  const all = await Promise.all(Array.from({ length: 230 }, made));
  expect(all.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(30);
  expect((await ann.ask('/devices')).status).toBe(200);
  expect((await fetch(`${store.url}/join`)).status).toBe(200);
});
