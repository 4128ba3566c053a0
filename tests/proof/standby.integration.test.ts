import 'fake-indexeddb/auto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anOp, joinStore, type Client } from '#tests/server/a-client.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { urlOf } from '../../server/src/db/embedded/postmaster.ts';
import { expectAgreement } from './agreement.ts';
import { silent } from './a-database.ts';
import { startBalancer, type Balancer } from './balancer.ts';
import { ChaosClients } from './chaos-clients.ts';
import { isFollowed, promote, startFirst, startFollower, until, waitForFollower, type Replica } from './replicas.ts';
import { startStores, type StoreProcesses } from './store-processes.ts';

const feed = 'edit:main';
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let folder: string;
let first: Replica;
let second: Replica;
/** The address of the database, which moves to whoever is first. */
let address: Balancer;
let stores: StoreProcesses;
let db: Database;
const replicas: Replica[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handrail-standby-'));
  await chmod(folder, 0o711);
  first = await startFirst(folder);
  replicas.push(first);
  address = await startBalancer([first.port]);
  const url = urlOf(address.port, first.password);
  stores = await startStores(folder, url, 2);
  db = openDatabase(url, silent);
  second = await startFollower(folder, first, first.port);
  replicas.push(second);
});
afterAll(async () => {
  await db?.destroy();
  await stores?.stop();
  await address?.close();
  for (const replica of replicas) await replica.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** One guide after the other, until it is over; what the store said yes to is noted. */
async function writeNotes(client: Client, isOver: () => boolean, acknowledged: string[]): Promise<void> {
  const epoch = await client.epochOf(feed);
  while (!isOver()) {
    const op = anOp('guide', client.guide());
    const body = JSON.stringify({ epoch, ops: [op] });
    const reply = await client
      .ask(`/feeds/${feed}/push`, { method: 'POST', body, signal: AbortSignal.timeout(10_000) })
      .then((response) => (response.ok ? (response.json() as Promise<{ results: { status: string }[] }>) : null))
      .catch(() => null);
    if (reply?.results[0]?.status === 'applied') acknowledged.push(op.op);
    else await pause(50);
  }
}

async function missingOf(acknowledged: readonly string[]): Promise<string[]> {
  const rows = await db.selectFrom('revision').select('rev').where('feed', '=', feed).execute();
  const kept = new Set(rows.map(({ rev }) => rev));
  return acknowledged.filter((op) => !kept.has(op));
}

/** The first burns, and the second takes its place. */
async function failOver(from: Replica, to: Replica): Promise<void> {
  address.lead([]);
  await from.kill();
  await promote(to);
  address.lead([to.port]);
}

test('the database burns while several write: its standby takes over, clients go on, and nothing that was acknowledged is lost', async () => {
  await waitForFollower(first);
  const invites: string[] = [];
  for (let n = 0; n < 4; n += 1) invites.push(await stores.invite('author'));
  const writers = await ChaosClients.join(invites.slice(1));
  const author = await joinStore(stores.url, invites[0]!);
  const acknowledged: string[] = [];
  let isOver = false;
  const writing = [writers.write(), writeNotes(author, () => isOver, acknowledged)];
  await until(async () => acknowledged.length >= 20 && writers.witness.edits >= 20);
  await failOver(first, second);
  const before = acknowledged.length;
  await until(async () => acknowledged.length > before + 20);
  isOver = true;
  writers.stop();
  await Promise.all(writing);
  await writers.calm();
  for (const { person, device } of writers.clients) await expectAgreement(db, 'main', { person, device });
  await writers.witness.check(db, 'main');
  await writers.end();
  expect(writers.seen.failed).toBeGreaterThan(0);
  expect(await missingOf(acknowledged)).toEqual([]);
});

test('a standby that the first does not wait for may lack what was acknowledged: it is gone, and with new epochs all agree on that', async () => {
  // The stream to this one can be cut, as a slow line would.
  const line = await startBalancer([second.port]);
  const third = await startFollower(folder, second, line.port);
  replicas.push(third);
  await isFollowed(second);
  const writers = await ChaosClients.join([await stores.invite('author'), await stores.invite('author')]);
  for (const client of writers.clients) await writers.edit(client);
  await writers.calm();
  await until(async () => (await lag(second)) === 0);
  line.lead([]);
  await line.close();
  const author = await joinStore(stores.url, await stores.invite('author'));
  const acknowledged: string[] = [];
  await writeNotes(author, () => acknowledged.length >= 20, acknowledged);
  await writers.calm();
  await failOver(second, third);
  await until(async () => (await fetch(`${stores.all[0]!.url}/readyz`)).ok);
  expect(await missingOf(acknowledged)).toHaveLength(20);
  // Nobody has told the devices, so they go on holding what the store has not.
  await writers.calm();
  await expect(agreement(writers)).rejects.toThrow(/DIVERGED|DIRTY/);

  for (const store of stores.all) await store.pause();
  expect(await stores.all[0]!.command('new-epochs')).toMatch(/feeds begin anew/);
  for (const store of stores.all) await store.restart();
  await writers.calm();
  await agreement(writers);
  await writers.end();
});

async function lag(of: Replica): Promise<number> {
  const rows = await of.ask<{ lag: string }>(
    'select pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn) as lag from pg_stat_replication',
  );
  return Number(rows[0]?.lag ?? -1);
}

async function agreement(writers: ChaosClients): Promise<void> {
  for (const { person, device } of writers.clients) await expectAgreement(db, 'main', { person, device });
}
