import { sql } from 'kysely';
import { Readable } from 'node:stream';
import { maxBlobBytes } from '../../../lib/model/sync.ts';
import type { Blobs } from '#src/blobs/blobs.ts';
import { inTransaction, type Database, type InTransaction } from '#src/db/database.ts';
import { Line, type BlobLine, type Header } from './form.ts';
import { renewEpochs } from './renew-epochs.ts';
import { asImported } from './secrets.ts';
import { readTables, type TableShape } from './tables.ts';

export interface Loaded {
  rows: number;
  blobs: number;
}

interface Options {
  /** What is in the store now goes. Otherwise only an empty store is filled. */
  replaces: boolean;
  onProgress?: (loaded: Loaded) => void;
}

const rowsAtOnce = 200;

/** Fill the store from lines, all of it or nothing. Every feed begins a new epoch, so that devices read it afresh. */
export async function load(
  db: Database,
  blobs: Blobs,
  lines: AsyncIterable<string>,
  { replaces, onProgress }: Options,
): Promise<Loaded> {
  const made = new BlobsMade(blobs);
  // Once, without the retries of other transactions: the lines can be read only once.
  const loading = db.transaction().execute(async (trx) => {
    const tables = new Map((await readTables(trx)).map((table) => [table.name, table]));
    if (!replaces && (await isUsed(trx)))
      throw new Error('There are people in this store already. To replace all that is in it, add --replace.');
    for (const { name } of tables.values()) await sql`delete from ${sql.table(name)}`.execute(trx);
    const loaded = await readIn(trx, tables, made, lines, onProgress);
    await renewEpochs(trx);
    return loaded;
  });
  try {
    return await loading;
  } catch (error) {
    await made.undo();
    throw error;
  }
}

/** Bytes that came with an import, which a database does not take back when it fails. */
class BlobsMade {
  readonly #blobs: Blobs;
  readonly #made: [ws: string, sha256: string][] = [];
  constructor(blobs: Blobs) {
    this.#blobs = blobs;
  }
  async receive({ ws, blob, bytes }: BlobLine): Promise<void> {
    if (!(await this.#blobs.has(ws, blob))) this.#made.push([ws, blob]);
    await this.#blobs.receive(ws, blob, Readable.from([Buffer.from(bytes, 'base64')]), maxBlobBytes);
  }
  async undo(): Promise<void> {
    for (const [ws, sha256] of this.#made) await this.#blobs.remove(ws, sha256);
  }
}

async function isUsed(trx: InTransaction): Promise<boolean> {
  return (await trx.selectFrom('person').select('id').limit(1).execute()).length > 0;
}

async function readIn(
  trx: InTransaction,
  tables: Map<string, TableShape>,
  blobs: BlobsMade,
  lines: AsyncIterable<string>,
  onProgress: Options['onProgress'],
): Promise<Loaded> {
  const loaded: Loaded = { rows: 0, blobs: 0 };
  let number = 0;
  let isWhole = false;
  let batch = null as Batch | null;
  for await (const text of lines) {
    number += 1;
    const line = readLine(text, number);
    if (isWhole) throw new Error(`Line ${number} comes after the end: the export was changed. Nothing was imported.`);
    if ((number === 1) !== 'handrail' in line) throw new Error(`Line ${number} is out of place: this is no export.`);
    if ('handrail' in line) await refuseNewer(trx, line);
    else if ('table' in line) {
      const table = tables.get(line.table);
      if (!table) throw new Error(`Line ${number} is of a table that this store does not have: ${line.table}.`);
      if (!batch || batch.table !== table || batch.rows.length === rowsAtOnce) {
        await insert(trx, batch);
        batch = { table, rows: [] };
      }
      batch.rows.push(table.name === 'webhook' ? asImported(line.row, new Date()) : line.row);
      loaded.rows += 1;
    } else if ('blob' in line) {
      await blobs.receive(line);
      loaded.blobs += 1;
    } else isWhole = line.rows === loaded.rows && line.blobs === loaded.blobs;
    if (number % 100 === 0) onProgress?.(loaded);
  }
  await insert(trx, batch);
  if (!isWhole) throw new Error('The export is cut off or was changed. Nothing was imported; take another copy of it.');
  return loaded;
}

function readLine(text: string, number: number): Line {
  try {
    return Line.parse(JSON.parse(text));
  } catch (error) {
    throw new Error(`Line ${number} is not one of an export. Nothing was imported.`, { cause: error });
  }
}

/** An older export fits into a newer store, which gives new columns their defaults. Not the other way round. */
async function refuseNewer(trx: InTransaction, { migrations }: Header): Promise<void> {
  const known = new Set((await trx.selectFrom('migration').select('id').execute()).map(({ id }) => id));
  const unknown = migrations.filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new Error(`The export is of a newer version of the store (${unknown[0]}). Update this store first.`);
}

interface Batch {
  table: TableShape;
  rows: Record<string, unknown>[];
}

async function insert(trx: InTransaction, batch: Batch | null): Promise<void> {
  if (!batch) return;
  const { table, rows } = batch;
  const columns = table.columns.filter((column) => rows.some((row) => Object.hasOwn(row, column)));
  const names = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table.name)} (${names}) select ${names}
    from jsonb_populate_recordset(null::${sql.table(table.name)}, ${JSON.stringify(rows)}::jsonb)`.execute(trx);
}

/** For a database that was put back by its own tools: devices must not trust their cursors. */
export async function renewAllEpochs(db: Database): Promise<number> {
  return inTransaction(db, (trx) => renewEpochs(trx));
}
