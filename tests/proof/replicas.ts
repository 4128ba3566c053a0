import { execFile } from 'node:child_process';
import { appendFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../../server/src/db/database.ts';
import { stopPostmaster } from '../../server/src/db/embedded/embedded-postgres.ts';
import { makeCluster } from '../../server/src/db/embedded/make-cluster.ts';
import { chooseOwner, giveTo } from '../../server/src/db/embedded/owner.ts';
import { askPostmaster, readPostmaster, urlOf } from '../../server/src/db/embedded/postmaster.ts';
import { findPrograms } from '../../server/src/db/embedded/programs.ts';
import { spawnPostgres } from '../../server/src/db/embedded/spawn-postgres.ts';
import { silent } from './a-database.ts';

/** One PostgreSQL of several. Nobody starts it again when it dies: that is what its standby is for. */
export interface Replica {
  readonly port: number;
  readonly password: string;
  /** The folder that its own one lies in. */
  readonly place: string;
  ask<Row>(text: string): Promise<Row[]>;
  /** kill -9, as when its machine burns. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

const programs = async (place: string) => {
  const owner = await chooseOwner();
  return { owner, bin: await findPrograms(undefined, owner, place) };
};

/** A statement that is about the server, not about tables, as Kysely takes it. */
export function asIs(text: string, parameters: readonly unknown[] = []) {
  const query = { kind: 'RawNode', sqlFragments: [text], parameters: [] } as const;
  return { sql: text, parameters, query, queryId: { queryId: text } };
}

/** A PostgreSQL in a folder of its own below this one. */
export async function startFirst(folder: string): Promise<Replica> {
  const place = await placeIn(folder, 'first');
  const password = await makeCluster({ ...(await programs(folder)), place, data: place, log: silent });
  return start(folder, place, password);
}

/**
 * A second one that follows the first, who is reached at `port`: a copy of its files, and from there on the stream of
 * its changes. The npm package has no pg_basebackup, so this is what that program does.
 */
export async function startFollower(folder: string, first: Replica, port: number): Promise<Replica> {
  const { owner } = await programs(folder);
  const place = await placeIn(folder, `follower-${port}`);
  const copy = join(place, 'postgres');
  await using db = openDatabase(urlOf(first.port, first.password), silent);
  // All of it in one session, or PostgreSQL ends the backup by itself.
  await db.connection().execute(async (session) => {
    await session.executeQuery(asIs(`select pg_backup_start('follower', true)`));
    await promisify(execFile)('cp', ['-a', join(first.place, 'postgres'), copy]);
    const { rows } = await session.executeQuery<{ labelfile: string }>(
      asIs('select labelfile from pg_backup_stop(false)'),
    );
    await writeFile(join(copy, 'backup_label'), rows[0]!.labelfile);
  });
  await rm(join(copy, 'postmaster.pid'), { force: true });
  await writeFile(join(copy, 'standby.signal'), '');
  const words = `host=127.0.0.1 port=${port} user=handrail password=${first.password} application_name=follower`;
  await appendFile(
    join(copy, 'postgresql.auto.conf'),
    `primary_conninfo = '${words}'\nwal_retrieve_retry_interval = 200\n`,
  );
  for (const name of ['backup_label', 'standby.signal']) await giveTo(owner, join(copy, name));
  return start(folder, place, first.password);
}

async function start(folder: string, place: string, password: string): Promise<Replica> {
  const data = join(place, 'postgres');
  const port = await freePort();
  spawnPostgres({ ...(await programs(folder)), folder: data, place, port });
  await until(async () => (await askPostmaster(port, password, data)) === 'ours');
  return {
    port,
    password,
    place,
    async ask<Row>(text: string) {
      await using db = openDatabase(urlOf(port, password), silent);
      return (await db.executeQuery<Row>(asIs(text))).rows;
    },
    async kill() {
      const postmaster = await readPostmaster(data);
      if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    },
    async stop() {
      const postmaster = await readPostmaster(data);
      if (postmaster) await stopPostmaster(postmaster.pid);
    },
  };
}

/** From now on the first answers a commit only when its follower has it on disk, too; the settings name who that is. */
export async function waitForFollower(first: Replica): Promise<void> {
  await first.ask(`alter system set synchronous_standby_names = 'follower'`);
  await first.ask('select pg_reload_conf()');
  await until(async () => (await stateOf(first)) === 'sync');
}

export async function isFollowed(first: Replica): Promise<void> {
  await until(async () => (await stateOf(first)) !== null);
}

/** The follower becomes the first. What the old one's settings wanted to wait for is not there any more. */
export async function promote(follower: Replica): Promise<void> {
  await follower.ask('alter system reset synchronous_standby_names');
  await follower.ask('select pg_reload_conf()');
  await follower.ask('select pg_promote(true, 20)');
}

async function stateOf(first: Replica): Promise<string | null> {
  const rows = await first.ask<{ sync_state: string }>(
    `select sync_state from pg_stat_replication where application_name = 'follower' and state = 'streaming'`,
  );
  return rows[0]?.sync_state ?? null;
}

/** Until it is so, for half a minute at most. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`It is still not so: ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function placeIn(folder: string, name: string): Promise<string> {
  const place = join(folder, name);
  await mkdir(place, { mode: 0o711 });
  return place;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
