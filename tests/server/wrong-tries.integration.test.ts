import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDatabase } from '../../server/src/db/database.ts';
import { keyedHashOf } from '../../server/src/auth/secrets.ts';
import { forgetWrongTries, keepForgettingTries, sharedWrongTries } from '../../server/src/auth/wrong-tries.ts';
import { startStore, type StartedStore } from './start-store.ts';

const silent = { info: () => undefined, error: () => undefined, debug: () => undefined };
let store: StartedStore;
let second: StartedStore;
beforeAll(async () => {
  store = await startStore();
  // Another process on the same database, as behind a load balancer.
  second = await startStore({ env: { DATABASE_URL: await store.databaseUrl() } });
});
afterAll(async () => {
  await second?.stop();
  await store?.stop();
});

async function tryInvite({ url }: StartedStore, invite: string): Promise<number> {
  const body = JSON.stringify({ invite, name: 'Eve', device: 'test' });
  const response = await fetch(`${url}/v1/join`, { method: 'POST', body });
  await response.arrayBuffer();
  return response.status;
}

/** A minute of the clock in which the whole test fits. */
const untilMinuteIsYoung = async () => {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < 20_000) await new Promise((resolve) => setTimeout(resolve, left + 100));
};

test('who guesses invites at two processes by turns has no more tries than at one, and leaves nothing behind', async () => {
  await untilMinuteIsYoung();
  const statuses: number[] = [];
  for (let guess = 0; guess < 24; guess += 1)
    statuses.push(await tryInvite(guess % 2 ? second : store, `wrong${guess}`));
  expect(statuses.filter((status) => status !== 429)).toHaveLength(20);
  expect(statuses.slice(20)).toEqual([429, 429, 429, 429]);
  // The right one is refused there as well, and is not used up.
  const link = await store.invite('reader');
  expect(await tryInvite(second, link.split('#')[1]!)).toBe(429);

  await using db = openDatabase(await store.databaseUrl(), silent);
  const rows = await db.selectFrom('wrong_try').selectAll().execute();
  expect(rows).toMatchObject([{ count: 20 }]);
  expect(JSON.stringify(rows)).not.toContain('127.0.0.1');
  const { key } = await db.selectFrom('wrong_try_key').select('key').executeTakeFirstOrThrow();
  expect(rows[0]!.place).toBe(keyedHashOf(key, '127.0.0.1'));
  await forgetWrongTries(db, 'main', new Date(Date.now() + 3 * 60_000));
  expect(await db.selectFrom('wrong_try').selectAll().execute()).toEqual([]);
});

test('what is taken back after the minute turned is no try to spare in the next', async () => {
  await using db = openDatabase(await store.databaseUrl(), silent);
  let now = Date.now();
  const tries = sharedWrongTries(db, 'main', () => new Date(now));
  const { takeBack } = await tries.count('a place');
  now += 60_000;
  await takeBack();
  expect((await tries.count('a place')).count).toBe(1);
});

test('tries whose minute is over are gone while the store runs', async () => {
  await using db = openDatabase(await store.databaseUrl(), silent);
  await sharedWrongTries(db, 'main', () => new Date(Date.now() - 3 * 60_000)).count('a place');
  const ending = new AbortController();
  const keeping = keepForgettingTries(db, 'main', ending.signal);
  const past = Math.floor(Date.now() / 60_000) - 1;
  const left = () => db.selectFrom('wrong_try').selectAll().where('minute', '<', past).execute();
  await vi.waitFor(async () => expect(await left()).toEqual([]));
  ending.abort();
  await keeping;
});
