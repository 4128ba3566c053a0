import { sql } from 'kysely';
import type { Database, InTransaction } from '#src/db/database.ts';

export interface TableShape {
  name: string;
  columns: string[];
  /** What its rows are told apart and put in order by. */
  key: string[];
}

/**
 * All tables of the store as the database itself knows them, so that none is forgotten when one is added. Snapshots are
 * made anew, and wrong tries are of a minute.
 */
export async function readTables(db: Database | InTransaction): Promise<TableShape[]> {
  const { rows: columns } = await sql<{ name: string; column: string }>`
    select c.table_name as name, c.column_name as column from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE' and c.table_name not in ('migration', 'snapshot', 'wrong_try', 'wrong_try_key')
    order by c.table_name, c.ordinal_position`.execute(db);
  const { rows: keys } = await sql<{ name: string; column: string }>`
    select k.table_name as name, k.column_name as column from information_schema.key_column_usage k
    join information_schema.table_constraints t
      on t.constraint_schema = k.constraint_schema and t.constraint_name = k.constraint_name
      and t.table_name = k.table_name
    where k.table_schema = current_schema() and t.constraint_type = 'PRIMARY KEY'
    order by k.table_name, k.ordinal_position`.execute(db);
  const of = (rows: { name: string; column: string }[], name: string) =>
    rows.filter((row) => row.name === name).map((row) => row.column);
  const names = [...new Set(columns.map(({ name }) => name))];
  return names.map((name) => ({ name, columns: of(columns, name), key: of(keys, name) }));
}
