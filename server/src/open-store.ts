import { mkdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { isDatabaseAway, openDatabase, type Database } from './db/database.ts';
import { startEmbeddedPostgres } from './db/embedded/embedded-postgres.ts';
import { migrate } from './db/migrate.ts';
import type { Log } from './log.ts';
import type { Settings } from './settings.ts';
import { foundWorkspace } from './store/people.ts';

/** The one workspace there is yet; every table and folder names it, so that there may be more. */
export const ws = 'main';

export interface OpenedDatabase {
  db: Database;
  /** Closes connections, and stops our own PostgreSQL unless it was running before and `onlyOwn` is asked for. */
  close(options?: { onlyOwn: boolean }): Promise<void>;
}

/** The database that the settings name, running, whatever is in it. */
async function connect(settings: Settings, log: Log): Promise<OpenedDatabase> {
  await mkdir(settings.data, { recursive: true, mode: 0o700 });
  const embedded = settings.databaseUrl
    ? null
    : await startEmbeddedPostgres({ data: settings.data, programs: settings.programs, log });
  const db = openDatabase(settings.databaseUrl ?? embedded?.url ?? '', log);
  const close = async (options?: { onlyOwn: boolean }) => {
    await db.destroy();
    await embedded?.stop(options);
  };
  try {
    if (settings.databaseUrl) await waitForDatabase(db);
    return { db, close };
  } catch (error) {
    await close({ onlyOwn: true });
    throw error;
  }
}

/** The same with all its tables and the workspace in it. */
export async function openStoreDatabase(settings: Settings, log: Log): Promise<OpenedDatabase> {
  const { db, close } = await connect(settings, log);
  try {
    await migrate(db);
    await foundWorkspace(db, ws, settings.workspace, new Date());
    return { db, close };
  } catch (error) {
    await close({ onlyOwn: true });
    throw error;
  }
}

const waitMs = 20_000;

/** A database that is started together with us may take longer than we do. */
export async function waitForDatabase(db: Database): Promise<void> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    try {
      await sql`select 1`.execute(db);
      return;
    } catch (error) {
      if (!isDatabaseAway(error)) throw error;
      if (Date.now() > deadline) {
        throw new Error(`The database of DATABASE_URL does not answer: ${String(error)}`, { cause: error });
      }
      await delay(500);
    }
  }
}
