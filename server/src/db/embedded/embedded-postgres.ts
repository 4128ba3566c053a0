import { realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Log } from '#src/log.ts';
import { makeCluster } from './make-cluster.ts';
import { chooseOwner } from './owner.ts';
import { placeOfDatabase, rootsSpare } from './place.ts';
import { askPostmaster, forgetPostmaster, isAlive, isPostgres, readPostmaster, urlOf } from './postmaster.ts';
import { findPrograms } from './programs.ts';
import { spawnPostgres } from './spawn-postgres.ts';

export interface EmbeddedPostgres {
  url: string;
  /** Was it running already? */
  wasAdopted: boolean;
  /** Stop it, unless it was running already and `onlyOwn` is asked for. */
  stop(options?: { onlyOwn: boolean }): Promise<void>;
}

interface Options {
  data: string;
  programs: string | undefined;
  log: Log;
}

const startWithinMs = 60_000;
const stopWithinMs = 15_000;
const lookEveryMs = 50;

/**
 * Our own PostgreSQL on a folder: made at first, adopted when a killed store left it running, and started again when it
 * dies. It listens on loopback only.
 */
export async function startEmbeddedPostgres({ data, programs, log }: Options): Promise<EmbeddedPostgres> {
  const owner = await chooseOwner();
  const place = await placeOfDatabase(data, owner, log);
  const bin = await findPrograms(programs, owner, owner ? rootsSpare : data);
  const password = await makeCluster({ bin, place, data, owner, log });
  const folder = join(await realpath(place), 'postgres');

  const adopted = await adopt(folder, password);
  const port = adopted?.port ?? (await freePort());
  const launch = () => launchOn(folder, port, () => spawnPostgres({ bin, folder, place, port, owner }), password);
  let pid = adopted?.pid ?? (await launch());
  log.info({ pid, port, adopted: adopted !== null }, 'PostgreSQL is ready');

  const watching = new AbortController();
  const watched = (async () => {
    while (!watching.signal.aborted) {
      await delay(500, undefined, { signal: watching.signal, ref: false }).catch(() => undefined);
      if (watching.signal.aborted || isAlive(pid)) continue;
      log.error({ pid }, 'PostgreSQL ended unexpectedly and is started again');
      try {
        pid = (await adopt(folder, password))?.pid ?? (await launch());
      } catch (error) {
        log.error({ reason: String(error) }, 'PostgreSQL does not start');
      }
    }
  })();

  return {
    url: urlOf(port, password),
    wasAdopted: adopted !== null,
    async stop({ onlyOwn } = { onlyOwn: false }) {
      watching.abort();
      await watched;
      if (!(onlyOwn && adopted)) await stopPostmaster(pid);
    },
  };
}

/** A PostgreSQL that already serves the folder, waited for if it is just starting or stopping. Null: there is none. */
async function adopt(folder: string, password: string): Promise<{ pid: number; port: number } | null> {
  const deadline = Date.now() + startWithinMs;
  while (Date.now() < deadline) {
    const found = await readPostmaster(folder);
    if (!found || !isAlive(found.pid)) return null;
    if (!(await isPostgres(found.pid))) {
      await forgetPostmaster(folder);
      return null;
    }
    const answer = found.port ? await askPostmaster(found.port, password, folder) : 'not-yet';
    if (answer === 'ours') return found;
    if (answer === 'other') return null;
    await delay(lookEveryMs);
  }
  throw new Error(
    `A PostgreSQL holds ${folder} and does not answer. Look at its process, named in postmaster.pid there.`,
  );
}

/**
 * Start until it answers. After a kill -9 the first tries may fail while the old processes still hold their shared
 * memory, so a start that ends by itself is tried again.
 */
async function launchOn(
  folder: string,
  port: number,
  spawnIt: () => { pid: number },
  password: string,
): Promise<number> {
  const deadline = Date.now() + startWithinMs;
  let child = spawnIt();
  while (Date.now() < deadline) {
    if ((await askPostmaster(port, password, folder)) === 'ours')
      return (await readPostmaster(folder))?.pid ?? child.pid;
    await delay(lookEveryMs);
    if (!isAlive(child.pid)) {
      await delay(4 * lookEveryMs);
      child = spawnIt();
    }
  }
  throw new Error('PostgreSQL does not start. Its own words are in postgres.log, beside its folder.');
}

/** "Fast" first (finish nothing, lose nothing), "immediate" if that takes too long. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + stopWithinMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(lookEveryMs);
  }
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });
}
