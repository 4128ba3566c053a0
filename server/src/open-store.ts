import { mkdir } from 'node:fs/promises';
import { openDatabase, type Database } from './db/database.ts';
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

/** The database that the settings name, running, with all its tables and the workspace in it. */
export async function openStoreDatabase(settings: Settings, log: Log): Promise<OpenedDatabase> {
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
    await migrate(db);
    await foundWorkspace(db, ws, settings.workspace, new Date());
    return { db, close };
  } catch (error) {
    await close({ onlyOwn: true });
    throw error;
  }
}
