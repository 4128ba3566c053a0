import { readdir, readFile } from 'node:fs/promises';
import { sql } from 'kysely';
import { inTransaction, type Database } from './database.ts';

const folder = new URL('../../migrations/', import.meta.url);
const lock = 'lock';

/**
 * Bring the tables up to date. Several processes may start at once: they queue at one locked row, because advisory
 * locks do not exist on every PostgreSQL-speaking database.
 */
export async function migrate(db: Database): Promise<void> {
  const files = await migrationFiles();
  await inTransaction(db, async (trx) => {
    await sql`create table if not exists migration (id text primary key, at timestamptz not null)`.execute(trx);
    await trx
      .insertInto('migration')
      .values({ id: lock, at: new Date() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
  await inTransaction(db, async (trx) => {
    await trx.selectFrom('migration').select('id').where('id', '=', lock).forUpdate().execute();
    const done = new Set((await trx.selectFrom('migration').select('id').execute()).map((row) => row.id));
    for (const file of files.filter((name) => !done.has(name))) {
      await sql.raw(await readFile(new URL(file, folder), 'utf8')).execute(trx);
      await trx.insertInto('migration').values({ id: file, at: new Date() }).execute();
    }
  });
}

async function migrationFiles(): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
}

/** What the next start would do; all of them where there are no tables yet. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const files = await migrationFiles();
  const { rows } = await sql<{ found: boolean }>`
    select exists (select 1 from information_schema.tables
      where table_schema = current_schema() and table_name = 'migration') as found`.execute(db);
  if (!rows[0]?.found) return files;
  const done = new Set((await db.selectFrom('migration').select('id').execute()).map(({ id }) => id));
  return files.filter((name) => !done.has(name));
}
