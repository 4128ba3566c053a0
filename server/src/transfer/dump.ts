import { sql } from 'kysely';
import type { Blobs } from '#src/blobs/blobs.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { formVersion, type Line } from './form.ts';
import { withoutSecrets, type Purpose } from './secrets.ts';
import { readTables, type TableShape } from './tables.ts';

const rowsAtOnce = 500;

interface Wish {
  purpose: Purpose;
  at: Date;
}

/**
 * The whole store as lines: every row of every table as it was at one moment, without secrets, then every picture and
 * body. People may go on working meanwhile. Answers which bytes are known and not there.
 */
export async function dump(
  db: Database,
  blobs: Blobs,
  { purpose, at }: Wish,
  write: (line: Line) => Promise<void>,
): Promise<string[]> {
  let rows = 0;
  const kept: { ws: string; sha256: string }[] = [];
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const migrations = (await trx.selectFrom('migration').select('id').orderBy('id').execute()).map(({ id }) => id);
      await write({ handrail: formVersion, at: at.toISOString(), migrations });
      for (const table of await readTables(trx)) {
        for await (const whole of rowsOf(trx, table)) {
          const row = withoutSecrets(purpose, table.name, whole, at);
          if (row === null) continue;
          if (table.name === 'blob') kept.push({ ws: String(row['ws']), sha256: String(row['sha256']) });
          await write({ table: table.name, row });
          rows += 1;
        }
      }
    });
  let sent = 0;
  const missing: string[] = [];
  for (const { ws, sha256 } of kept) {
    const stream = await blobs.read(ws, sha256);
    if (!stream) {
      missing.push(sha256);
      continue;
    }
    const bytes = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64');
    await write({ blob: sha256, ws, bytes });
    sent += 1;
  }
  await write({ end: true, rows, blobs: sent });
  return missing;
}

async function* rowsOf(trx: InTransaction, { name, key }: TableShape): AsyncGenerator<Record<string, unknown>> {
  const table = sql.table(name);
  const order = key.length > 0 ? sql`order by ${sql.join(key.map((column) => sql.ref(column)))}` : sql``;
  await sql`declare export_rows no scroll cursor for select to_jsonb(t) as row from ${table} as t ${order}`.execute(
    trx,
  );
  for (;;) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      fetch ${sql.lit(rowsAtOnce)} from export_rows`.execute(trx);
    for (const { row } of rows) yield row;
    if (rows.length < rowsAtOnce) break;
  }
  await sql`close export_rows`.execute(trx);
}
