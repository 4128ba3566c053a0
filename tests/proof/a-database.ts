import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Log } from '../../server/src/log.ts';
import { openDatabase, type Database } from '../../server/src/db/database.ts';
import { startEmbeddedPostgres } from '../../server/src/db/embedded/embedded-postgres.ts';
import { readPostmaster } from '../../server/src/db/embedded/postmaster.ts';
import { migrate } from '../../server/src/db/migrate.ts';

export const silent: Log = { info: () => undefined, error: () => undefined, debug: () => undefined };

export interface ADatabase {
  url: string;
  /** The folder that everything of it lies in, for what else a test wants to keep. */
  folder: string;
  db: Database;
  /** kill -9 of PostgreSQL; it is started again by itself, as a store does it. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A real PostgreSQL with the store's tables, for stores that come and go. `isHasty`: no test of it cuts the power. */
export async function startDatabase({ isHasty = false } = {}): Promise<ADatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'handrail-proof-'));
  // PostgreSQL runs as another user where the tests run as root, and has to get below this folder.
  await chmod(folder, 0o711);
  const data = join(folder, 'data');
  await mkdir(data, { mode: 0o711 });
  const postgres = await startEmbeddedPostgres({ data, programs: undefined, log: silent });
  const url = isHasty ? `${postgres.url}?options=-c%20synchronous_commit%3Doff` : postgres.url;
  const db = openDatabase(url, silent);
  await migrate(db);
  return {
    url,
    folder,
    db,
    async kill() {
      const postmaster = await readPostmaster(join(data, 'postgres'));
      if (postmaster) process.kill(postmaster.pid, 'SIGKILL');
    },
    async stop() {
      await db.destroy();
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
