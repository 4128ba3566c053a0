import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import type { Log } from '#src/log.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
export type InTransaction = Transaction<Tables>;

const bigintOid = 20;

/** A pool that outlives restarts of its database: without the two error handlers one restart would end this process. */
export function openDatabase(url: string, log: Log): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    types: {
      // Sequence numbers stay far below 2^53, so they may be plain numbers.
      getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
        oid === bigintOid ? Number : pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser,
    },
  });
  const onError = (error: Error) => log.info({ reason: error.message }, 'a database connection ended');
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** Serialisation failure, deadlock, and two inserts of one key: all mean "again, please". */
const worthRetrying = new Set(['40001', '40P01', '23505']);
const attemptsMost = 10;

/** Run `work` in one transaction, again where the database says that only the timing was bad. */
export async function inTransaction<T>(db: Database, work: (trx: InTransaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt === attemptsMost || !worthRetrying.has(codeOf(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 10 * attempt));
    }
  }
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? '');
}

/** Is the database away (stopped, starting, cut off), as opposed to the query being wrong? */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (/^(08|57P|53)/.test(code)) return true;
  if (['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT'].includes(code)) return true;
  return (
    error instanceof Error && /connection (terminated|timeout)|timeout exceeded|not queryable/i.test(error.message)
  );
}
