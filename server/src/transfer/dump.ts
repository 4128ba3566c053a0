import { sql } from 'kysely';
import type { Blobs } from '#src/blobs/disk-blobs.ts';
import type { Database, InTransaction } from '#src/db/database.ts';
import { formVersion, type Line } from './form.ts';
import { readTables, type TableShape } from './tables.ts';

const rowsAtOnce = 500;

/**
 * The whole store as lines: every row of every table as it was at one moment, then every picture and body. People may
 * go on working meanwhile.
 */
export async function dump(db: Database, blobs: Blobs, at: Date, write: (line: Line) => Promise<void>): Promise<void> {
  let rows = 0;
  const kept: { ws: string; sha256: string }[] = [];
  await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const migrations = (await trx.selectFrom('migration').select('id').orderBy('id').execute()).map(({ id }) => id);
      await write({ handrail: formVersion, at: at.toISOString(), migrations });
      for (const table of await readTables(trx)) {
        for await (const row of rowsOf(trx, table)) {
          if (table.name === 'blob') kept.push({ ws: String(row['ws']), sha256: String(row['sha256']) });
          await write({ table: table.name, row });
          rows += 1;
        }
      }
    });
  let sent = 0;
  for (const { ws, sha256 } of kept) {
    const stream = await blobs.read(ws, sha256);
    // What is missing here cannot be had from here; the doctor names it.
    if (!stream) continue;
    const bytes = Buffer.from(await new Response(stream).arrayBuffer()).toString('base64');
    await write({ blob: sha256, ws, bytes });
    sent += 1;
  }
  await write({ end: true, rows, blobs: sent });
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
